import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri, sr25519Verify } from '../../src/crypto/sr25519.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { UnsupportedChainError } from '../../src/subtensor/errors.ts'
import type { Rpc } from '../../src/subtensor/rpc.ts'
import { loadRuntime, type Runtime } from '../../src/subtensor/runtime.ts'

const GENESIS = `0x${'11'.repeat(32)}`
const BIRTH = { number: 70n, hash: `0x${'22'.repeat(32)}` }

/** A node that serves the metadata of the committed runtime and nothing else. */
function metadataOnly(): Rpc {
  const metadata = readFileSync(join(packageRoot(), 'chain', 'blob', 'metadata.scale'))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(metadata.length * 4 + 2)
  const answers: Record<string, unknown> = {
    chain_getBlockHash: GENESIS,
    state_getRuntimeVersion: {
      specName: 'node-subtensor',
      specVersion: 425,
      apis: [['0x37e397fc7c91f5e4', 2]],
      transactionVersion: 1,
    },
    system_chain: 'Test',
    system_properties: {},
    rpc_methods: { methods: [] },
    Metadata_metadata_versions: '0x080e0000000f000000',
    Metadata_metadata_at_version: `0x${Buffer.concat([Buffer.of(1), length, metadata]).toString('hex')}`,
  }
  return {
    gone: new AbortController().signal,
    call: async (method, [name]) => answers[method === 'state_call' ? String(name) : method],
    subscribe: async () => () => {},
    close() {},
  }
}

let runtime: Runtime
beforeAll(async () => {
  await ready()
  runtime = await loadRuntime(metadataOnly())
})

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const KEY = 'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'

describe('storage', () => {
  it('is found by the hashers of the metadata and read as SCALE', () => {
    const uids = runtime.storage('subtensorModule', 'uids', [1, ALICE])
    // twox128 of both names, the netuid as it is, blake2-128 of the key and the key.
    expect(uids.params[0]).toBe(
      `0x658faa385070e074c85bf6b568cf0555aab1b4e78e1ea8305462ee53b3686dc80100de1e86a9a8c739864cf3cc5ec2bea59f${KEY}`,
    )
    expect(uids.read('0x0500')).toBe(5n)
    expect(uids.read(null)).toBeUndefined()
  })

  it('that is absent has the default of the metadata, unless it is optional', () => {
    expect(runtime.storage('system', 'account', [ALICE]).read(null)).toMatchObject({ nonce: 0n, data: { free: 0n } })
    expect(runtime.storage('subtensorModule', 'networksAdded', [1]).read(null)).toBe(false)
    expect(runtime.storage('subtensorModule', 'burn', [1]).read('0x00ca9a3b00000000')).toBe(1_000_000_000n)
  })

  it('that the runtime lacks is named', () => {
    expect(() => runtime.storage('subtensorModule', 'nothing', [])).toThrow('no storage item subtensorModule.nothing')
  })
})

describe('runtime functions', () => {
  it('are asked by name, with arguments in SCALE', () => {
    const question = runtime.api('NeuronInfoRuntimeApi', 'get_neurons_lite', [258])
    expect(question?.params).toEqual(['NeuronInfoRuntimeApi_get_neurons_lite', '0x0201'])
    expect(runtime.api('NeuronInfoRuntimeApi', 'nothing', [])).toBeUndefined()
  })

  it('answer with plain values: structs, compacts of every length, lists, tuples, addresses', () => {
    const axon = [u64(7), u32(1), u128(0x7f000002), u16(8091), '04', '04', '00', '00']
    const prometheus = [u64(0), u32(0), u128(0), u16(0), '00']
    const stake = ['04', KEY, '0b00a0724e1809']
    const scores = ['00', '02093d00', 'feff0300', '04', '08', '0c', '4101', '10', '01', '00']
    const bytes = ['04', KEY, KEY, '04', '0c', '01', ...axon, ...prometheus, ...stake, ...scores].join('')
    expect(neurons(`0x${bytes}`)).toEqual([
      {
        hotkey: ALICE,
        coldkey: ALICE,
        uid: 1n,
        netuid: 3n,
        active: true,
        axonInfo: {
          block: 7n,
          version: 1n,
          ip: 0x7f000002n,
          port: 8091n,
          ipType: 4n,
          protocol: 4n,
          placeholder1: 0n,
          placeholder2: 0n,
        },
        prometheusInfo: { block: 0n, version: 0n, ip: 0n, port: 0n, ipType: 0n },
        stake: [[ALICE, 10_000_000_000_000n]],
        rank: 0n,
        emission: 1_000_000n,
        incentive: 65_535n,
        consensus: 1n,
        trust: 2n,
        validatorTrust: 3n,
        dividends: 80n,
        lastUpdate: 4n,
        validatorPermit: true,
        pruningScore: 0n,
      },
    ])
  })

  it('answer an absent option with nothing', () => {
    const next = runtime.api('SubnetInfoRuntimeApi', 'get_next_epoch_start_block', [3])!
    expect(next.read('0x00')).toBeUndefined()
    expect(next.read(`0x01${u64(90)}`)).toBe(90n)
  })

  it('answer no nonsense: too little, too much, and any bytes at all end in an error of their own', () => {
    for (const wrong of ['0x04', '0x0000', '0xfe', '', undefined, null, 7]) {
      expect(() => neurons(wrong), String(wrong)).toThrow(UnsupportedChainError)
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          neurons(`0x${Buffer.from(bytes).toString('hex')}`)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UnsupportedChainError)
        }
      }),
    )
  })
})

describe('events', () => {
  it('belong to their extrinsic, and a failure names its pallet, its error and what it means', () => {
    const failed = ['00', u32(1), '0001', '03', '07', '06000000', '00000000', '00']
    const network = ['00', u32(2), '07', networkAdded(), u16(3), u16(1), '00']
    const events = runtime.events(`0x${['08', ...failed, ...network].join('')}`)
    expect(events[0]).toMatchObject({
      index: 1,
      pallet: 'System',
      name: 'ExtrinsicFailed',
      refusal: { pallet: 'SubtensorModule', name: 'HotKeyNotRegisteredInNetwork' },
    })
    expect(events[0]!.refusal!.text).not.toBe('')
    expect(events[1]).toEqual({ index: 2, pallet: 'SubtensorModule', name: 'NetworkAdded', data: [3n, 1n] })
  })
})

describe('an extrinsic', () => {
  it('has the bytes of format 4: signer, signature, era, nonce, tip, call', () => {
    const alice = keypairFromUri('//Alice')
    let payload: Uint8Array = new Uint8Array()
    const recorder = {
      address: alice.address,
      publicKey: alice.publicKey,
      sign: (message: Uint8Array) => {
        payload = message
        return alice.sign(message)
      },
    }
    const call = { pallet: 'subtensorModule', method: 'setMechanismWeights', args: [1, 0, [1], [65_535], 0n] }
    const { hex, hash } = runtime.sign(call, recorder, { nonce: 3n, birth: BIRTH })
    const bytes = Buffer.from(hex.slice(2), 'hex')
    expect(hash).toBe(`0x${Buffer.from(blake2_256(bytes)).toString('hex')}`)
    // Length, version 4 with a signature, an account id; then sr25519 and 64 bytes.
    expect(bytes.subarray(2, 4).toString('hex')).toBe('8400')
    expect(bytes.subarray(4, 36)).toEqual(Buffer.from(decodeAddress(ALICE)))
    expect(bytes[36]).toBe(1)
    expect(sr25519Verify(bytes.subarray(37, 101), payload, alice.publicKey)).toBe(true)
    // An era of 64 from block 70 (6 · 16 + 5), nonce 3, no tip, and no hash of the metadata where the runtime has
    // a place for one; pallet 7, call 119, its arguments.
    const rest = bytes.subarray(101).toString('hex')
    expect(rest).toMatch(new RegExp(`^65000c00(00)?077701000004010004ffff${u64(0)}$`))
    const signed = Buffer.from(payload).toString('hex')
    expect(signed).toMatch(new RegExp(`${GENESIS.slice(2)}${BIRTH.hash.slice(2)}(00)?$`))
  })

  it('whose call the runtime lacks is named', () => {
    const call = { pallet: 'subtensorModule', method: 'nothing', args: [] }
    expect(() => runtime.sign(call, keypairFromUri('//Alice'), { nonce: 0n, birth: BIRTH })).toThrow(
      'no call subtensorModule.nothing',
    )
  })
})

function neurons(answer: unknown): unknown {
  return runtime.api('NeuronInfoRuntimeApi', 'get_neurons_lite', [3])!.read(answer)
}

function little(value: number, bytes: number): string {
  const digits = BigInt(value)
    .toString(16)
    .padStart(bytes * 2, '0')
  return Buffer.from(digits, 'hex').reverse().toString('hex')
}

function u16(value: number): string {
  return little(value, 2)
}

function u32(value: number): string {
  return little(value, 4)
}

function u64(value: number): string {
  return little(value, 8)
}

function u128(value: number): string {
  return little(value, 16)
}

/** The event's number, which the interface leaves free: the one whose two fields are read as such. */
function networkAdded(): string {
  for (let index = 0; index < 256; index += 1) {
    const hex = little(index, 1)
    try {
      const [event] = runtime.events(`0x04${['00', u32(2), '07', hex, u16(3), u16(1), '00'].join('')}`)
      if (event?.name === 'NetworkAdded') return hex
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(UnsupportedChainError)
    }
  }
  throw new Error('the runtime has no event NetworkAdded')
}
