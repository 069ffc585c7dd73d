import type { Adversary } from './adversary.ts'
import busy from './busy.ts'
import cache from './cache.ts'
import cheaperModel from './cheaper-model.ts'
import collusionDown from './collusion-down.ts'
import collusionUp from './collusion-up.ts'
import copier from './copier.ts'
import falseTimeouts from './false-timeouts.ts'
import flapping from './flapping.ts'
import flood from './flood.ts'
import forgedSeal from './forged-seal.ts'
import labelOnly from './label-only.ts'
import madeUp from './made-up.ts'
import overclaiming from './overclaiming.ts'
import relay from './relay.ts'
import selective from './selective.ts'
import slow from './slow.ts'
import stale from './stale.ts'
import sybil from './sybil.ts'
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
  sybil,
  overclaiming,
  slow,
  flapping,
  selective,
  busy,
  unsure,
  flood,
  copier,
  stale,
  uniform,
  collusionUp,
  collusionDown,
  falseTimeouts,
]
