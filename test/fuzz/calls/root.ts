import type { Choice } from '../choice.ts'
import type { Calls } from './table.ts'

/** Claims on the root network, certificates, proxies, and subnets that come and go. */
export const rootCalls: Calls = {
  'subtensorModule.claimRoot': (choice) => ({
    signer: choice.coldkey(),
    args: [[...new Set(Array.from({ length: choice.below(7) }, () => choice.netuid()))].sort((a, b) => a - b)],
  }),
  'subtensorModule.setRootClaimType': (choice) => ({
    signer: choice.coldkey(),
    args: [
      choice.pick<unknown>([
        { Swap: null },
        { Keep: null },
        { KeepSubnets: { subnets: [1, 2] } },
        { KeepSubnets: { subnets: [] } },
      ]),
    ],
  }),
  'subtensorModule.setAutoParentDelegationEnabled': (choice) => by(choice, (hotkey) => [hotkey, choice.flag()]),
  'subtensorModule.serveAxonTls': (choice) => ({
    signer: choice.hotkey(),
    args: [choice.netuid(), 1, 3_232_235_777, choice.small(), 4, 4, 0, 0, `0x01${'7e'.repeat(choice.below(66))}`],
  }),
  'subtensorModule.registerNetworkWithIdentity': (choice) => by(choice, (hotkey) => [hotkey, null]),
  'subtensorModule.rootDissolveNetwork': (choice) => ({
    signer: choice.rarely(4) ? choice.coldkey() : 0,
    // The subnets of the stream's beginning stay, most of the time.
    args: [choice.rarely(200) ? choice.netuid() : 6 + choice.below(4)],
  }),
  'subtensorModule.updateSymbol': (choice) => ({
    signer: choice.flag() ? 0 : choice.coldkey(),
    args: [choice.netuid(), choice.pick(['0xceb1', '0xceb2', '0xceb3', '0x41'])],
  }),
  'proxy.addProxy': (choice) => {
    const [signer, delegate] = [choice.coldkey(), choice.coldkey()]
    choice.proxies.push({ signer, delegate })
    return { signer, args: [{ account: delegate }, choice.pick(['Any', 'Staking', 'NonTransfer']), 0] }
  },
  'proxy.removeProxies': (choice) => ({ signer: choice.coldkey(), args: [] }),
  'proxy.proxy': (choice) => {
    const { hotkey } = choice.pair()
    const { signer, delegate } = choice.proxies.at(-1) ?? { signer: choice.coldkey(), delegate: choice.coldkey() }
    const nested = { call: 'subtensorModule.addStake', args: [hotkey, choice.netuid(), choice.amount()] }
    return { signer: delegate, args: [{ account: signer }, null, nested] }
  },
}

function by(choice: Choice, args: (hotkey: { readonly account: number }) => readonly unknown[]) {
  const { hotkey, coldkey } = choice.pair()
  return { signer: coldkey, args: args(hotkey) }
}
