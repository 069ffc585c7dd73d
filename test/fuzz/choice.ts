import { Random } from '../support/random.ts'
import { type AccountRef, COLDKEYS, coldkey, HOTKEYS, hotkey, ownerOf, type SealedData } from './step.ts'

/** So many subnets the stream is about. */
export const SUBNETS = 5

/** So many hotkeys are neurons from the beginning, each on its own subnet: the owners' first. */
export const MEMBERS = 105

/** The subnet on which the hotkey of this index is a neuron. */
export const homeOf = (index: number): number => 1 + (index % SUBNETS)

/** Random arguments: mostly such that a call may succeed, and now and then at the edge or beyond. */
export class Choice extends Random {
  /** Blocks since the stream began, or a few more. */
  block = 0
  /** Commits made lately and when, to be revealed. */
  readonly sealed: { readonly sealed: SealedData; readonly block: number }[] = []
  /** Who may act for whom, as it was said lately. */
  readonly proxies: { readonly signer: number; readonly delegate: number }[] = []

  /** One chance in `of`. */
  rarely(of = 12): boolean {
    return this.below(of) === 0
  }

  netuid(): number {
    return this.rarely(20) ? this.pick([0, SUBNETS + 1, 65_535]) : 1 + this.below(SUBNETS)
  }

  /** A hotkey's account number; few of them most of the time, so that calls meet. */
  hotkey(): number {
    return hotkey(this.flag() ? this.below(40) : this.below(HOTKEYS))
  }

  /** A hotkey and the subnet on which it is a neuron from the beginning, or any two. */
  member(): { readonly hotkey: number; readonly netuid: number } {
    const index = this.below(MEMBERS)
    return this.rarely(8)
      ? { hotkey: this.hotkey(), netuid: this.netuid() }
      : { hotkey: hotkey(index), netuid: homeOf(index) }
  }

  coldkey(): number {
    return coldkey(this.below(COLDKEYS))
  }

  /** A hotkey with the coldkey it belongs to, or seldom with another. */
  pair(): { readonly hotkey: AccountRef; readonly coldkey: number } {
    const account = this.hotkey()
    return { hotkey: { account }, coldkey: this.rarely() ? this.coldkey() : ownerOf(account) }
  }

  /** Rao or alpha: any size, mostly what somebody may own. */
  amount(): bigint {
    if (this.rarely(25)) return this.pick([0n, 1n, 2n ** 64n - 1n, this.wide()])
    return 10n ** BigInt(6 + this.below(7)) * BigInt(1 + this.below(9)) + BigInt(this.below(1_000))
  }

  /** Rao for an alpha. */
  price(): bigint {
    if (this.rarely(10)) return this.pick([0n, 1n, 2n ** 64n - 1n])
    return 10n ** BigInt(7 + this.below(4)) * BigInt(1 + this.below(9))
  }

  u16(): number {
    return this.rarely(4) ? this.pick([0, 1, 65_535]) : this.below(65_536)
  }

  /** A number near the bounds of hyperparameters. */
  small(): number {
    return this.pick([0, 1, 2, 5, 10, 20, 64, 100, 256, 360, 1_000])
  }

  /** Rows of weights: uids in order, mostly there, and as many weights. */
  row(): { readonly uids: number[]; readonly weights: number[] } {
    const count = this.rarely() ? 0 : 1 + this.below(12)
    const uids = [...new Set(Array.from({ length: count }, () => this.below(this.rarely() ? 300 : 24)))]
    if (this.rarely(30)) uids.push(0, 0)
    const weights = uids.map(() => this.u16())
    if (this.rarely(30)) weights.push(1)
    return { uids, weights }
  }

  text(most = 24): string {
    return 'yuma '.repeat(Math.ceil(this.below(most) / 5)).slice(0, most)
  }
}
