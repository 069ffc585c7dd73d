import { join } from 'node:path'
import { decodeRoundField, encodeRoundField, type RoundField } from '../../src/protocol/commitment.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { compareReceipts, decodeReceipts, encodeReceipts, receiptLeaves } from '../../src/protocol/receipts.ts'
import { receiptsStatement } from '../../src/protocol/statement.ts'
import type { AttackContext } from '../../src/sim/attack.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { createRoundStore } from '../../validator/round/store.ts'
import type { ValidatorModules } from '../../validator/validator.ts'
import type { Adversary } from './adversary.ts'
import { withValidator } from './recast.ts'
import { sayingInstead } from './rows.ts'

const WHO = {
  score: 'validator-1',
  twice: 'validator-2',
  root: 'validator-3',
  weight: 'validator-4',
} as const

/** Every validator forges something else, and each is found by what it forged. */
export default {
  name: 'receipt forgery',
  summary: `${WHO.score} says that every label was right; ${WHO.twice} lists one receipt twice; ${WHO.root} tells the chain of another root, and next time of another state; ${WHO.weight} nudges a weight`,
  bound:
    'pay of validators is by stake and agreement; what is forged is found by reckoning again, and a verdict by judging again.',
  promised: {
    name: 'forgery',
    found: {
      [WHO.score]: ['SCORE'],
      [WHO.twice]: ['CLAIM'],
      [WHO.root]: ['ROOT', 'STATE'],
      [WHO.weight]: ['ROW'],
    },
  },
  attackers: Object.values(WHO),
  arrange: (plan) =>
    [
      [WHO.score, kind],
      [WHO.twice, twice],
      [WHO.root, otherRoot],
      [WHO.weight, nudging],
    ].reduce((changed, [name, wrap]) => withValidator(changed, name as string, { wrap: wrap as typeof kind }), plan),
} satisfies Adversary

/** All points for everybody, in receipts, table and row alike. */
function kind(modules: ValidatorModules): ValidatorModules {
  return {
    ...modules,
    tasks: modules.tasks.map((task) => {
      if (task.class !== 'open') return task
      const pose: typeof task.pose = (seed, sizes, difficulty) => {
        const posed = task.pose(seed, sizes, difficulty)
        return { ...posed, judge: (answers) => posed.judge(answers).map(({ count }) => ({ sum: count, count })) }
      }
      return { ...task, pose }
    }),
  }
}

/** One receipt in two tasks, with everything signed and told as it must be. */
function twice(modules: ValidatorModules, { folder }: AttackContext): ValidatorModules {
  const store = createRoundStore(join(folder, 'rounds'))
  return tellingInstead(modules, async (field) => {
    const epoch = BigInt(field.epoch)
    const [json, bytes] = [await store.read(epoch, 'round.json'), await store.read(epoch, 'receipts.bin')]
    const opened = bytes && decodeReceipts(bytes)
    if (json === undefined || opened?.ok !== true || opened.receipts.length === 0) return field
    const record = JSON.parse(Buffer.from(json).toString())
    const receipts = doubled(opened.receipts)
    const written = encodeReceipts(receipts)
    const root = merkleRoot(receiptLeaves(written))
    const count = receipts.length
    const units = receipts.reduce((sum, { claim }) => sum + BigInt(claim.units), 0n)
    const signature = modules.hotkey.sign(receiptsStatement({ netuid: record.netuid, round: field.epoch, root, count }))
    const hex = (each: Uint8Array): string => Buffer.from(each).toString('hex')
    const changed = { ...record, root: hex(root), count, units: String(units), signature: hex(signature) }
    const kept = async (name: 'bodies.bin' | 'before.bin' | 'after.bin') => (await store.read(epoch, name))!
    await store.write(epoch, {
      'round.json': JSON.stringify(changed),
      'receipts.bin': written,
      'bodies.bin': await kept('bodies.bin'),
      'before.bin': await kept('before.bin'),
      'after.bin': await kept('after.bin'),
    })
    return { ...field, root, count, units }
  })
}

/** The first receipt, and the same as one of the other task. */
function doubled(receipts: readonly Receipt[]): readonly Receipt[] {
  const [first] = receipts
  return first === undefined ? [] : [...receipts, { ...first, task: 1 - first.task }].sort(compareReceipts)
}

function otherRoot(modules: ValidatorModules): ValidatorModules {
  const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 1)
  return tellingInstead(modules, async (field) =>
    field.epoch % 2 === 0 ? { ...field, root: flipped(field.root) } : { ...field, state: flipped(field.state) },
  )
}

function nudging(modules: ValidatorModules): ValidatorModules {
  return sayingInstead(modules, (row) =>
    row.map(({ uid, weight }) => ({ uid, weight: weight > 1 ? weight - 1 : weight })),
  )
}

/** A validator that tells the chain something else of a round than it found. */
function tellingInstead(
  modules: ValidatorModules,
  alter: (field: RoundField) => Promise<RoundField>,
): ValidatorModules {
  const { chain } = modules
  const setCommitment: Chain['setCommitment'] = async (hotkey, args) => {
    const fields = await Promise.all(
      args.fields.map(async (bytes) => {
        const field = decodeRoundField(bytes)
        return field === undefined || field.count === 0 ? bytes : encodeRoundField(await alter(field))
      }),
    )
    return chain.setCommitment(hotkey, { ...args, fields })
  }
  return { ...modules, chain: { ...chain, setCommitment } }
}
