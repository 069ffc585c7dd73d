import { join } from 'node:path'
import { exportBlocks } from '../../../chain/host/transfer/export.ts'
import { integer, text } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'

/** The greatest number a block can have. */
const MAX_BLOCK = 2 ** 32 - 1

/** `yuma chain export`: the chain for a native node. */
export const chainExport = verb({
  name: 'export',
  summary: "write blocks to a file that a native node's import-blocks --binary reads",
  args: '<file>',
  options: {
    data: { help: 'folder of the chain, default under the state directory', type: text.optional() },
    from: { help: 'number of the first block', type: integer(1, MAX_BLOCK), default: 1 },
    to: { help: 'number of the last block, default the newest', type: integer(1, MAX_BLOCK).optional() },
  },
  async run({ data, from, to }, [file], { out, env, home, signal }) {
    const dataDir = data ?? join(stateDirectory(env, home), 'chain')
    const report = await exportBlocks({ dataDir, file: file!, from, signal, ...(to === undefined ? {} : { to }) })
    answer(out, report, () => [`blocks ${report.from} to ${report.to} written to ${file}, the last is ${report.hash}`])
  },
})
