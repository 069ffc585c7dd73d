import type { World } from './world.ts'

/** How a machine works. */
export type MachineOptions = {
  /** Work units it does in a second. */
  readonly unitsPerSecond: number
  /** What every piece of work takes beside its units, in ms. */
  readonly overheadMs?: number
}

/** A machine that does one thing after another; whoever has models on it shares it. */
export class Machine {
  readonly #world: World
  readonly #name: string
  readonly #options: MachineOptions
  #freeAt = 0
  #done = 0

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
    const begins = Math.max(this.#freeAt, this.#world.now())
    this.#freeAt = begins + overheadMs + (1000 * units) / unitsPerSecond
    await this.#world.clockOf(this.#name).sleep(this.#freeAt - this.#world.now(), signal)
    this.#done += units
  }
}
