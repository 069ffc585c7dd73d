import type { MinerModules } from '../../miner/miner.ts'
import { serve } from '../../src/transport/server.ts'
import type { ServerModules } from '../../src/transport/transport.ts'

type Handle = ServerModules['handle']

/** A miner that answers when it likes: `isWilling` is asked for each request, and who is refused hears BUSY. */
export function moody(
  modules: MinerModules,
  isWilling: (request: Parameters<Handle>[0], sender: string) => boolean | Promise<boolean>,
): MinerModules {
  const open = modules.serve ?? serve
  return {
    ...modules,
    serve: (server, options) =>
      open(
        {
          ...server,
          async handle(request, context) {
            if (await isWilling(request, context.sender)) return server.handle(request, context)
            return { ok: false, code: 'BUSY', reason: 'not now' }
          },
        },
        options,
      ),
  }
}
