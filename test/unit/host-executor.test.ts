import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Allocator } from '../../chain/host/executor/allocator.ts'
import { CodeError, RuntimeError } from '../../chain/host/executor/error.ts'
import { Runtime } from '../../chain/host/executor/runtime.ts'
import { Session } from '../../chain/host/state/session.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { CODE } from '../support/embedded.ts'
import { guestModule, leb } from '../support/guest-module.ts'

beforeAll(ready)

const I32_CONST = 0x41
const I64_CONST = 0x42
const CALL_HOST = [0x10, 0]
const DROP = 0x1a
const UNREACHABLE = 0x00
const MALLOC = { name: 'ext_allocator_malloc_version_1', takes: ['i32'], gives: ['i32'] } as const
const FREE = { name: 'ext_allocator_free_version_1', takes: ['i32'], gives: [] } as const

const run = (code: Uint8Array, session = new Session(undefined)): Uint8Array =>
  new Runtime(code, silent).call(session, 'run')

describe('code that is no runtime is refused when it is loaded', () => {
  test('an unknown host function is named', () => {
    const wants = { name: 'ext_offchain_http_request_start_version_1', takes: ['i64'], gives: ['i64'] } as const
    const code = guestModule({ wants, body: [I64_CONST, 0] })
    expect(() => new Runtime(code, silent)).toThrow(/ext_offchain_http_request_start_version_1/)
    expect(() => new Runtime(code, silent)).toThrow(CodeError)
  })

  test.each([
    ['compressed', Buffer.from('52bc537646db8e0500', 'hex'), /compressed/],
    ['empty', new Uint8Array(), /not WebAssembly/],
    ['cut off', CODE.slice(0, 1000), /not WebAssembly/],
  ])('%s code', (_, code, reason) => {
    expect(() => new Runtime(code, silent)).toThrow(reason)
  })
})

describe('a call that goes wrong', () => {
  test('says what the runtime said when it panicked, and changes nothing', () => {
    const runtime = new Runtime(CODE, silent)
    const session = new Session(undefined)
    session.set('00', Uint8Array.of(1))
    const before = session.trie
    expect(() => runtime.call(session, 'Core_initialize_block', Uint8Array.of(1, 2, 3))).toThrow(/Bad input data/)
    expect(session.trie).toBe(before)
    expect(runtime.version().specName).toBe('node-subtensor')
  })

  test('names a function that the runtime does not have', () => {
    expect(() => new Runtime(CODE, silent).call(new Session(undefined), 'Core_fly')).toThrow(/Core_fly/)
  })

  test('traps, and the runtime goes on to the next call', () => {
    const trap = guestModule({ wants: MALLOC, body: [UNREACHABLE] })
    const runtime = new Runtime(trap, silent)
    for (let turn = 0; turn < 3; turn++) {
      expect(() => runtime.call(new Session(undefined), 'run'), `turn ${turn}`).toThrow(RuntimeError)
    }
  })

  test.each([
    ['one allocation beyond 32 MiB', [I32_CONST, ...leb(40 << 20), ...CALL_HOST, DROP, I64_CONST, 0], /too large/],
    // loop { drop(malloc(16 MiB)); br 0 }
    [
      'more memory than a call may have',
      [0x03, 0x40, I32_CONST, ...leb(16 << 20), ...CALL_HOST, DROP, 0x0c, 0, 0x0b, I64_CONST, 0],
      /pages/,
    ],
    ['an answer outside of the memory', [I64_CONST, ...leb(1), I64_CONST, 32, 0x86, 0x42, 0x7f, 0x84], /out of bounds/],
  ])('%s is refused', (_, body, reason) => {
    expect(() => run(guestModule({ wants: MALLOC, body }))).toThrow(reason)
  })

  test('frees what was never allocated', () => {
    expect(() => run(guestModule({ wants: FREE, body: [I32_CONST, ...leb(64), ...CALL_HOST, I64_CONST, 0] }))).toThrow(
      /not allocated/,
    )
  })

  test('leaves a transaction open, or closes one that is not', () => {
    const wants = (name: string) => ({ name: `ext_storage_${name}_transaction_version_1`, takes: [], gives: [] })
    const body = [...CALL_HOST, I64_CONST, 0]
    expect(() => run(guestModule({ wants: wants('start'), body }))).toThrow(/left open/)
    expect(() => run(guestModule({ wants: wants('commit'), body }))).toThrow(/no storage transaction/)
  })
})

test('a call finds its memory as the first one found it', () => {
  // Answers the first 8 bytes of a fresh allocation after writing into them: those before must be zero.
  const load = [0x41, ...leb(2048), 0x29, 0, 0]
  const store = [0x41, ...leb(2048), I64_CONST, ...leb(1), 0x37, 0, 0]
  const trapIfSet = [...load, 0x50, 0x04, 0x40, 0x05, UNREACHABLE, 0x0b]
  const touch = [I32_CONST, ...leb(4096), ...CALL_HOST, DROP]
  const runtime = new Runtime(
    guestModule({ wants: MALLOC, body: [...touch, ...trapIfSet, ...store, I64_CONST, 0] }),
    silent,
  )
  for (let turn = 0; turn < 3; turn++) expect(runtime.call(new Session(undefined), 'run')).toEqual(new Uint8Array())
})

test('pieces of the heap never overlap, and come back once they are freed', () => {
  const step = fc.record({ free: fc.boolean(), size: fc.nat(5000), which: fc.nat(100) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const headers = new Map<number, number>()
      const allocator = new Allocator({
        readHeader: (at) => headers.get(at) ?? 99,
        writeHeader: (at, order) => void headers.set(at, order),
        reserve() {},
      })
      allocator.begin(1001)
      const live: { at: number; size: number }[] = []
      for (const { free, size, which } of steps) {
        if (free && live.length > 0) {
          const [piece] = live.splice(which % live.length, 1)
          allocator.free(piece!.at)
          continue
        }
        const at = allocator.allocate(size)
        expect(at % 8).toBe(0)
        expect(at + size).toBeLessThanOrEqual(allocator.used)
        for (const other of live) expect(at >= other.at + other.size || at + size <= other.at).toBe(true)
        live.push({ at, size })
      }
    }),
  )
})
