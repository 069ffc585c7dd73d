import type { Guest, HostFunctions } from '../../../chain/host/executor/guest.ts'
import { Runtime } from '../../../chain/host/executor/runtime.ts'
import { buildGenesis } from '../../../chain/host/genesis.ts'
import { encodeBytes, encodeU32, encodeVec, ScaleReader } from '../../../chain/host/scale.ts'
import { Session } from '../../../chain/host/state/session.ts'
import type { Trie } from '../../../chain/host/trie/node.ts'
import { SubnetError } from '../../../src/lib/errors.ts'
import { silent } from '../../../src/lib/log.ts'
import { type Count, Counter } from './counter.ts'

/** What new subnets begin with is Subtensor's in this preset. */
const PRESET = 'testnet'

/** A benchmark of a pallet: its names, and the least and the greatest value of each component. */
export type Benchmark = {
  readonly pallet: string
  readonly instance: string
  readonly name: string
  readonly components: readonly Component[]
}

/** A quantity that a call grows with; `letter` is its place in the alphabet. */
type Component = { readonly letter: number; readonly least: number; readonly most: number }

/** A value for each component, in their order. */
export type Point = readonly number[]

/** A benchmark did not run through. */
class BenchmarkFailure extends SubnetError {
  readonly code = 'BENCHMARK'
}

/** A runtime built with `runtime-benchmarks`, ready to run them. Each run begins with genesis and leaves nothing. */
export class Stage {
  readonly #genesis: Trie
  readonly #timing: Runtime
  readonly #counting: Runtime
  readonly #counter = new Counter()

  constructor(code: Uint8Array) {
    this.#timing = new Runtime(code, silent, (guest) => functions(guest, undefined))
    this.#counting = new Runtime(code, silent, (guest, known) => ({
      ...this.#counter.watch(guest, known),
      ...functions(guest, this.#counter),
    }))
    this.#genesis = buildGenesis(this.#timing, code, { preset: PRESET })
  }

  /** The benchmarks there are. */
  list(): Benchmark[] {
    const answer = this.#timing.call(new Session(this.#genesis), 'Benchmark_benchmark_metadata', Uint8Array.of(1))
    const reader = new ScaleReader(answer)
    const text = (): string => Buffer.from(reader.bytes()).toString()
    const pallets = reader.vec(() => {
      const [pallet, instance] = [text(), text()]
      return reader.vec((): Benchmark => {
        const name = text()
        const components = reader.vec(() => ({ letter: reader.u8(), least: reader.u32(), most: reader.u32() }))
        reader.vec(() => [text(), text()])
        return { pallet, instance, name, components }
      })
    })
    return pallets.flat()
  }

  /** Time of a call in ps, between its setup and what checks it. Throws `BenchmarkFailure`. */
  time(benchmark: Benchmark, point: Point): number {
    return run(this.#timing, this.#genesis, benchmark, point) * 1000
  }

  /** What the call reads and writes. Throws `BenchmarkFailure`. */
  count(benchmark: Benchmark, point: Point): Count {
    run(this.#counting, this.#genesis, benchmark, point)
    return this.#counter.count
  }
}

/** Runs a benchmark once; returns its ns. */
function run(runtime: Runtime, genesis: Trie, benchmark: Benchmark, point: Point): number {
  const names = [benchmark.pallet, benchmark.instance, benchmark.name].map((name) => encodeBytes(Buffer.from(name)))
  const components = benchmark.components.map(({ letter }, index) =>
    Buffer.concat([Uint8Array.of(letter), encodeU32(point[index]!)]),
  )
  const config = Buffer.concat([...names, encodeVec(components), Uint8Array.of(0), encodeU32(1)])
  const reader = new ScaleReader(runtime.call(new Session(genesis), 'Benchmark_dispatch_benchmark', config))
  if (reader.u8() !== 0) {
    const reason = Buffer.from(reader.bytes()).toString()
    throw new BenchmarkFailure(`${benchmark.pallet}::${benchmark.name} at [${point}]: ${reason}`)
  }
  const text = (): Uint8Array => reader.bytes()
  const [batch] = reader.vec(() => {
    for (let name = 0; name < 3; name++) text()
    return reader.vec(() => {
      reader.vec(() => [reader.u8(), reader.u32()])
      const ns = Number(reader.uint(16))
      reader.take(16 + 5 * 4)
      reader.vec(() => [text(), reader.u32(), reader.u32(), reader.u8()])
      return ns
    })
  })
  return batch![0]!
}

/** What `frame_benchmarking` asks of its host: a clock, a state to go back to, and counts, which we keep ourselves. */
function functions(guest: Guest, counter: Counter | undefined): HostFunctions {
  const { memory } = guest
  return {
    ext_benchmarking_current_time_version_1: () => memory.writeAt(nanoseconds()),
    ext_benchmarking_wipe_db_version_1: () => guest.session.restore({ trie: guest.session.base, depth: 0 }),
    ext_benchmarking_commit_db_version_1: () => undefined,
    ext_benchmarking_read_write_count_version_1: () => memory.write(new Uint8Array(16)),
    ext_benchmarking_reset_read_write_count_version_1: () => counter?.reset(),
    ext_benchmarking_get_whitelist_version_1: () => memory.write(encodeVec([])),
    ext_benchmarking_set_whitelist_version_1: (keys: bigint) => counter?.exempt(memory.read(keys)),
    ext_benchmarking_get_read_and_written_keys_version_1: () => memory.write(encodeVec([])),
    ext_benchmarking_proof_size_version_1: () => memory.write(Uint8Array.of(0)),
    // For exempt keys of child tries, of which there are none.
    ext_default_child_storage_get_version_1: () => memory.writeOption(undefined),
    // It is asked for after the call, and would take longer than all the rest.
    ext_storage_root_version_2: () => memory.write(new Uint8Array(32)),
  }
}

function nanoseconds(): Uint8Array {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setBigUint64(0, process.hrtime.bigint(), true)
  return bytes
}
