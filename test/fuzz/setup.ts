import { homeOf, MEMBERS, SUBNETS } from './choice.ts'
import { COLDKEYS, coldkey, hotkey, ownerOf, type Step } from './step.ts'

/** Rao that a coldkey begins with: some can buy a subnet, none can buy all. */
const FUNDS = 5_000_000_000_000n
/** Rao that a coldkey is given later. */
const TOP_UP = 100_000_000_000n
/** Rao that a coldkey stakes behind its hotkey on the subnet where that is a neuron. */
const STAKE = 20_000_000_000n
/** Blocks between the epochs of a subnet. */
const TEMPO = 10

/** Coldkeys with TAO, subnets with different ways, and some neurons on each, to begin a stream with. */
export function setup(): Step[] {
  const subnets = Array.from({ length: SUBNETS }, (_, index) => [
    { signer: coldkey(index), call: 'subtensorModule.registerNetwork', args: [{ account: hotkey(index) }], gap: 1 },
    { signer: coldkey(index), call: 'subtensorModule.startCall', args: [index + 1], gap: 1 },
  ])
  return [...fund(FUNDS), ...subnets.flat(), ...byTurns(neurons()), ...ways(), ...tempos()]
}

/** What a long stream loses on its way: money, neurons, their stake, and the ways of the subnets. */
export function refreshment(): Step[] {
  return [...fund(TOP_UP), ...byTurns(neurons()), ...ways(), ...tempos()]
}

const fund = (rao: bigint): Step[] =>
  Array.from({ length: COLDKEYS }, (_, index) => ({
    signer: 0,
    call: 'balances.transferKeepAlive',
    args: [{ account: coldkey(index) }, rao],
    gap: 0,
  }))

/** The owners' hotkeys are neurons of their subnets already. */
const neurons = (): Step[][] =>
  Array.from({ length: MEMBERS - SUBNETS }, (_, at) => {
    const account = hotkey(SUBNETS + at)
    const [netuid, gap] = [homeOf(SUBNETS + at), at % 10 === 0 ? 1 : 0]
    return [
      { signer: ownerOf(account), call: 'subtensorModule.burnedRegister', args: [netuid, { account }], gap },
      { signer: ownerOf(account), call: 'subtensorModule.addStake', args: [{ account }, netuid, STAKE], gap: 0 },
    ]
  })

const tempos = (): Step[] =>
  Array.from({ length: SUBNETS }, (_, index) => asSudo('adminUtils.sudoSetTempo', [1 + index, TEMPO]))

const ways = (): Step[] => [
  asSudo('adminUtils.sudoSetAdminFreezeWindow', [0]),
  ...[2, 4, 5].map((netuid) => asSudo('adminUtils.sudoSetCommitRevealWeightsEnabled', [netuid, true])),
  asSudo('adminUtils.sudoSetYuma3Enabled', [3, false]),
  asSudo('adminUtils.sudoSetMechanismCount', [4, 2]),
  asSudo('adminUtils.sudoSetLiquidAlphaEnabled', [5, true]),
]

/** All first steps, then all second ones: nobody's second waits for a block of its own. */
function byTurns(pairs: readonly (readonly Step[])[]): Step[] {
  return [0, 1].flatMap((turn) => pairs.map((pair) => pair[turn]!))
}

const asSudo = (call: string, args: readonly unknown[]): Step => ({
  signer: 0,
  call: 'sudo.sudo',
  args: [{ call, args }],
  gap: 1,
})
