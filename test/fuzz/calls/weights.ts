import type { Choice } from '../choice.ts'
import type { Calls } from './table.ts'

/** What hotkeys say about others, openly and in commits. */
export const weightCalls: Calls = {
  'subtensorModule.setWeights': (choice) => {
    const { uids, weights } = choice.row()
    return { signer: choice.hotkey(), args: [choice.netuid(), uids, weights, 0] }
  },
  'subtensorModule.setMechanismWeights': (choice) => {
    const { uids, weights } = choice.row()
    return { signer: choice.hotkey(), args: [choice.netuid(), mechanism(choice), uids, weights, 0] }
  },
}

const mechanism = (choice: Choice): number => (choice.rarely() ? 2 : choice.below(2))
