import { existsSync } from 'node:fs'
import { yesNo } from '../../config/kind.ts'
import { PasswordError } from '../../wallet/errors.ts'
import { findPassword } from '../../wallet/password.ts'
import { walletFiles } from '../../wallet/place.ts'
import { createColdkey, createHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'
import { placeOf, walletOptions } from '../shared-options.ts'

/** `yuma wallet create`: a coldkey where there is none, and a hotkey. */
export const walletCreate = verb({
  name: 'create',
  summary: 'make a wallet: an encrypted coldkey unless there is one, and a hotkey',
  options: {
    ...walletOptions,
    plain: { help: 'leave the coldkey unencrypted, for keys that hold nothing of worth', type: yesNo, default: false },
    force: { help: 'replace keys that exist; what they hold is lost', type: yesNo, default: false },
  },
  async run({ plain, force, ...wallet }, _args, context) {
    const { out, env, prompt } = context
    const place = placeOf(wallet, context)
    const files = walletFiles(place)
    const needed = force || !existsSync(files.coldkey)
    const password =
      needed && !plain
        ? await newPassword(files.coldkey, { env, ...(prompt === undefined ? {} : { prompt }) })
        : undefined
    const coldkey = needed ? await createColdkey(place, password, { force }) : undefined
    const hotkey = await createHotkey(place, { force })
    const made = { wallet: place.wallet, hotkeyName: place.hotkey, coldkey, hotkey }
    answer(out, made, () => [
      ...(coldkey === undefined ? [] : [`coldkey ${coldkey.address}`, `  words: ${coldkey.mnemonic}`]),
      `hotkey  ${hotkey.address}`,
      `  words: ${hotkey.mnemonic}`,
      'Write the words down: they bring the keys back, for whoever has them.',
    ])
  },
})

async function newPassword(
  path: string,
  source: {
    readonly env: Readonly<Record<string, string | undefined>>
    readonly prompt?: (question: string) => Promise<string>
  },
): Promise<string> {
  const password = await findPassword(path, source)
  if (source.prompt === undefined || source.env.BT_WALLET_PASSWORD_FILE !== undefined) return password
  if ((await findPassword(path, source)) !== password) throw new PasswordError('the two passwords differ')
  return password
}
