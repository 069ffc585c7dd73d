import { join } from 'node:path'
import { importBlocks } from '../../../chain/host/transfer/import.ts'
import { text } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { ChainInvalidError } from '../chain-invalid.ts'
import { verb } from '../command.ts'
import { genesisOf, genesisOptions } from '../genesis-options.ts'
import { answer } from '../output.ts'

/** `yuma chain import`: blocks that a native node, or another embedded chain, has made. */
export const chainImport = verb({
  name: 'import',
  summary: 'run the blocks of an exported file again and put them on the chain',
  args: '<file>',
  options: {
    data: { help: 'folder of the chain, default under the state directory', type: text.optional() },
    ...genesisOptions,
  },
  async run({ data, ...genesis }, [file], { out, log, env, home, signal }) {
    const dataDir = data ?? join(stateDirectory(env, home), 'chain')
    const report = await importBlocks({ log }, { dataDir, file: file!, settings: genesisOf(genesis), signal })
    if (!report.ok) throw new ChainInvalidError(report)
    answer(out, report, () => [
      `${report.imported} blocks hold and are imported, ${report.known} were there, head ${report.hash}`,
    ])
  },
})
