import { SUBNETS } from './choice.ts'
import { COLDKEYS, coldkey, HOTKEYS, hotkey, type Step } from './step.ts'

/** Rao that a coldkey begins with: some can buy a subnet, none can buy all. */
const FUNDS = 5_000_000_000_000n

/** Coldkeys with TAO, subnets with different ways, and some neurons on each, to begin a stream with. */
export function setup(): Step[] {
  const fund = Array.from({ length: COLDKEYS }, (_, index) => ({
    signer: 0,
    call: 'balances.transferKeepAlive',
    args: [{ account: coldkey(index) }, FUNDS],
    gap: 0,
  }))
  const subnets = Array.from({ length: SUBNETS }, (_, index) => [
    { signer: coldkey(index), call: 'subtensorModule.registerNetwork', args: [{ account: hotkey(index) }], gap: 1 },
    { signer: coldkey(index), call: 'subtensorModule.startCall', args: [index + 1], gap: 1 },
  ]).flat()
  const neurons = Array.from({ length: HOTKEYS / 2 }, (_, index) => ({
    signer: coldkey(SUBNETS + index),
    call: 'subtensorModule.burnedRegister',
    args: [1 + (index % SUBNETS), { account: hotkey(SUBNETS + index) }],
    gap: index % 10 === 0 ? 1 : 0,
  }))
  const ways = [
    asSudo('adminUtils.sudoSetCommitRevealWeightsEnabled', [2, true]),
    asSudo('adminUtils.sudoSetYuma3Enabled', [3, false]),
    asSudo('adminUtils.sudoSetMechanismCount', [4, 2]),
    asSudo('adminUtils.sudoSetLiquidAlphaEnabled', [5, true]),
  ]
  return [...fund, ...subnets, ...neurons, ...ways]
}

const asSudo = (call: string, args: readonly unknown[]): Step => ({
  signer: 0,
  call: 'sudo.sudo',
  args: [{ call, args }],
  gap: 1,
})
