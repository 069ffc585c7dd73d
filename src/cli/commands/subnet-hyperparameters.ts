import { formatTao } from '../../lib/tao.ts'
import type { Setting } from '../../subtensor/settings.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { callFor } from '../hyperparameters.ts'
import { answer, columns } from '../output.ts'
import { netuid, network } from '../shared-options.ts'

/** `yuma subnet hyperparameters`. */
export const subnetHyperparameters = verb({
  name: 'hyperparameters',
  summary: 'what the owner of a subnet has tuned, and which of it can be set',
  options: { network, netuid },
  async run({ network, netuid }, _args, context) {
    const { settings, calls } = await withDesk(network, context, async (desk) => {
      const [settings, admin, subtensor] = await Promise.all([
        desk.settings(netuid),
        desk.calls('AdminUtils'),
        desk.calls('SubtensorModule'),
      ])
      return { settings, calls: { AdminUtils: admin, SubtensorModule: subtensor } }
    })
    const hyperparameters = settings.map(({ name, value, type }) => ({
      name,
      value,
      type,
      call: callFor(name, calls)?.name,
    }))
    answer(context.out, { netuid, hyperparameters }, () =>
      columns(
        ['name', 'value', 'set by'],
        hyperparameters.map(({ call, ...setting }) => [setting.name, shown(setting), call ?? '']),
      ),
    )
  },
})

function shown({ value, type }: Setting): string {
  return type === 'TaoBalance' && typeof value === 'bigint' ? `${formatTao(value)} TAO` : String(value)
}
