import { bip39Generate } from '@polkadot/wasm-crypto'

/** Twelve fresh words, 128 bits of entropy: what Bittensor's wallets are made of. */
export function newMnemonic(): string {
  return bip39Generate(12)
}
