import { yesNo } from '../../config/kind.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Desk } from '../../subtensor/desk.ts'
import type { NamedCall } from '../../subtensor/extrinsic.ts'
import type { Setting } from '../../subtensor/settings.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { type Calls, callFor, readValue, type Setter, settable, setterOf } from '../hyperparameters.ts'
import { answer, columns } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet set`. */
export const subnetSet = verb({
  name: 'set',
  summary: 'set a hyperparameter of a subnet as its owner; without a name, list what can be set',
  args: '[name] [value]',
  options: {
    network,
    netuid,
    ...walletOptions,
    sudo: { help: 'sign as the chain’s sudo key, for what only root may set', type: yesNo, default: false },
    ...actOptions,
  },
  async run({ network, netuid, sudo, ...settings }, [name, written], context) {
    await withDesk(network, context, async (desk) => {
      const [calls, now] = await Promise.all([callsOf(desk), desk.settings(netuid)])
      const names = settable(
        now.map((one) => one.name),
        calls,
      )
      if (name === undefined) {
        const list = names.map((one) => ({
          name: one,
          call: callFor(one, calls)!.name,
          type: callFor(one, calls)!.arg.type,
        }))
        return answer(context.out, list, () =>
          columns(
            ['name', 'type', 'set by'],
            list.map((one) => [one.name, one.type, one.call]),
          ),
        )
      }
      if (written === undefined) throw new BadInputError(`expected a value for ${name}`)
      const setter = setterOf(name, names, { calls, asRoot: sudo })
      const value = readValue(name, written, setter.arg)
      const call = { pallet: setter.pallet, call: setter.call, args: argsOf({ netuid, setter, now }, name, value) }
      const signer = await loadColdkey(placeOf(settings, context), context)
      const before = now.find((one) => one.name === name)?.value
      const plan = {
        signer,
        call: sudo ? asRoot(call) : call,
        facts: { netuid, name, before, value },
        outlook: before === undefined ? [] : [`it is ${before} now`],
      }
      await act({ desk, context }, { plan, settings }, async () => {
        const after = (await desk.settings(netuid)).find((one) => one.name === name)?.value
        return { facts: { after }, lines: [`${name} of subnet ${netuid} is ${after ?? written}`] }
      })
    })
  },
})

async function callsOf(desk: Desk): Promise<Calls> {
  const [AdminUtils, SubtensorModule] = await Promise.all([desk.calls('AdminUtils'), desk.calls('SubtensorModule')])
  return { AdminUtils, SubtensorModule }
}

type Where = { readonly netuid: number; readonly setter: Setter; readonly now: readonly Setting[] }

/** Both bounds of liquid alpha are set by one call: the other stays as it is. */
function argsOf({ netuid, setter, now }: Where, name: string, value: unknown): NamedCall['args'] {
  if (setter.call !== 'sudo_set_alpha_values') return { netuid, [setter.arg.name]: value }
  const held = (one: string): unknown => now.find((setting) => setting.name === one)?.value
  return { netuid, alpha_low: held('alpha_low'), alpha_high: held('alpha_high'), [name]: value }
}

function asRoot(call: NamedCall): NamedCall {
  return { pallet: 'Sudo', call: 'sudo', args: { call } }
}
