import { beforeAll, describe, expect, test } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { candidates } from '../../src/gateway/candidates.ts'
import { MAX_TRIES, NoAnswerError, query } from '../../src/gateway/gateway.ts'
import { readInfer, writeTensor } from '../../src/gateway/oip.ts'
import { BadInputError } from '../../src/lib/errors.ts'
import { silent } from '../../src/lib/log.ts'
import { encodeClaim } from '../../src/protocol/claim.ts'
import { claimOf, type Exchange } from '../../src/protocol/exchange.ts'
import { checkReceiptFile } from '../../src/protocol/receipt-check.ts'
import type { Response } from '../../src/protocol/request.ts'
import { claimStatement } from '../../src/protocol/statement.ts'
import type { Task } from '../../src/tasks/task.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { answerOf, askerThat, SOME_MODEL } from '../support/exchange.ts'
import { endpoint, metagraph, neuron } from '../support/neuron.ts'

const graph = metagraph(
  ...[0.1, 0.4, 0, 0.3, 0.2, 0.05].map((incentive, uid) => neuron({ uid, incentive, endpoint })),
  neuron({ uid: 6, incentive: 0.9 }),
)
const task = {
  name: 'digits',
  inputs: [{ name: 'image', datatype: 'UINT8', shape: [-1, 2] }],
} as unknown as Task

test('a query goes to the best by score in the task where scores are known', () => {
  const scores = () => [
    { uid: 4, hotkey: 'hotkey-4', score: 0.9 },
    { uid: 0, hotkey: 'hotkey-0', score: 0.5 },
  ]
  expect(candidates(graph, 'digits', scores).map(({ uid }) => uid)).toEqual([4, 0])
})

test('without scores the incentive decides; who does not serve or earns nothing is left out', () => {
  expect(candidates(graph, 'digits').map(({ uid }) => uid)).toEqual([1, 3, 4, 0, 5])
})

const asker = (answers: (hotkey: string) => Response) => askerThat(async ({ hotkey }) => answers(hotkey))

test('the next miner is tried when one fails, and the answer says whose it is', async () => {
  const modules = {
    asker: asker((hotkey) => (hotkey === 'hotkey-4' ? answerOf([]) : { ok: false, code: 'BUSY', reason: 'full' })),
    metagraph: () => graph,
    hotkey: 'asker',
    head: () => 1n,
    log: silent,
  }
  const answer = await query(modules, { task, inputs: [] }, { timeoutMs: 1_000 })
  expect([answer.uid, answer.tries]).toEqual([4, 3])
})

test('a query that nobody answers fails with what each miner said', async () => {
  const modules = {
    asker: asker(() => ({ ok: false, code: 'TIMEOUT', reason: '' })),
    metagraph: () => graph,
    hotkey: 'asker',
    head: () => 1n,
    log: silent,
  }
  const failed = query(modules, { task, inputs: [] }, { timeoutMs: 1_000 })
  await expect(failed).rejects.toThrow(NoAnswerError)
  await expect(failed).rejects.toMatchObject({ tried: { length: MAX_TRIES } })
})

describe('a receipt', () => {
  const task = { name: 'echo', units: () => 3 } as unknown as Task
  let miner: Keypair
  let gateway: Keypair
  beforeAll(async () => {
    await ready()
    miner = keypairFromUri('//Bob')
    gateway = keypairFromUri('//Alice')
  })
  /** A gateway in front of one miner that signs, by itself, the claim it would make when it was asked `asks`. */
  const ask = async (asks: Partial<Exchange>) => {
    let claimed: Uint8Array | undefined
    const asker: Asker = {
      ...askerThat(async (_, request) => {
        const { task, inputs, nonce, block } = request
        const whose = { netuid: 1, miner: miner.address, asker: gateway.address, units: 3 }
        const answer = { outputs: [], model: SOME_MODEL }
        claimed = encodeClaim(claimOf({ ...whose, task, inputs, nonce, block, answer, ...asks }))
        return answerOf([])
      }),
      receipt: async () => ({ ok: true, signature: miner.sign(claimStatement(claimed!)) }),
    }
    const alone = metagraph(neuron({ uid: 0, hotkey: miner.address, incentive: 1, endpoint }))
    const modules = { asker, hotkey: gateway.address, metagraph: () => alone, head: () => 9n, log: silent }
    return (await query(modules, { task, inputs: [], receipt: true }, { timeoutMs: 1_000 })).receipt!
  }

  test('comes with the answer when it is asked for, and holds', async () => {
    const receipt = await ask({})
    if ('code' in receipt) throw new Error(receipt.code)
    expect(checkReceiptFile(receipt.file)).toMatchObject({ ok: true, signedBy: ['miner'], claims: [{ units: 3 }] })
  })

  test.each<[string, Partial<Exchange>]>([
    ['another answer', { answer: { outputs: [], model: 'cd'.repeat(32) } }],
    ['another block', { block: 8n }],
    ['more units', { units: 4 }],
  ])('over %s is none', async (_, asks) => {
    expect(await ask(asks)).toEqual({ code: 'BAD_ANSWER' })
  })
})

test('an inference request is read as tensors, nested or flat', () => {
  const body = (data: unknown) => ({ id: 'a', inputs: [{ name: 'image', shape: [2, 2], datatype: 'UINT8', data }] })
  const nested = readInfer(
    task,
    body([
      [1, 2],
      [3, 255],
    ]),
  )
  expect(nested).toEqual(readInfer(task, body([1, 2, 3, 255])))
  expect(nested.inputs[0]?.data).toEqual(Uint8Array.of(1, 2, 3, 255))
  expect(writeTensor(nested.inputs[0]!)).toEqual({
    name: 'image',
    shape: [2, 2],
    datatype: 'UINT8',
    data: [1, 2, 3, 255],
  })
})

test.each([
  ['nothing', undefined, /not an inference request/],
  ['no inputs', { inputs: [] }, /not an inference request/],
  ['another input', { inputs: [{ name: 'x', shape: [1], datatype: 'UINT8', data: [1] }] }, /"image" is missing/],
  ['another datatype', { inputs: [{ name: 'image', shape: [1], datatype: 'FP32', data: [1] }] }, /should be UINT8/],
  ['too few elements', { inputs: [{ name: 'image', shape: [2], datatype: 'UINT8', data: [1] }] }, /its shape says 2/],
  [
    'a number out of range',
    { inputs: [{ name: 'image', shape: [1], datatype: 'UINT8', data: [256] }] },
    /from 0 to 255/,
  ],
  ['a fraction', { inputs: [{ name: 'image', shape: [1], datatype: 'UINT8', data: [1.5] }] }, /whole numbers/],
  [
    'a text for a number',
    { inputs: [{ name: 'image', shape: [1], datatype: 'UINT8', data: ['1'] }] },
    /should hold numbers/,
  ],
])('a request with %s says what is wrong', (_, body, message) => {
  expect(() => readInfer(task, body)).toThrow(BadInputError)
  expect(() => readInfer(task, body)).toThrow(message)
})
