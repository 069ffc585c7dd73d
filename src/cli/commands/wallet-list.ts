import { text } from '../../config/kind.ts'
import { listWallets } from '../../wallet/list.ts'
import { walletRoot } from '../../wallet/place.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'

/** `yuma wallet list`. */
export const walletList = verb({
  name: 'list',
  summary: 'wallets and their addresses',
  options: { walletPath: { help: 'folder of the wallets', type: text.optional(), aliases: ['BT_WALLET_PATH'] } },
  async run({ walletPath }, _args, { out, env, home }) {
    const wallets = await listWallets(walletPath ?? walletRoot(env, home))
    answer(out, wallets, () =>
      wallets.flatMap(({ name, coldkey, hotkeys }) => [
        `${name}  coldkey ${coldkey ?? 'unreadable'}`,
        ...hotkeys.map((hotkey) => `  ${hotkey.name}  ${hotkey.address ?? 'unreadable'}`),
      ]),
    )
  },
})
