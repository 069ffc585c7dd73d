import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addVerb, verb } from '../../src/cli/command.ts'
import type { Context } from '../../src/cli/context.ts'
import { integer, yesNo } from '../../src/config/kind.ts'

/** What a verb with these options is run with. */
async function settingsOf(argv: readonly string[], env: Record<string, string> = {}): Promise<unknown> {
  let settings: unknown
  const spec = verb({
    name: 'grow',
    summary: 'grow',
    options: {
      port: { help: 'port', type: integer(0, 9), default: 1 },
      start: { help: 'start at once', type: yesNo, default: true },
      force: { help: 'overwrite', type: yesNo, default: false },
    },
    async run(given) {
      settings = given
    },
  })
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  addVerb(program, spec, () => ({ env }) as unknown as Context)
  await program.parseAsync(['grow', ...argv], { from: 'user' })
  return settings
}

it('takes defaults where nothing is said', async () => {
  expect(await settingsOf([])).toEqual({ port: 1, start: true, force: false })
})

it('affirms with a flag what is not so by default, and denies what is', async () => {
  expect(await settingsOf(['--force', '--no-start', '--port', '2'])).toEqual({ port: 2, start: false, force: true })
})

it('lets a variable deny too', async () => {
  expect(await settingsOf([], { YUMA_START: 'no', YUMA_FORCE: '1' })).toEqual({ port: 1, start: false, force: true })
})

it('refuses a flag that it does not have, and a value that does not fit', async () => {
  await expect(settingsOf(['--prot', '2'])).rejects.toMatchObject({ code: 'commander.unknownOption' })
  await expect(settingsOf(['--port', '10'])).rejects.toMatchObject({ code: 'CONFIG' })
})
