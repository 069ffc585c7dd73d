import { join } from 'node:path'
import { writeSpec } from '../../../chain/host/transfer/spec.ts'
import { text } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { verb } from '../command.ts'
import { genesisOf, genesisOptions } from '../genesis-options.ts'
import { answer } from '../output.ts'

/** `yuma chain spec`: what a native node needs to be on the same chain. */
export const chainSpec = verb({
  name: 'spec',
  summary: 'write the raw chain specification, with which a native node has the same genesis',
  args: '<file>',
  options: {
    data: { help: 'folder of the chain, default under the state directory', type: text.optional() },
    ...genesisOptions,
  },
  async run({ data, ...genesis }, [file], { out, log, env, home }) {
    const dataDir = data ?? join(stateDirectory(env, home), 'chain')
    const { genesisHash } = await writeSpec({ log }, { dataDir, file: file!, settings: genesisOf(genesis) })
    answer(out, { file, genesisHash }, () => [`specification written to ${file}, genesis ${genesisHash}`])
  },
})
