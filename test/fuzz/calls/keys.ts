import type { Choice } from '../choice.ts'
import { ownerOf } from '../step.ts'
import type { Calls } from './table.ts'

/** What coldkeys do with their hotkeys: registrations, takes, children, names and swaps. */
export const keyCalls: Calls = {
  'subtensorModule.burnedRegister': (choice) => by(choice, (hotkey) => [choice.netuid(), hotkey]),
  'subtensorModule.registerLimit': (choice) => by(choice, (hotkey) => [choice.netuid(), hotkey, choice.price()]),
  'subtensorModule.register': (choice) => {
    const { hotkey, coldkey } = choice.pair()
    return { signer: coldkey, args: [choice.netuid(), 1, 0, '0x', hotkey, { account: coldkey }] }
  },
  'subtensorModule.rootRegister': (choice) => by(choice, (hotkey) => [hotkey]),
  'subtensorModule.tryAssociateHotkey': (choice) => by(choice, (hotkey) => [hotkey]),
  'subtensorModule.increaseTake': (choice) => by(choice, (hotkey) => [hotkey, choice.below(13_000)]),
  'subtensorModule.decreaseTake': (choice) => by(choice, (hotkey) => [hotkey, choice.below(13_000)]),
  'subtensorModule.setChildkeyTake': (choice) =>
    by(choice, (hotkey) => [hotkey, choice.netuid(), choice.below(13_000)]),
  'subtensorModule.setChildren': (choice) =>
    by(choice, (hotkey) => [
      hotkey,
      choice.netuid(),
      Array.from({ length: choice.below(7) }, () => [
        choice.rarely() ? choice.wide() : 2n ** 61n,
        { account: choice.hotkey() },
      ]),
    ]),
  'subtensorModule.setColdkeyAutoStakeHotkey': (choice) => by(choice, (hotkey) => [choice.netuid(), hotkey]),
  'subtensorModule.setIdentity': (choice) => ({
    signer: choice.coldkey(),
    args: Array.from({ length: 7 }, () => choice.text()),
  }),
  'subtensorModule.swapHotkey': (choice) =>
    by(choice, (hotkey) => [hotkey, { account: choice.hotkey() }, choice.flag() ? null : choice.netuid()]),
  'subtensorModule.swapHotkeyV2': (choice) =>
    by(choice, (hotkey) => [
      hotkey,
      { account: choice.hotkey() },
      choice.flag() ? null : choice.netuid(),
      choice.flag(),
    ]),
  'subtensorModule.serveAxon': (choice) => ({
    signer: choice.hotkey(),
    args: [choice.netuid(), 1, choice.rarely() ? 1 : 3_232_235_777, choice.small(), choice.rarely() ? 5 : 4, 4, 0, 0],
  }),
  'subtensorModule.servePrometheus': (choice) => ({
    signer: choice.hotkey(),
    args: [choice.netuid(), 1, 3_232_235_777, choice.small(), choice.rarely() ? 5 : 4],
  }),
  'commitments.setCommitment': (choice) => ({
    signer: choice.hotkey(),
    args: [choice.netuid(), { fields: [{ Raw4: '0x79756d61' }, { BigRaw: choice.text(500) }].slice(choice.below(2)) }],
  }),
}

function by(choice: Choice, args: (hotkey: { readonly account: number }) => readonly unknown[]) {
  const { hotkey, coldkey } = choice.pair()
  const isTaken = choice.rarely()
  return { signer: isTaken ? ownerOf(hotkey.account) : coldkey, args: args(hotkey) }
}
