import type { Choice } from '../choice.ts'
import type { Calls } from './table.ts'

/** What coldkeys do with their TAO and alpha. */
export const stakeCalls: Calls = {
  'subtensorModule.addStake': (choice) => by(choice, (hotkey) => [hotkey, choice.netuid(), choice.amount()]),
  'subtensorModule.addStakeLimit': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.amount(), choice.price(), choice.flag()]),
  'subtensorModule.removeStake': (choice) => by(choice, (hotkey) => [hotkey, choice.netuid(), choice.amount()]),
  'subtensorModule.removeStakeLimit': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.amount(), choice.price(), choice.flag()]),
  'subtensorModule.removeStakeFullLimit': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.flag() ? null : choice.price()]),
  'subtensorModule.unstakeAll': (choice) => by(choice, (hotkey) => [hotkey]),
  'subtensorModule.unstakeAllAlpha': (choice) => by(choice, (hotkey) => [hotkey]),
  'subtensorModule.moveStake': (choice) =>
    by(choice, (hotkey) => [hotkey, { account: choice.hotkey() }, choice.netuid(), choice.netuid(), choice.amount()]),
  'subtensorModule.transferStake': (choice) =>
    by(choice, (hotkey) => [{ account: choice.coldkey() }, hotkey, choice.netuid(), choice.netuid(), choice.amount()]),
  'subtensorModule.swapStake': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.netuid(), choice.amount()]),
  'subtensorModule.swapStakeLimit': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.netuid(), choice.amount(), choice.price(), choice.flag()]),
  'balances.transferKeepAlive': (choice) => ({
    signer: choice.coldkey(),
    args: [{ account: choice.flag() ? choice.coldkey() : choice.hotkey() }, choice.amount()],
  }),
  'balances.transferAll': (choice) => ({
    signer: choice.rarely(4) ? choice.coldkey() : choice.hotkey(),
    args: [{ account: choice.coldkey() }, choice.flag()],
  }),
}

/** Signed by the coldkey to which the chosen hotkey belongs. */
function by(choice: Choice, args: (hotkey: { readonly account: number }) => readonly unknown[]) {
  const { hotkey, coldkey } = choice.pair()
  return { signer: coldkey, args: args(hotkey) }
}
