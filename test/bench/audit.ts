import { auditRound } from '../../src/audit/round.ts'
import { ready } from '../../src/crypto/ready.ts'
import { honestRound } from '../support/audit.ts'

const MINERS = 250
const CHALLENGES = 400

export type AuditFigures = {
  readonly receipts: number
  /** Everything reckoned again and every miner's signature checked, in ms. */
  readonly auditMs: number
}

/** What it takes to audit an epoch of a busy validator, without running answers again. */
export async function benchAudit(): Promise<AuditFigures> {
  await ready()
  const input = honestRound({ miners: MINERS, challenges: CHALLENGES })
  const began = performance.now()
  const { receipts, findings } = auditRound(input)
  const auditMs = performance.now() - began
  if (findings.length > 0) throw new Error(findings[0]!.text)
  return { receipts, auditMs }
}
