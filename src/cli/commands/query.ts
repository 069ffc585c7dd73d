import { readFile } from 'node:fs/promises'
import { milliseconds, text, yesNo } from '../../config/kind.ts'
import { askGateway } from '../../gateway/client.ts'
import { BadInputError, toError } from '../../lib/errors.ts'
import { writeJson } from '../../lib/store.ts'
import { tasks } from '../../tasks/index.ts'
import type { Words } from '../../tasks/task.ts'
import { CHAT, chat } from '../chat.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'

/** `yuma query`: what a person asks, answered by a miner through a gateway. */
export const queryVerb = verb({
  name: 'query',
  summary: 'ask the subnet: yuma query digits ./some.png, yuma query embeddings "some text", yuma query chat "Hello!"',
  args: '<task> <words...>',
  options: {
    gateway: { help: 'where the gateway answers', type: text, default: 'http://127.0.0.1:8080' },
    timeout: {
      help: 'how long to wait for the answer, of a chat for it to go on',
      type: milliseconds,
      default: 30_000,
    },
    receipt: { help: 'file to write a receipt to, signed by the miner', type: text.optional() },
    file: { help: 'the words name files to send', type: yesNo, default: false },
  },
  async run({ gateway, timeout, file, receipt: receiptFile }, [name = '', ...words], { out, signal }) {
    if (name === CHAT && receiptFile === undefined) {
      return chat({ gateway, turns: words, out }, { timeoutMs: timeout, signal })
    }
    const task = tasks.get(name === CHAT ? 'text-generation' : name)
    if (task === undefined) throw new BadInputError(`no task "${name}"; there are ${[...tasks.keys()].join(', ')}`)
    const takesFile = file || task.inputs.every(({ datatype }) => datatype !== 'BYTES')
    const inputs = await task.ask(takesFile ? await readOne(words) : { texts: words })
    const { uid, hotkey, score, outputs, receipt } = await askGateway(
      { gateway, task, inputs, receipt: receiptFile !== undefined },
      { timeoutMs: timeout, signal },
    )
    if (receiptFile !== undefined) await writeJson(receiptFile, receipt)
    const answers = task.tell(inputs, outputs)
    answer(out, { task: task.name, uid, hotkey, score, answers }, () => [
      ...answers.map((entry) =>
        Object.entries(entry)
          .map(([key, value]) => `${key} ${brief(value)}`)
          .join('  '),
      ),
      `answered by uid ${uid} (${hotkey}), score ${score.toFixed(3)}`,
    ])
  },
})

async function readOne(words: readonly string[]): Promise<Words> {
  const [path, ...more] = words
  if (path === undefined || more.length > 0) throw new BadInputError('expected one file')
  try {
    return { file: await readFile(path) }
  } catch (thrown) {
    throw new BadInputError(`cannot read ${path}: ${toError(thrown).message}`, { cause: thrown })
  }
}

/** Numbers of a vector shown to a person. */
const SHOWN = 6

function brief(value: string | number | readonly number[]): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return value.toFixed(4)
  const head = value.slice(0, SHOWN).map((x) => x.toFixed(4))
  return `[${head.join(', ')}${value.length > SHOWN ? `, … ${value.length} numbers` : ''}]`
}
