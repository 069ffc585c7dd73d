import { tasks } from '../../tasks/index.ts'
import { verb } from '../command.ts'
import { answer, columns } from '../output.ts'

/** `yuma task list`. */
export const taskList = verb({
  name: 'list',
  summary: 'kinds of work the subnet pays for',
  options: {},
  async run(_settings, _args, { out }) {
    const rows = [...tasks.values()].map(({ name, summary, baseline, inputs, outputs }) => ({
      name,
      summary,
      baseline,
      inputs,
      outputs,
    }))
    answer(out, rows, () =>
      columns(
        ['task', 'baseline', 'summary'],
        rows.map(({ name, baseline, summary }) => [name, baseline.toFixed(3), summary]),
      ),
    )
  },
})
