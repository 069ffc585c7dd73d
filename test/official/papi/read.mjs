// @ts-check
/**
 * A program written with papi. The walk compiles it against the descriptors generated from our runtime before it runs:
 * a name or a type that is not as written here ends the step `descriptors`.
 */
import { inspect } from 'node:util'
import { MultiAddress, yumanet } from '@polkadot-api/descriptors'
import { sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers'
import { createClient } from 'polkadot-api'
import { getPolkadotSigner } from 'polkadot-api/signer'
import { getWsProvider } from 'polkadot-api/ws'
import { WebSocket } from 'ws'

const RAO_PER_TAO = 1_000_000_000n

const derive = sr25519CreateDerive(DEV_MINI_SECRET)
const alice = derive('//Alice')
const hotkey = ss58Address(derive('//papi').publicKey)
const signer = getPolkadotSigner(alice.publicKey, 'Sr25519', alice.sign)

/** @param {boolean} held @param {string} said */
function check(held, said) {
  if (!held) throw new Error(said)
}

/**
 * The steps on the chain, in their order; each returns the detail shown.
 *
 * @param {string} endpoint
 * @returns {{ steps: Record<string, () => Promise<string>>, close: () => void }}
 */
export function program(endpoint) {
  const websocketClass = /** @type {typeof globalThis.WebSocket} */ (/** @type {unknown} */ (WebSocket))
  const client = createClient(getWsProvider(endpoint, { websocketClass }))
  const { query, apis, tx, constants } = client.getTypedApi(yumanet)

  /** @param {string} address */
  const balanceOf = async (address) => (await query.System.Account.getValue(address)).data.free

  return {
    steps: {
      async connect() {
        const { number } = await client.getFinalizedBlock()
        await new Promise((resolve, reject) => {
          const seen = client.finalizedBlock$.subscribe({
            next: (block) => block.number > number + 1 && resolve(seen.unsubscribe()),
            error: reject,
          })
        })
        return `finalized blocks come after ${number}`
      },
      async balance() {
        const held = await balanceOf(ss58Address(alice.publicKey))
        check(held > 100_000n * RAO_PER_TAO, `Alice has ${held} rao`)
        return `${held / RAO_PER_TAO} TAO, and ${await constants.Balances.ExistentialDeposit()} rao at least`
      },
      async transfer() {
        const value = 5n * RAO_PER_TAO
        const before = await balanceOf(hotkey)
        const sent = await tx.Balances.transfer_keep_alive({ dest: MultiAddress.Id(hotkey), value }).signAndSubmit(
          signer,
        )
        check(sent.ok, inspect(sent))
        check((await balanceOf(hotkey)) === before + value, 'another amount came')
        return `in block ${sent.block.number}`
      },
      async subnets() {
        const found = await query.SubtensorModule.NetworksAdded.getEntries()
        return `${found.filter(({ value }) => value).length} there`
      },
      async 'create-subnet'() {
        const sent = await tx.SubtensorModule.register_network({ hotkey }).signAndSubmit(signer)
        check(sent.ok, inspect(sent))
        const added = sent.events.find(({ type, value }) => type === 'SubtensorModule' && value.type === 'NetworkAdded')
        check(added !== undefined, 'there is no event NetworkAdded')
        return `in block ${sent.block.number}`
      },
      async metagraph() {
        const found = await query.SubtensorModule.NetworksAdded.getEntries()
        const netuid = Math.max(...found.map(({ keyArgs }) => keyArgs[0]))
        const graph = await apis.SubnetInfoRuntimeApi.get_metagraph(netuid)
        check(graph !== undefined, `subnet ${netuid} has none`)
        check(graph?.hotkeys[0] === hotkey, `uid 0 is ${graph?.hotkeys[0]}`)
        return `${graph?.num_uids} neuron of subnet ${netuid}, tempo ${graph?.tempo}`
      },
    },
    close: () => client.destroy(),
  }
}
