import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/config/errors.ts'
import { readSettings } from '../../src/config/file.ts'
import { integer, milliseconds, tao, text, yesNo } from '../../src/config/kind.ts'
import { type Given, load } from '../../src/config/load.ts'
import { envName, flagName } from '../../src/config/option.ts'
import { stateDirectory } from '../../src/config/state.ts'
import { editDistance, suggest } from '../../src/config/suggest.ts'

const options = {
  network: {
    help: 'endpoint of the chain',
    type: text,
    default: 'ws://127.0.0.1:9944',
    aliases: ['BT_CHAIN_ENDPOINT'],
  },
  netuid: { help: 'number of the subnet', type: integer(0, 65_535) },
  blockMs: { help: 'time between blocks', type: milliseconds, default: 250 },
  password: { help: 'opens the coldkey', type: text.optional(), secret: true },
} as const

const given = (part: Partial<Given>): Given => ({ flags: { netuid: '1' }, env: {}, file: {}, ...part })

describe('load', () => {
  it('takes flags over environment over file over defaults and says where each came from', () => {
    const all = given({
      flags: { network: 'ws://flag', netuid: 7 },
      env: { YUMA_NETWORK: 'ws://env', YUMA_BLOCK_MS: '12s' },
      file: { network: 'ws://file', blockMs: 3, netuid: 4 },
    })
    const { values, sources } = load(options, all)
    expect(values).toEqual({ network: 'ws://flag', netuid: 7, blockMs: 12_000, password: undefined })
    expect(sources).toEqual({ network: 'flag', netuid: 'flag', blockMs: 'environment', password: 'default' })
    expect(load(options, { ...all, flags: {}, env: {} }).values).toMatchObject({
      network: 'ws://file',
      netuid: 4,
      blockMs: 3,
    })
    expect(load(options, given({})).values).toMatchObject({ network: 'ws://127.0.0.1:9944', netuid: 1, blockMs: 250 })
  })

  it('takes the variables of Bittensor after its own', () => {
    expect(load(options, given({ env: { BT_CHAIN_ENDPOINT: 'ws://bt' } })).values.network).toBe('ws://bt')
    const both = given({ env: { BT_CHAIN_ENDPOINT: 'ws://bt', YUMA_NETWORK: 'ws://own' } })
    expect(load(options, both).values.network).toBe('ws://own')
  })

  it.each([
    [
      'an unknown key of the file, with a suggestion',
      { file: { blokMs: 3 } },
      'unknown setting blokMs, did you mean blockMs?',
    ],
    [
      'an unknown flag, with a suggestion',
      { flags: { netuid: 1, netword: 'x' } },
      'unknown setting --netword, did you mean --network?',
    ],
    ['a key of the object prototype', { file: { constructor: 1 } }, 'unknown setting constructor'],
    ['a missing setting by its flag', { flags: {} }, '--netuid is required: number of the subnet'],
    [
      'a wrong variable by its name',
      { env: { YUMA_BLOCK_MS: 'soon' } },
      'YUMA_BLOCK_MS: expected a duration such as 250ms, 12s or 5m, got "soon"',
    ],
    ['a wrong value of the file by its key', { file: { network: '' } }, 'network: expected a text that is not empty'],
    [
      'a number out of range by its flag',
      { flags: { netuid: 70_000 } },
      '--netuid: expected a whole number from 0 to 65535, got 70000',
    ],
    ['a secret on the command line', { flags: { netuid: 1, password: 'x' } }, 'YUMA_PASSWORD'],
  ] satisfies [string, Partial<Given>, string][])('refuses %s', (_, part, message) => {
    expect(() => load(options, given(part))).toThrow(ConfigError)
    expect(() => load(options, given(part))).toThrow(message)
  })

  it('never repeats a secret', () => {
    const env = { YUMA_PASSWORD: '' }
    expect(() => load(options, given({ env }))).toThrow(/^YUMA_PASSWORD: expected a text that is not empty$/)
  })
})

describe('kinds', () => {
  it('read what flags and variables say', () => {
    expect(yesNo.parse('no')).toBe(false)
    expect(yesNo.parse(true)).toBe(true)
    expect(tao.parse('1.5')).toBe(1_500_000_000n)
    expect(tao.parse(2)).toBe(2_000_000_000n)
    expect(milliseconds.parse('5m')).toBe(300_000)
  })

  it('refuse what is nearly right', () => {
    for (const [kind, wrong] of [
      [yesNo, 'maybe'],
      [tao, '1.0000000001'],
      [tao, '-1'],
      [integer(0), '1e3'],
      [milliseconds, '1h'],
    ] as const) {
      expect(kind.safeParse(wrong).success, `${wrong}`).toBe(false)
    }
  })
})

describe('names', () => {
  it('follow from the key', () => {
    expect(flagName('minPeerStake')).toBe('--min-peer-stake')
    expect(envName('minPeerStake')).toBe('YUMA_MIN_PEER_STAKE')
  })

  it('suggest nothing for a word of its own', () => {
    expect(suggest('colour', ['network', 'netuid'])).toBeUndefined()
  })

  it('are as far apart in one direction as in the other, and no further than the longer is long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        const distance = editDistance(left, right)
        expect(distance).toBe(editDistance(right, left))
        expect(distance === 0).toBe(left === right)
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length))
      }),
    )
  })
})

describe('files and folders', () => {
  it('names the file that holds no settings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'config-'))
    const path = join(folder, 'settings.json')
    await writeFile(path, '{ "netuid": 3 }')
    expect(await readSettings(path)).toEqual({ netuid: 3 })
    for (const content of ['[1]', '{', '3']) {
      await writeFile(path, content)
      await expect(readSettings(path)).rejects.toThrow(path)
    }
    await expect(readSettings(join(folder, 'none.json'))).rejects.toBeInstanceOf(ConfigError)
    await rm(folder, { recursive: true })
  })

  it('keeps state where XDG says, and ignores a relative path there', () => {
    expect(stateDirectory({ XDG_STATE_HOME: '/state' }, '/home/ann')).toBe('/state/yumanet')
    expect(stateDirectory({ XDG_STATE_HOME: 'state' }, '/home/ann')).toBe('/home/ann/.local/state/yumanet')
    expect(stateDirectory({}, '/home/ann')).toBe('/home/ann/.local/state/yumanet')
  })
})
