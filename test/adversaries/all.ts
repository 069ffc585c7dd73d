import type { Adversary } from './adversary.ts'
import backEnd from './back-end.ts'
import busy from './busy.ts'
import cache from './cache.ts'
import cheaperModel from './cheaper-model.ts'
import collusionDown from './collusion-down.ts'
import collusionUp from './collusion-up.ts'
import copier from './copier.ts'
import copierSealed from './copier-sealed.ts'
import falseTimeouts from './false-timeouts.ts'
import flapping from './flapping.ts'
import flood from './flood.ts'
import forgedReceipts from './forged-receipts.ts'
import forgedSeal from './forged-seal.ts'
import gatewayRelay from './gateway-relay.ts'
import labelOnly from './label-only.ts'
import madeUp from './made-up.ts'
import { MIXES } from './mix.ts'
import nonceReuse from './nonce-reuse.ts'
import overclaiming from './overclaiming.ts'
import pruning from './pruning.ts'
import relay from './relay.ts'
import selective from './selective.ts'
import slow from './slow.ts'
import stale from './stale.ts'
import sybil, { BUSY_SYBILS } from './sybil.ts'
import uniform from './uniform.ts'
import unsure from './unsure.ts'

/** Every cheat that is played out against simulated miners and validators. */
export const ATTACKS: readonly Adversary[] = [
  madeUp,
  labelOnly,
  cache,
  cheaperModel,
  forgedSeal,
  relay,
  backEnd,
  gatewayRelay,
  sybil,
  ...BUSY_SYBILS,
  overclaiming,
  slow,
  flapping,
  selective,
  busy,
  unsure,
  flood,
  copier,
  copierSealed,
  stale,
  uniform,
  collusionUp,
  collusionDown,
  falseTimeouts,
  pruning,
  nonceReuse,
  forgedReceipts,
  ...MIXES,
]
