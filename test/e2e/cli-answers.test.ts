import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tasks } from '../../src/tasks/index.ts'
import { yuma, yumaJson } from '../support/cli.ts'
import { withStage } from '../support/stage.ts'

const TWINS = readFileSync('test/vectors/yuma-twins.jsonl', 'utf8').trimEnd().split('\n')

describe('help', () => {
  test.each([[[]], [['--help']], [['chain', '--help']], [['up', '--help']]])('is what %j prints', async (args) => {
    const { code, stdout, stderr } = await yuma(args)
    expect(stdout).toMatch(/^Usage: yuma/)
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })

  test('tells every flag with its variable', async () => {
    const { stdout } = await yuma(['up', '--help'])
    expect(stdout).toMatch(/--block-ms/)
    expect(stdout).toMatch(/YUMA_BLOCK_MS/)
  })

  test('the version is the package’s', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect((await yuma(['--version'])).stdout).toBe(`${version}\n`)
  })
})

describe('lists', () => {
  test('name the tasks with what they take and give', async () => {
    const list = (await yumaJson(['task', 'list'])) as { name: string; guess?: number; inputs: object[] }[]
    expect(list.map(({ name }) => name).sort()).toEqual([...tasks.keys()].sort())
    for (const { name, guess = 0, inputs } of list) {
      expect(guess, name).toBeLessThan(0.5)
      expect(inputs.length, name).toBeGreaterThanOrEqual(1)
    }
  })

  test('name ten models with their measured quality', async () => {
    const list = (await yumaJson(['model', 'list'])) as { task: string; name: string; heldOutQuality: number }[]
    expect(list.length).toBeGreaterThanOrEqual(10)
    for (const { name, heldOutQuality } of list) {
      expect(heldOutQuality, name).toBeGreaterThan(0)
      expect(heldOutQuality, name).toBeLessThanOrEqual(1)
    }
    const people = await yuma(['model', 'list'])
    expect(people.stdout.split('\n')).toHaveLength(list.length + 2)
  })
})

describe('receipts', () => {
  const { files } = JSON.parse(readFileSync('test/vectors/receipts.json', 'utf8')) as { files: Record<string, object> }

  test('are verified offline', () =>
    withStage(async ({ folder }) => {
      const write = async (name: string, value: unknown): Promise<string> => {
        const file = join(folder, name)
        await writeFile(file, JSON.stringify(value))
        return file
      }
      const good = await Promise.all(Object.entries(files).map(([name, file]) => write(name, file)))
      expect(await yumaJson(['receipt', 'verify', ...good])).toMatchObject([
        { signedBy: ['miner'], exchanges: 1, judged: 0, claim: { netuid: 7, nonce: '81985529216486895' } },
        { signedBy: ['miner', 'judge'], exchanges: 1, judged: 1 },
        { signedBy: ['judge'], exchanges: 3, judged: 3, units: 6 },
      ])
      const bad = await write('bad', { ...files.claim, miner: { signature: '00'.repeat(64) } })
      expect(await yuma(['receipt', 'verify', good[0]!, bad])).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^yuma: .*bad is refused, BAD_SIGNATURE: .*\n$/),
      })
      expect(await yuma(['receipt', 'verify', join(folder, 'none')])).toMatchObject({ code: 2 })
    }))
})

describe('wallets', () => {
  test('are made plain, and listed', () =>
    withStage(async ({ folder }) => {
      const made = (await yumaJson(['wallet', 'create', '--wallet-path', folder, '--wallet', 'w', '--plain'])) as Made
      expect(made.coldkey.mnemonic.split(' ')).toHaveLength(12)
      expect(await yumaJson(['wallet', 'list', '--wallet-path', folder])).toEqual([
        { name: 'w', coldkey: made.coldkey.address, hotkeys: [{ name: 'default', address: made.hotkey.address }] },
      ])
      expect(readFileSync(join(folder, 'w', 'coldkey'), 'utf8')).toContain(made.coldkey.address)
    }))

  test('are encrypted with the password of a file, and need one', () =>
    withStage(async ({ folder }) => {
      const args = ['wallet', 'create', '--wallet-path', folder, '--wallet', 'w']
      const without = await yuma(args)
      expect(without.stderr).toMatch(/^yuma: no password .*BT_WALLET_PASSWORD_FILE.*\n$/)
      expect(without.code).toBe(2)

      const password = join(folder, 'password')
      await writeFile(password, 'correct horse battery staple\n')
      const made = (await yumaJson(args, { env: { BT_WALLET_PASSWORD_FILE: password } })) as Made
      expect(
        readFileSync(join(folder, 'w', 'coldkey'))
          .subarray(0, 5)
          .toString(),
      ).toBe('$NACL')
      expect(await yumaJson(['wallet', 'list', '--wallet-path', folder])).toMatchObject([
        { name: 'w', coldkey: made.coldkey.address },
      ])
    }))
})

type Made = { readonly coldkey: { address: string; mnemonic: string }; readonly hotkey: { address: string } }

describe('consensus epoch', () => {
  test('answers each line with a line', async () => {
    const { code, stdout, stderr } = await yuma(['consensus', 'epoch'], { input: `${TWINS[0]}\n\n${TWINS[1]}\n` })
    expect(code, stderr).toBe(0)
    const answers = stdout.trimEnd().split('\n')
    expect(answers).toHaveLength(2)
    for (const line of answers) {
      expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(
        ['bonds_u16', 'emission', 'new_validator_permit', 'server_emission', 'u16', 'validator_emission'].sort(),
      )
    }
  })

  test('names the first bad line, and ends there', async () => {
    const input = [TWINS[0], '{"n":1}', ...TWINS].join('\n')
    const { code, stdout, stderr } = await yuma(['consensus', 'epoch'], { input })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^yuma: line 2: [^\n]+\n$/)
    expect(code).toBe(2)
  })
})
