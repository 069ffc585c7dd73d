import { hkdfSync } from 'node:crypto'

/**
 * The seed of one challenge: nobody else poses it, and nobody can tell it before it is posed. Unique per
 * validator (its secret), miner, task and round.
 */
export function challengeSeed(
  secret: Uint8Array,
  { hotkey, task, round }: { readonly hotkey: string; readonly task: string; readonly round: number },
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `yuma challenge/${task}/${hotkey}/${round}`, 32))
}
