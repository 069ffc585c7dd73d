import { beforeAll, expect, test } from 'vitest'
import { toHex } from '../../chain/host/hex.ts'
import { verifyChain } from '../../chain/host/verify.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { CODE, grow, openDevelopment, temporaryFolder } from '../support/embedded.ts'
import { createSigner } from '../support/signer.ts'

beforeAll(ready)

const CODE_KEY = Buffer.from(':code')

/** The same runtime in other bytes: with a custom section named `x` at its end. */
const OTHER_CODE = new Uint8Array([...CODE, 0, 2, 1, 'x'.charCodeAt(0)])

async function upgrade(method: string, code: Uint8Array): Promise<{ dataDir: string; stored: Uint8Array }> {
  const dataDir = temporaryFolder()
  const chain = await openDevelopment(dataDir)
  await grow(chain, 1)
  const { sign, call } = createSigner(chain)
  const bytes = sign('//Alice', 0, 'sudo.sudo', call(method, toHex(code)))
  const block = await grow(chain, 1, { ready: () => [{ hash: '0', bytes }], refused: () => expect.unreachable() })
  expect(block.body.length).toBe(2)
  expect((await grow(chain, 3)).number).toBe(5)
  const stored = chain.state(chain.head().hash)!.get(CODE_KEY)!
  await chain.close()
  return { dataDir, stored }
}

test('a chain goes on with the code that a block gave it, is opened with it, and holds', async () => {
  const { dataDir, stored } = await upgrade('system.setCodeWithoutChecks', OTHER_CODE)
  expect(Buffer.compare(stored, OTHER_CODE)).toBe(0)
  const again = await openDevelopment(dataDir)
  expect((await grow(again, 1)).number).toBe(6)
  await again.close()
  expect(await verifyChain({ log: silent }, { dataDir })).toMatchObject({ ok: true, blocks: 6 })
})

test.each([
  ['is no code', Uint8Array.of(1, 2, 3)],
  ['this host could not run', Buffer.concat([Buffer.from('52bc537646db8e05', 'hex'), Buffer.alloc(100)])],
  ['is of the same version', OTHER_CODE],
])('the runtime does not take for its successor what %s', async (_, code) => {
  const { stored } = await upgrade('system.setCode', code)
  expect(Buffer.compare(stored, CODE)).toBe(0)
})
