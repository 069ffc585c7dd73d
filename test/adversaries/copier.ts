import { type Adversary, idle } from './adversary.ts'
import { withValidator } from './recast.ts'
import { rowShownBy, sayingInstead } from './rows.ts'

const WHO = 'validator-4'
const SOURCE = 'validator-2'

/** The row of another validator, as it stands on the chain. */
export default {
  name: 'weight copier',
  summary: 'sets the row that another validator set last',
  bound:
    'dividends do not tell who judged; the audit does, by a row that another set before (COPY) and by a state that does not lead to it.',
  promised: idle(WHO, ['COPY']),
  attackers: [WHO],
  arrange: (plan) =>
    withValidator(plan, WHO, {
      wrap: (modules, context) =>
        sayingInstead(modules, async (row) => (await rowShownBy(context, context.addressOf(SOURCE))) ?? row),
    }),
} satisfies Adversary
