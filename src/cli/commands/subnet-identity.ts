import { text } from '../../config/kind.ts'
import type { Option } from '../../config/option.ts'
import type { Identity } from '../../subtensor/identity.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { answer } from '../output.ts'
import { printable } from '../printable.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

const option = (help: string): Option => ({ help, type: text.optional() })

/** What each flag sets, by the chain's name of it. */
const FIELDS = {
  subnetName: 'subnet_name',
  githubRepo: 'github_repo',
  subnetContact: 'subnet_contact',
  subnetUrl: 'subnet_url',
  discord: 'discord',
  description: 'description',
  logoUrl: 'logo_url',
  additional: 'additional',
} as const satisfies Record<keyof Identity, string>

/** `yuma subnet identity`. */
export const subnetIdentity = verb({
  name: 'identity',
  summary: 'how a subnet presents itself; with flags, change that as its owner',
  options: {
    network,
    netuid,
    ...walletOptions,
    subnetName: option('its name'),
    githubRepo: option('address of its source'),
    subnetContact: option('how to reach its owner'),
    subnetUrl: option('its web page'),
    discord: option('its Discord'),
    description: option('what it is for'),
    logoUrl: option('address of its picture'),
    additional: option('anything else'),
    ...actOptions,
  },
  async run({ network, netuid, ...settings }, _args, context) {
    await withDesk(network, context, async (desk) => {
      const now = await desk.identity(netuid)
      const given: Readonly<Record<string, unknown>> = settings
      const keys = Object.keys(FIELDS) as (keyof Identity)[]
      if (keys.every((key) => given[key] === undefined)) {
        const lines = keys.map((key) => `${FIELDS[key]} ${printable(now?.[key] ?? '')}`.trimEnd())
        return answer(context.out, { netuid, identity: now }, () => (now === undefined ? ['none was set'] : lines))
      }
      // The call replaces everything: what is not given stays as it is.
      const said = keys.map((key) => [FIELDS[key], textOf(given[key]) ?? now?.[key] ?? ''] as const)
      const args = Object.fromEntries(said.map(([name, value]) => [name, bytesOf(value)]))
      const signer = await loadColdkey(placeOf(settings, context), context)
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'set_subnet_identity', args: { netuid, ...args } },
        facts: { netuid, identity: Object.fromEntries(said) },
      }
      await act({ desk, context }, { plan, settings }, () => ({ lines: [`identity of subnet ${netuid} set`] }))
    })
  },
})

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Text as the chain keeps it; hex, since a text that begins with 0x would be taken for hex. */
function bytesOf(value: string): string {
  return `0x${Buffer.from(value, 'utf8').toString('hex')}`
}
