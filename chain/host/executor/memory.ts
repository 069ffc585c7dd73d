import { compact } from '../scale.ts'
import { Allocator } from './allocator.ts'
import { GuestFault } from './error.ts'

const PAGE_BYTES = 65_536
/** What a memory begins with: stack, data and a heap for common calls. */
const FIRST_PAGES = 64
/** 128 MiB: the most one runtime call may use. */
const MAX_PAGES = 2048
/** A memory that had to grow beyond 16 MiB is given back after the call. */
const KEPT_PAGES = 256

/**
 * The memory of a runtime: each call finds it zeroed and leaves it for the next, which costs less than a new one.
 * Numbers that the guest passes as `u64` are a pointer in the low and a length in the high half.
 */
export class GuestMemory {
  readonly allocator: Allocator
  #memory: WebAssembly.Memory
  #bytes: Uint8Array
  #view: DataView
  // One bigint and its two halves share these bytes: splitting it by arithmetic costs three bigints.
  readonly #packed = new BigInt64Array(1)
  readonly #halves = new Uint32Array(this.#packed.buffer)

  constructor() {
    this.#memory = create()
    this.#bytes = new Uint8Array(this.#memory.buffer)
    this.#view = new DataView(this.#memory.buffer)
    this.allocator = new Allocator({
      readHeader: (at) => this.view.getUint32(at, true),
      writeHeader: (at, order) => this.view.setUint32(at, order, true),
      reserve: (end) => this.#reserve(end),
    })
  }

  /** What an instance imports. */
  get memory(): WebAssembly.Memory {
    return this.#memory
  }

  get bytes(): Uint8Array {
    // Growing detaches the buffer, also when the guest grows it itself.
    if (this.#bytes.length === 0) this.#look()
    return this.#bytes
  }

  get view(): DataView {
    if (this.#bytes.length === 0) this.#look()
    return this.#view
  }

  /** A copy of what the guest points to. */
  read(packed: bigint): Uint8Array {
    const [at, length] = this.split(packed)
    return this.take(at, length)
  }

  /** The same as lower-case hex. */
  readHex(packed: bigint): string {
    const [at, length] = this.split(packed)
    this.#check(at, length)
    return Buffer.from(this.bytes.buffer, at, length).toString('hex')
  }

  readText(packed: bigint): string {
    return Buffer.from(this.read(packed)).toString()
  }

  /** A copy of `length` bytes at a pointer. */
  take(at: number, length: number): Uint8Array {
    this.#check(at, length)
    return this.bytes.slice(at >>> 0, (at >>> 0) + length)
  }

  /** Puts bytes where the guest has made room for them. */
  put(at: number, bytes: Uint8Array): void {
    this.#check(at, bytes.length)
    this.bytes.set(bytes, at >>> 0)
  }

  /** Puts bytes into the heap and gives their pointer. */
  writeAt(bytes: Uint8Array): number {
    const at = this.allocator.allocate(bytes.length)
    this.bytes.set(bytes, at)
    return at
  }

  /** Puts bytes into the heap and gives pointer and length. */
  write(bytes: Uint8Array): bigint {
    return this.pack(this.writeAt(bytes), bytes.length)
  }

  /** An `Option<Vec<u8>>`. */
  writeOption(value: Uint8Array | undefined): bigint {
    if (value === undefined) return this.write(Uint8Array.of(0))
    const prefix = compact(value.length)
    const length = 1 + prefix.length + value.length
    const at = this.allocator.allocate(length)
    const { bytes } = this
    bytes[at] = 1
    bytes.set(prefix, at + 1)
    bytes.set(value, at + 1 + prefix.length)
    return this.pack(at, length)
  }

  split(packed: bigint): [at: number, length: number] {
    this.#packed[0] = packed
    return [this.#halves[0]!, this.#halves[1]!]
  }

  pack(at: number, length: number): bigint {
    this.#halves[0] = at
    this.#halves[1] = length
    return this.#packed[0]!
  }

  /** Forgets the call: zeroes what it used, or starts anew where it used much. */
  reset(): void {
    const { used } = this.allocator
    if (this.bytes.length > KEPT_PAGES * PAGE_BYTES || used > this.bytes.length) {
      this.#memory = create()
      this.#look()
    } else this.bytes.fill(0, 0, used)
    this.allocator.begin(0)
  }

  #look(): void {
    this.#bytes = new Uint8Array(this.#memory.buffer)
    this.#view = new DataView(this.#memory.buffer)
  }

  #reserve(end: number): void {
    const missing = end - this.bytes.length
    if (missing <= 0) return
    const pages = Math.ceil(missing / PAGE_BYTES)
    const has = this.bytes.length / PAGE_BYTES
    if (has + pages > MAX_PAGES) throw new GuestFault(`the call wants more than ${MAX_PAGES} pages of memory`)
    // Half as much again at once, so that a growing heap is not a growth per allocation.
    this.#memory.grow(Math.min(Math.max(pages, has >> 1), MAX_PAGES - has))
  }

  #check(at: number, length: number): void {
    if ((at >>> 0) + length > this.bytes.length)
      throw new GuestFault(`pointer ${at >>> 0} + ${length} is out of bounds`)
  }
}

function create(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MAX_PAGES })
}
