// Reads the metagraph and sets weights as a validator's script for Subtensor does:
// MNEMONIC=… node set-weights.mjs ENDPOINT NETUID MINER_UID
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'

const [endpoint, netuid, miner] = process.argv.slice(2)
const api = await ApiPromise.create({ provider: new WsProvider(endpoint), noInitWarn: true })
const hotkey = new Keyring({ type: 'sr25519' }).addFromMnemonic(process.env.MNEMONIC)

const uid = (await api.query.subtensorModule.uids(netuid, hotkey.address)).unwrap().toNumber()

// The permit comes with the first epoch after the stake.
const neurons = await new Promise((resolve, reject) => {
  const stop = api.rpc.chain.subscribeNewHeads(async () => {
    try {
      const found = await api.call.neuronInfoRuntimeApi.getNeuronsLite(netuid)
      if (!found.find((neuron) => neuron.uid.toNumber() === uid).validatorPermit.isTrue) return
      ;(await stop)()
      resolve(found)
    } catch (error) {
      reject(error)
    }
  })
})

const block = await new Promise((resolve, reject) => {
  api.tx.subtensorModule
    .setWeights(netuid, [miner], [65_535], 0)
    .signAndSend(hotkey, ({ status, dispatchError, isError, txHash }) => {
      if (dispatchError) reject(new Error(api.registry.findMetaError(dispatchError.asModule).name))
      else if (isError) reject(new Error(status.type))
      else if (status.isInBlock || status.isFinalized)
        resolve({ hash: status.value.toHex(), extrinsic: txHash.toHex() })
    })
    .catch(reject)
})

const weights = await api.query.subtensorModule.weights(netuid, uid)
console.log(
  JSON.stringify({
    uid,
    neurons: neurons.map((neuron) => ({
      uid: neuron.uid.toNumber(),
      hotkey: neuron.hotkey.toString(),
      coldkey: neuron.coldkey.toString(),
      permit: neuron.validatorPermit.isTrue,
      axonPort: neuron.axonInfo.port.toNumber(),
    })),
    block,
    weights: weights.toJSON(),
  }),
)
await api.disconnect()
