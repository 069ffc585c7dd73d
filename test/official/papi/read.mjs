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
const validator = derive('//papi')
const hotkey = ss58Address(validator.publicKey)
const miner = derive('//papi/miner')
const signer = getPolkadotSigner(alice.publicKey, 'Sr25519', alice.sign)
const validatorSigner = getPolkadotSigner(validator.publicKey, 'Sr25519', validator.sign)
const minerSigner = getPolkadotSigner(miner.publicKey, 'Sr25519', miner.sign)

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

  /** The subnet that the walk made. */
  let netuid = 0

  /**
   * Sends a transaction; a failure ends the step with its name.
   *
   * @param {Pick<ReturnType<typeof tx.Balances.transfer_keep_alive>, 'signAndSubmit'>} transaction
   */
  async function send(transaction, from = signer) {
    const sent = await transaction.signAndSubmit(from)
    check(sent.ok, inspect(sent.dispatchError, { depth: 5 }))
    return sent
  }

  async function readMetagraph() {
    const graph = await apis.SubnetInfoRuntimeApi.get_metagraph(netuid)
    if (graph === undefined) throw new Error(`subnet ${netuid} has none`)
    return graph
  }

  const readStake = async () => {
    const [who, to] = [ss58Address(alice.publicKey), hotkey]
    const found = await apis.StakeInfoRuntimeApi.get_stake_info_for_hotkey_coldkey_netuid(to, who, netuid)
    return found?.stake ?? 0n
  }

  /** @param {string} what @param {() => Promise<boolean>} held */
  async function until(what, held) {
    const last = (await client.getFinalizedBlock()).number + 120
    while (!(await held())) {
      check((await client.getFinalizedBlock()).number < last, `${what} did not come in 120 blocks`)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

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
        const sent = await send(tx.Balances.transfer_keep_alive({ dest: MultiAddress.Id(hotkey), value }))
        check((await balanceOf(hotkey)) === before + value, 'another amount came')
        return `in block ${sent.block.number}`
      },
      async subnets() {
        const found = await query.SubtensorModule.NetworksAdded.getEntries()
        return `${found.filter(({ value }) => value).length} there`
      },
      async 'create-subnet'() {
        const { events } = await send(tx.SubtensorModule.register_network({ hotkey }))
        for (const { type, value } of events) {
          if (type === 'SubtensorModule' && value.type === 'NetworkAdded') netuid = value.value[0]
        }
        check(netuid > 0, 'there is no event NetworkAdded')
        return `netuid ${netuid}`
      },
      async 'start-subnet'() {
        await send(tx.SubtensorModule.start_call({ netuid }))
        return ''
      },
      async register() {
        await send(tx.SubtensorModule.burned_register({ netuid, hotkey: ss58Address(miner.publicKey) }))
        return `uid ${await query.SubtensorModule.Uids.getValue(netuid, ss58Address(miner.publicKey))}`
      },
      async metagraph() {
        const graph = await readMetagraph()
        check(graph.hotkeys[0] === hotkey, `uid 0 is ${graph.hotkeys[0]}`)
        return `${graph.num_uids} neurons of subnet ${netuid}, tempo ${graph.tempo}`
      },
      async hyperparameters() {
        const held = await apis.SubnetInfoRuntimeApi.get_subnet_hyperparams_v3(netuid)
        check(held !== undefined && held.length > 0, 'there are none')
        return `${held?.length} of them`
      },
      async 'serve-axon'() {
        const place = { ip: 0xcb007107n, port: 8091, ip_type: 4, version: 1, protocol: 4 }
        const none = { placeholder1: 0, placeholder2: 0 }
        await send(tx.SubtensorModule.serve_axon({ netuid, ...place, ...none }), minerSigner)
        const { port } = (await readMetagraph()).axons[1] ?? { port: 0 }
        check(port === place.port, `port ${port}`)
        return `port ${port} in the metagraph`
      },
      async price() {
        const now = await apis.SwapRuntimeApi.current_alpha_price(netuid)
        const got = await apis.SwapRuntimeApi.sim_swap_tao_for_alpha(netuid, 10n * RAO_PER_TAO)
        return `${now} rao; 10 TAO are ${got.alpha_amount} rao of alpha`
      },
      async 'add-stake-limit'() {
        const limit_price = 2n * (await apis.SwapRuntimeApi.current_alpha_price(netuid))
        const amount = { amount_staked: 20n * RAO_PER_TAO, limit_price, allow_partial: false }
        await send(tx.SubtensorModule.add_stake_limit({ hotkey, netuid, ...amount }))
        check((await readStake()) > 0n, 'there is no stake')
        return `${await readStake()} rao of alpha`
      },
      async 'remove-stake-limit'() {
        const limit_price = (await apis.SwapRuntimeApi.current_alpha_price(netuid)) / 2n
        const amount = { amount_unstaked: RAO_PER_TAO, limit_price, allow_partial: false }
        await send(tx.SubtensorModule.remove_stake_limit({ hotkey, netuid, ...amount }))
        return `${await readStake()} rao of alpha are left`
      },
      async refusal() {
        const again = tx.SubtensorModule.burned_register({ netuid, hotkey })
        const sent = await again.signAndSubmit(signer)
        const said = sent.ok ? 'it was taken' : inspect(sent.dispatchError, { depth: 5 })
        check(said.includes('HotKeyAlreadyRegisteredInSubNet'), said)
        return said
      },
      async 'set-weights'() {
        await until('a permit', async () => (await readMetagraph()).validator_permit[0] === true)
        const row = { dests: [1], weights: [65_535], version_key: 0n }
        await send(tx.SubtensorModule.set_weights({ netuid, ...row }), validatorSigner)
        return inspect(await query.SubtensorModule.Weights.getValue(netuid, 0))
      },
      async incentive() {
        await until('incentive', async () => ((await readMetagraph()).incentives[1] ?? 0) > 0)
        return `${(await readMetagraph()).incentives[1]} of 65,535`
      },
    },
    close: () => client.destroy(),
  }
}
