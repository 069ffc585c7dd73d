import type { World } from './world.ts'

/** How a machine works. */
export type MachineOptions = {
  /** Work units it does in a second. */
  readonly unitsPerSecond: number
  /** What every piece of work takes beside its units, in ms. */
  readonly overheadMs?: number
  /** What others have it do all the time, as a share of what it can, in pieces of so many units; and the lots they draw. */
  readonly busy?: { readonly share: number; readonly units: number }
  readonly random?: () => number
}

/** A machine that does one thing after another; whoever has models on it shares it. */
export class Machine {
  readonly #world: World
  readonly #name: string
  readonly #options: MachineOptions
  #freeAt = 0
  #done = 0
  #busyAt: number | undefined

  constructor(world: World, name: string, options: MachineOptions) {
    this.#world = world
    this.#name = name
    this.#options = options
  }

  /** Units done so far. */
  get done(): number {
    return this.#done
  }

  /** Resolves when the machine has done so many units, after what it was given before; rejects when the signal aborts. */
  async work(units: number, signal?: AbortSignal): Promise<void> {
    const { unitsPerSecond, overheadMs = 0 } = this.#options
    this.#keepBusy()
    const begins = Math.max(this.#freeAt, this.#world.now())
    this.#freeAt = begins + overheadMs + (1000 * units) / unitsPerSecond
    await this.#world.clockOf(this.#name).sleep(this.#freeAt - this.#world.now(), signal)
    this.#done += units
  }

  /** What others came with since the last work, each piece in its turn: nobody sees it before it keeps somebody waiting. */
  #keepBusy(): void {
    const { unitsPerSecond, busy, random } = this.#options
    if (busy === undefined || random === undefined || busy.share === 0) return
    const pieceMs = (1000 * busy.units) / unitsPerSecond
    const now = this.#world.now()
    let at = this.#busyAt ?? now
    while (at <= now) {
      this.#freeAt = Math.max(this.#freeAt, at) + pieceMs
      // Nobody waits for anybody: gaps are exponential.
      at += (-Math.log(1 - random()) * pieceMs) / busy.share
    }
    this.#busyAt = at
  }
}
