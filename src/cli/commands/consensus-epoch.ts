import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { epochLine } from '../../consensus/epoch-line.ts'
import { BadInputError, toError } from '../../lib/errors.ts'
import { verb } from '../command.ts'

/** `yuma consensus epoch`: JSON lines in, one epoch's outcome per line out. */
export const consensusEpoch = verb({
  name: 'epoch',
  summary: 'compute epochs from JSON lines on stdin',
  options: {},
  async run(_settings, _args, { out, input, signal }) {
    const source = Readable.from(input)
    let number = 0
    try {
      for await (const line of createInterface({ input: source })) {
        signal.throwIfAborted()
        number++
        if (line.trim() !== '') out.write(`${answerTo(line, number)}\n`)
      }
    } finally {
      // What is left of the input is not wanted, and the end of it no error.
      source.destroy()
    }
  },
})

function answerTo(line: string, number: number): string {
  try {
    return epochLine(line)
  } catch (thrown) {
    throw new BadInputError(`line ${number}: ${toError(thrown).message}`, { cause: thrown })
  }
}
