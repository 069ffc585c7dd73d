import type { Chain } from '../subtensor/chain.ts'
import { createRandom, SEED_BYTES } from '../tasks/random.ts'
import type { Task } from '../tasks/task.ts'
import type { Asker } from '../transport/transport.ts'
import type { MachineOptions } from './machine.ts'
import type { SimulationPlan } from './plan.ts'
import type { World } from './world.ts'

/** Of what people ask for so much goes through validators, and is asked, answered and judged like everything; the rest only keeps machines busy. */
const CARRIED = 0.02
/** Items of a piece of work that is not carried, about the mean of those that are. */
const PIECE_UNITS = 2
/** How long an answer may take, in ms. */
const TIMEOUT_MS = 12_000

/** How busy people keep a machine beside what is carried through validators. */
export function backgroundOf(demand: number): NonNullable<MachineOptions['busy']> {
  return { share: demand * (1 - CARRIED), units: PIECE_UNITS }
}

export type PeopleModules = {
  readonly world: World
  /** What people's queries go through at a validator. */
  readonly asker: Asker
  readonly chain: Chain
  readonly random: () => number
}

/**
 * Has people ask miners through a validator, in proportion to what those are paid, at random times; in all as much as the
 * demand's carried part comes to. Returns how to stop.
 */
export function askForPeople(
  { world, asker, chain, random }: PeopleModules,
  { demand = 0, miners, validators }: SimulationPlan,
  { netuid, tasks }: { readonly netuid: number; readonly tasks: readonly Task[] },
): () => Promise<void> {
  const who = 'people'
  let over = false
  let nonce = 0n

  const ask = async (task: Task): Promise<void> => {
    const { neurons, block } = await chain.metagraph(netuid)
    const paid = neurons.filter(({ endpoint, incentive }) => endpoint !== undefined && incentive > 0)
    let lot = random() * paid.reduce((sum, { incentive }) => sum + incentive, 0)
    const chosen = paid.find(({ incentive }) => {
      lot -= incentive
      return lot < 0
    })
    if (chosen?.endpoint === undefined) return
    const seed = Uint8Array.from({ length: SEED_BYTES }, () => Math.floor(256 * random()))
    const [size] = createRandom(seed).shuffle(sizesOf(task))
    const [inputs = []] = task.pose(seed, [size ?? 1]).requests
    const request = { task: task.name, inputs, nonce: (BigInt(Math.floor(2 ** 32 * random())) << 32n) | ++nonce, block }
    await asker.ask({ hotkey: chosen.hotkey, ...chosen.endpoint }, request, { timeoutMs: TIMEOUT_MS })
  }
  const keepAsking = (task: Task): void => {
    const sizes = sizesOf(task)
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    const able = miners.filter(({ tasks }) => tasks.includes(task.name))
    const machines = new Map(able.map(({ name, machine = name, unitsPerSecond }) => [machine, unitsPerSecond]))
    const unitsPerSecond = [...machines.values()].reduce((sum, each) => sum + each, 0)
    const perSecond = (demand * CARRIED * unitsPerSecond) / mean / validators.length
    const next = (): void => {
      if (over) return
      void ask(task).catch((thrown) => world.fail(thrown))
      world.post(who, gapMs(), next)
    }
    const gapMs = (): number => (-Math.log(1 - random()) * 1000) / perSecond
    if (perSecond > 0) world.post(who, gapMs(), next)
  }
  for (const task of tasks) keepAsking(task)
  return async () => {
    over = true
  }
}

/** The sizes of people's requests, each as often as its weight. */
function sizesOf({ sizes }: Task): readonly number[] {
  return sizes.flatMap((weight, place) => Array<number>(weight).fill(place + 1))
}
