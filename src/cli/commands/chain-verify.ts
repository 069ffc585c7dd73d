import { join } from 'node:path'
import { verifyChain } from '../../../chain/host/verify.ts'
import { text } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { ChainInvalidError } from '../chain-invalid.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'

/** `yuma chain verify`: runs every stored block again. */
export const chainVerify = verb({
  name: 'verify',
  summary: 'rebuild genesis and run every stored block again',
  options: { data: { help: 'folder of the chain, default under the state directory', type: text.optional() } },
  async run({ data }, _args, { out, log, env, home, signal }) {
    const dataDir = data ?? join(stateDirectory(env, home), 'chain')
    const report = await verifyChain({ log }, { dataDir, signal })
    if (!report.ok) throw new ChainInvalidError(report)
    answer(out, report, () => [`${report.blocks} blocks hold, head ${report.head}`])
  },
})
