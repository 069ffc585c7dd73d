import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { receiptsPage } from '../../src/audit/page.ts'
import { secretHash } from '../../src/audit/reckon.ts'
import type { AuditInput } from '../../src/audit/round.ts'
import { encodeTable } from '../../src/consensus/reward/codec.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { toJson } from '../../src/lib/json.ts'
import { silent } from '../../src/lib/log.ts'
import { publishTaskSet } from '../../src/localnet/task-set.ts'
import { type RoundField, withRound } from '../../src/protocol/commitment.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { standardTaskSet } from '../../src/tasks/set/standard.ts'
import { EPOCH, honestRound, judge, SECRET } from '../support/audit.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

let node: TestChain
let chain: Chain
let terminal: Terminal
let netuid: number
let server: Server
let from: string
/** What the validator serves. */
let round: AuditInput['round']

const NOTHING = new Uint8Array(32)

/** The owner validates, so that it needs no stake to set the one weight there is: nobody is better than the baseline. */
beforeAll(async () => {
  await ready()
  node = await startTestChain({ blockMs: 100, tempo: 20 })
  const desk = await node.desk()
  chain = desk.chain
  netuid = await chain.registerNetwork(keypairFromUri('//Alice'), { hotkey: judge().address })
  await chain.startCall(keypairFromUri('//Alice'), { netuid })
  const set = await standardTaskSet()
  await publishTaskSet({ chain, log: silent }, { netuid, owner: judge(), set })
  const before = { epoch: 6, root: NOTHING, count: 0, units: 0n, state: NOTHING, next: secretHash(SECRET) }
  const tell = async (field: RoundField): Promise<bigint> => {
    const fields = withRound(await chain.commitment(netuid, judge().address), field)
    return (await chain.setCommitment(judge(), { netuid, fields })).number
  }
  const told = await tell(before)
  await chain.waitForBlock(told + 1n)
  const seedBlock = (await desk.block(told + 1n))!
  const challenges = set.tasks[0]!.challenges
  const input = honestRound({
    netuid,
    set,
    challenges,
    asDrawn: true,
    quality: 0.5,
    seedBlock,
    previousState: NOTHING,
    people: [judge()],
  })
  round = input.round
  const { field } = input.chain.commitments[1]!
  await tell(field)
  await chain.setWeights(judge(), { netuid, weights: [{ uid: 0, weight: 65_535 }] })

  server = createServer(({ url }, response) => {
    const { record, before, after, receipts } = round
    const { searchParams } = new URL(url ?? '', 'http://localhost')
    const kept = {
      record: JSON.parse(toJson(record)),
      before: encodeTable(before),
      after: encodeTable(after),
      receipts,
    }
    response.end(toJson(receiptsPage(kept, Number(searchParams.get('offset')))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  terminal = await openTerminal({ YUMA_NETWORK: node.endpoint, YUMA_NETUID: String(netuid) })
}, 60_000)
afterAll(async () => {
  server?.close()
  await terminal?.end()
  await node?.end()
})

const audit = (...more: readonly string[]) =>
  terminal.type('audit', '--validator', judge().address, '--epoch', String(EPOCH), '--from', from, '--json', ...more)

it('finds nothing where a validator did what it said', async () => {
  const { code, stdout, stderr } = await audit()
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [],
    receipts: round.record.count,
    missing: 0,
    row: round.record.row,
  })
})

it('finds what was altered, and ends with a code that says so', async () => {
  const honest = round
  round = { ...honest, record: { ...honest.record, secret: '00'.repeat(32) } }
  const { code, stdout, stderr } = await audit()
  round = honest
  expect(code).toBe(1)
  // By another secret other numbers of challenges would have been drawn, of which some may be missing.
  const found = JSON.parse(stdout).findings.map(({ code }: { code: string }) => code)
  expect(found.filter((each: string) => each !== 'MISSING')).toEqual(['SECRET'])
  expect(stderr).toMatch(/the round does not hold: SECRET/)
})

it('judges random answers again, and says which nobody can judge because they are not kept', async () => {
  const { code, stdout } = await audit('--deep')
  expect(code).toBe(1)
  const { deep, findings } = JSON.parse(stdout)
  expect(deep).toBe(Math.min(200, round.record.count))
  expect(new Set(findings.map(({ code }: { code: string }) => code))).toEqual(new Set(['BODY']))
}, 60_000)

it('says so when nobody serves the round', async () => {
  const { code, stdout } = await audit('--epoch', '99')
  expect(code).toBe(1)
  expect(JSON.parse(stdout).findings).toMatchObject([{ code: 'ENCODING' }])
  const unserved = await terminal.type('audit', '--validator', judge().address, '--epoch', '7', '--json')
  expect(unserved.code).toBe(2)
  expect(unserved.stderr).toMatch(/--from/)
})
