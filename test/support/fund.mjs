// Sends play money as any user of Subtensor would: node fund.mjs ENDPOINT ADDRESS=TAO…
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'

const [endpoint, ...gifts] = process.argv.slice(2)
const api = await ApiPromise.create({ provider: new WsProvider(endpoint), noInitWarn: true })
const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice')

const calls = gifts.map((gift) => {
  const [address, tao] = gift.split('=')
  return api.tx.balances.transferKeepAlive(address, BigInt(tao) * 1_000_000_000n)
})
const { nonce } = await api.query.system.account(alice.address)
await Promise.all(
  calls.map(
    (call, at) =>
      new Promise((resolve, reject) => {
        call
          .signAndSend(alice, { nonce: nonce.toNumber() + at }, ({ status, dispatchError, isError }) => {
            if (dispatchError || isError) reject(new Error(`${status}: ${dispatchError}`))
            else if (status.isInBlock || status.isFinalized) resolve()
          })
          .catch(reject)
      }),
  ),
)
await api.disconnect()
