import { tasks } from '../../tasks/index.ts'
import { verb } from '../command.ts'
import { answer, columns } from '../output.ts'

/** `yuma task list`. */
export const taskList = verb({
  name: 'list',
  summary: 'kinds of work the subnet pays for',
  options: {},
  async run(_settings, _args, { out }) {
    const rows = [...tasks.values()].map((task) => ({
      name: task.name,
      class: task.class,
      summary: task.summary,
      ...(task.class === 'open' ? { guess: task.guess } : {}),
      inputs: task.inputs,
      outputs: task.outputs,
    }))
    answer(out, rows, () =>
      columns(
        ['task', 'class', 'guess', 'summary'],
        rows.map((row) => [row.name, row.class, row.guess?.toFixed(3) ?? '', row.summary]),
      ),
    )
  },
})
