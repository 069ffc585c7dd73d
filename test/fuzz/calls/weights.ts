import type { Choice } from '../choice.ts'
import type { Calls } from './table.ts'

/** What hotkeys say about others openly. */
export const weightCalls: Calls = {
  'subtensorModule.setWeights': (choice) => {
    const { uids, weights } = choice.row()
    const { hotkey, netuid } = choice.member()
    return { signer: hotkey, args: [netuid, uids, weights, 0] }
  },
  'subtensorModule.setMechanismWeights': (choice) => {
    const { uids, weights } = choice.row()
    const { hotkey, netuid } = choice.member()
    return { signer: hotkey, args: [netuid, mechanism(choice), uids, weights, 0] }
  },
  'subtensorModule.batchSetWeights': (choice) => {
    const rows = [choice.row(), choice.row()].slice(choice.below(2))
    const pairs = rows.map(({ uids, weights }) => uids.map((uid, index) => [uid, weights[index]]))
    const { hotkey, netuid } = choice.member()
    return { signer: hotkey, args: [rows.map(() => netuid), pairs, rows.map(() => 0)] }
  },
}

const mechanism = (choice: Choice): number => (choice.rarely() ? 2 : choice.below(2))
