import { z } from 'zod'
import type { Reader } from './read.ts'

/** A subnet as one row of a list. Amounts are rao, the price too: of one alpha, in TAO. */
type Subnet = {
  readonly netuid: number
  readonly name: string
  readonly symbol: string
  readonly ownerHotkey: string
  readonly ownerColdkey: string
  readonly tempo: number
  readonly blocksSinceEpoch: bigint
  readonly registeredAt: bigint
  readonly price: bigint
  readonly taoIn: bigint
  readonly alphaIn: bigint
  readonly alphaOut: bigint
  /** TAO and alpha that came into the pool, and alpha for its people, in the last block. */
  readonly taoInEmission: bigint
  readonly alphaInEmission: bigint
  readonly alphaOutEmission: bigint
}

/** What a swap would give now, all but the fee in what is got: alpha for TAO or TAO for alpha. */
type Quote = { readonly tao: bigint; readonly alpha: bigint; readonly fee: bigint }

/** Alpha of a coldkey behind a hotkey, in rao. */
type Holding = {
  readonly netuid: number
  readonly hotkey: string
  readonly coldkey: string
  readonly stake: bigint
  /** What the hotkey's neuron earned in the last epoch. */
  readonly emission: bigint
  readonly registered: boolean
}

/** Subnets, their pools, and who holds what. */
export interface Market {
  subnets(): Promise<readonly Subnet[]>
  /** Rao of TAO for one alpha; one TAO where the subnet has no pool. */
  price(netuid: number): Promise<bigint>
  /** What so much TAO buys; `undefined` where the runtime does not say. */
  quoteBuy(netuid: number, tao: bigint): Promise<Quote | undefined>
  /** What so much alpha sells for; `undefined` where the runtime does not say. */
  quoteSell(netuid: number, alpha: bigint): Promise<Quote | undefined>
  holdings(coldkey: string): Promise<readonly Holding[]>
}

const SUBNET = 'SubnetInfoRuntimeApi'
const SWAP = 'SwapRuntimeApi'

const small = z.bigint().transform(Number)
/** The texts of this API are vectors of compact bytes, not bytes. */
const compactText = z
  .union([z.instanceof(Uint8Array), z.array(z.bigint()).transform((bytes) => Uint8Array.from(bytes, Number))])
  .transform((bytes) => Buffer.from(bytes).toString('utf8'))

const Dynamic = z.object({
  netuid: small,
  ownerHotkey: z.string(),
  ownerColdkey: z.string(),
  subnetName: compactText,
  tokenSymbol: compactText,
  tempo: small,
  blocksSinceLastStep: z.bigint(),
  networkRegisteredAt: z.bigint(),
  taoIn: z.bigint(),
  alphaIn: z.bigint(),
  alphaOut: z.bigint(),
  taoInEmission: z.bigint(),
  alphaInEmission: z.bigint(),
  alphaOutEmission: z.bigint(),
})

const Stake = z.object({
  netuid: small,
  hotkey: z.string(),
  coldkey: z.string(),
  stake: z.bigint(),
  emission: z.bigint(),
  isRegistered: z.boolean(),
})

const Simulated = z.object({
  taoAmount: z.bigint(),
  alphaAmount: z.bigint(),
  taoFee: z.bigint(),
  alphaFee: z.bigint(),
})

/** Reads what people trade by. */
export function marketOf(reader: Reader): Market {
  const price = async (netuid: number): Promise<bigint> =>
    reader.api(z.bigint(), [SWAP, 'current_alpha_price'], [netuid], await reader.head())
  const simulate = async (method: string, netuid: number, amount: bigint) => {
    if (!(await reader.hasApi(SWAP, method))) return undefined
    return reader.api(Simulated, [SWAP, method], [netuid, amount], await reader.head())
  }

  return {
    async subnets() {
      const at = await reader.head()
      const all = await reader.api(z.array(Dynamic.optional()), [SUBNET, 'get_all_dynamic_info'], [], at)
      const there = all.filter((subnet) => subnet !== undefined)
      const prices = await Promise.all(there.map(({ netuid }) => price(netuid)))
      return there.map(({ subnetName, tokenSymbol, blocksSinceLastStep, networkRegisteredAt, ...rest }, at) => ({
        ...rest,
        name: subnetName,
        symbol: tokenSymbol,
        blocksSinceEpoch: blocksSinceLastStep,
        registeredAt: networkRegisteredAt,
        price: prices[at]!,
      }))
    },

    price,

    async quoteBuy(netuid, tao) {
      const got = await simulate('sim_swap_tao_for_alpha', netuid, tao)
      return got && { tao: got.taoAmount, alpha: got.alphaAmount, fee: got.taoFee }
    },

    async quoteSell(netuid, alpha) {
      const got = await simulate('sim_swap_alpha_for_tao', netuid, alpha)
      return got && { tao: got.taoAmount, alpha: got.alphaAmount, fee: got.alphaFee }
    },

    async holdings(coldkey) {
      const at = await reader.head()
      const all = await reader.api(z.array(Stake), ['StakeInfoRuntimeApi', 'get_stake_info_for_coldkey'], [coldkey], at)
      return all.map(({ isRegistered, ...rest }) => ({ ...rest, registered: isRegistered }))
    },
  }
}
