import { type Adversary, idle } from './adversary.ts'
import { withCommitReveal, withValidator } from './recast.ts'
import { committingInstead, rowShownBy } from './rows.ts'

const WHO = 'validator-4'
const SOURCE = 'validator-2'

/** The same where rows are sealed: what is to be seen is what another thought an epoch or two ago. */
export default {
  name: 'weight copier, rows sealed',
  summary: 'where weights are committed and revealed, commits to the row that another validator revealed last',
  bound:
    'a sealed row cannot be copied before it is revealed, so that the copy is late by the epochs between; on a subnet whose miners stay as they are that costs little, and the audit sees it all the same.',
  promised: idle(WHO, ['COPY']),
  attackers: [WHO],
  compare: withCommitReveal,
  arrange: (plan) =>
    withValidator(withCommitReveal(plan), WHO, {
      wrap: (modules, context) => committingInstead(modules, () => rowShownBy(context, context.addressOf(SOURCE))),
    }),
} satisfies Adversary
