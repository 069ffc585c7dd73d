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
    let number = 0
    for await (const line of createInterface({ input: Readable.from(input) })) {
      signal.throwIfAborted()
      number++
      if (line.trim() === '') continue
      try {
        out.write(`${epochLine(line)}\n`)
      } catch (thrown) {
        throw new BadInputError(`line ${number}: ${toError(thrown).message}`, { cause: thrown })
      }
    }
  },
})
