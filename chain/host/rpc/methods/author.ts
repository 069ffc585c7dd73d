import { toHex } from '../../hex.ts'
import type { PoolStatus } from '../../pool/watchers.ts'
import type { Methods } from '../method.ts'

/** Whether nothing more will be told of the transaction. */
function isLast(status: PoolStatus): boolean {
  return status === 'dropped' || status === 'invalid' || (typeof status === 'object' && !('inBlock' in status))
}

/** Transactions on their way into a block. */
export const authorMethods: Methods = {
  author_submitExtrinsic: (params, { pool }) => pool.submit(params.bytes(0)),
  author_submitAndWatchExtrinsic(params, { pool }, session) {
    const bytes = params.bytes(0)
    return session.subscribe('author_extrinsicUpdate', ({ notify, end }) =>
      pool.watch(pool.submit(bytes), (status) => {
        notify(status)
        if (isLast(status)) end()
      }),
    )
  },
  author_unwatchExtrinsic: (params, _served, session) => session.unsubscribe(params.text(0)),
  author_pendingExtrinsics: (_, { pool }) => pool.pending().map(toHex),
}
