import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Work } from '../../miner/answer.ts'
import { type Miner, startMiner } from '../../miner/miner.ts'
import { sr25519Verify } from '../../src/crypto/sr25519.ts'
import { modelHash } from '../../src/inference/hash.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createClosing } from '../../src/lib/closing.ts'
import { silent } from '../../src/lib/log.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { bringUp, type Keys } from '../../src/localnet/bring-up.ts'
import { encodeClaim } from '../../src/protocol/claim.ts'
import { claimOf } from '../../src/protocol/exchange.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import { checkReceiptFile } from '../../src/protocol/receipt-check.ts'
import { writeReceiptFile } from '../../src/protocol/receipt-file.ts'
import { claimsStatement } from '../../src/protocol/statement.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { viewMetagraph } from '../../src/subtensor/view.ts'
import { openTasks } from '../../src/tasks/index.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { requestOf } from '../support/exchange.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { keysOf, manifestAt, reach, smallSubnet } from '../support/subnet.ts'
import { opening, refusal } from '../support/wire.ts'

const BLOCK_MS = 50
const TEMPO = 10
const STAKE = 60_000n
const modules = { clock: systemClock, log: silent }
const closing = createClosing(silent)
const digits = openTasks.get('digits')!
const inputs = digits.pose(new Uint8Array(32), [8]).requests[0]!
const { plan, cast } = smallSubnet(['miner', 'other'], { validator: STAKE })
let node: TestChain
let chain: Chain
let netuid: number

beforeAll(async () => {
  node = await startTestChain({ blockMs: BLOCK_MS, tempo: TEMPO })
  closing.add('chain', () => node.end())
  chain = await node.connect()
  netuid = await bringUp({ chain, log: silent }, plan, cast)
  const validator = keysOf('validator').hotkey.address
  const stop = new AbortController()
  const view = await viewMetagraph({ chain }, { netuid, signal: stop.signal })
  await reach(chain, 'the validator has its permit', {
    within: 5 * TEMPO,
    when: () => view.current().neurons.some(({ hotkey, validatorPermit }) => validatorPermit && hotkey === validator),
  })
  stop.abort()
})
afterAll(() => closing.close())

/** A model that answers when it is let, with as many scores as it was given images. */
function heldModel() {
  const held: (() => void)[] = []
  const manifest = manifestAt('digits/linear-128')
  const answer = (given: readonly Tensor[]): readonly Tensor[] => {
    const items = given[0]!.shape[0]!
    return [{ name: 'scores', datatype: 'FP32', shape: [items, 10], data: new Float32Array(items * 10) }]
  }
  const work: Work = {
    task: digits,
    model: {
      manifest,
      run: (given) => new Promise((resolve) => held.push(() => resolve(answer(given)))),
      close: async () => {},
    },
  }
  return { work, held }
}

async function serveDigits(keys: Keys, works: readonly Work[], queue = 8): Promise<Miner> {
  const miner = await startMiner(
    { ...modules, chain, works, ...keys },
    // Asked at two addresses of this machine: the one the chain is told, and the one of the tools of the tests.
    { netuid, host: '0.0.0.0', publishIp: '127.0.0.2', port: 0, concurrency: 1, queue, minStake: 0n },
  )
  closing.add('miner', () => miner.close())
  return miner
}

const askerOf = ({ hotkey }: Keys) => {
  const asker = createAsker({ ...modules, keypair: hotkey })
  closing.add('asker', () => asker.close())
  return asker
}

describe('a miner', () => {
  test('answers a validator, and refuses who has no permit', async () => {
    const { work, held } = heldModel()
    const miner = await serveDigits(keysOf('miner'), [work])
    const peer = { hotkey: miner.hotkey, ip: '127.0.0.2', port: miner.port }
    const { number: block } = await chain.head()
    const ask = (name: string) =>
      askerOf(keysOf(name)).ask(peer, requestOf('digits', inputs, block), { timeoutMs: 10_000 })

    expect(await ask('other')).toMatchObject({ ok: false, code: 'NOT_ADMITTED' })
    expect(await ask('stranger')).toMatchObject({ ok: false, code: 'NOT_ADMITTED' })
    const answer = ask('validator')
    await reach(chain, 'the model is asked', { within: 200, when: () => held.length === 1 })
    held[0]!()
    expect(await answer).toMatchObject({ ok: true, outputs: [{ name: 'scores', shape: [inputs[0]!.shape[0], 10] }] })
    expect(miner.answers()).toBe(1)
    await miner.close()
  })

  test('offers its model, takes a nonce once and a block that is near, and signs for what it answered', async () => {
    const { work, held } = heldModel()
    const miner = await serveDigits(keysOf('miner'), [work])
    const peer = { hotkey: miner.hotkey, ip: '127.0.0.2', port: miner.port }
    const asker = askerOf(keysOf('validator'))
    const wait = { timeoutMs: 10_000 }
    const model = modelHash(work.model.manifest)
    expect(await asker.offers(peer, wait)).toEqual({ ok: true, offers: [{ task: 'digits', model, capacity: 64 }] })

    const { number: block } = await chain.head()
    const request = requestOf('digits', inputs, block)
    const asking = asker.ask(peer, request, wait)
    await reach(chain, 'the model is asked', { within: 200, when: () => held.length === 1 })
    expect(await asker.ask(peer, request, wait)).toMatchObject({ code: 'NONCE_USED' })
    expect(await asker.receipt(peer, request.nonce, wait)).toMatchObject({ code: 'UNKNOWN_NONCE' })
    held[0]!()
    const answer = await asking
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.model).toBe(model)
    const ahead = requestOf('digits', inputs, block + 1_000n)
    expect(await asker.ask(peer, ahead, wait)).toMatchObject({ code: 'STALE' })

    const { nonce } = request
    const asked = keysOf('validator').hotkey
    const units = digits.units(inputs, answer.outputs)
    const exchange = { ...request, netuid, miner: miner.hotkey, asker: asked.address, answer, units }
    const claim = encodeClaim(claimOf(exchange))
    const sealed = await asker.seal(peer, { round: 5, nonces: [nonce] }, wait)
    if (!sealed.ok) throw new Error(sealed.code)
    expect(Buffer.from(sealed.root)).toEqual(Buffer.from(merkleRoot([claim])))
    const statement = claimsStatement({ netuid, asker: asked.publicKey, round: 5, root: sealed.root })
    expect(sr25519Verify(sealed.signature, statement, keysOf('miner').hotkey.publicKey)).toBe(true)
    expect(await asker.seal(peer, { round: 5, nonces: [nonce, 1n] }, wait)).toMatchObject({ code: 'UNKNOWN_NONCE' })
    const signed = await asker.receipt(peer, nonce, wait)
    if (!signed.ok) throw new Error(signed.code)
    const file = writeReceiptFile({ version: 1, claim, miner: { signature: signed.signature } })
    expect(checkReceiptFile(file)).toMatchObject({ ok: true })
    await miner.close()
  })

  test('opens a session once for a signature: a copy of it is refused', async () => {
    const miner = await serveDigits(keysOf('miner'), [heldModel().work])
    const { target, headers } = opening({ uri: '//subnet//validator', server: miner.hotkey })
    const socket = new WebSocket(`ws://127.0.0.1:${miner.port}${target}`, { headers })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    expect(await refusal(miner.port, target, headers)).toMatchObject({ code: 'BAD_AUTH', fault: 'ReplayedRequest' })
    socket.terminate()
    await miner.close()
  })

  test('says BUSY when its queue is full, and still answers what was in it', async () => {
    const { work, held } = heldModel()
    const miner = await serveDigits(keysOf('miner'), [work], 1)
    const peer = { hotkey: miner.hotkey, ip: '127.0.0.2', port: miner.port }
    const asker = askerOf(keysOf('validator'))
    const { number: block } = await chain.head()
    const ask = () => asker.ask(peer, requestOf('digits', inputs, block), { timeoutMs: 20_000 })
    // One runs, one waits, and the first to be answered is the one for which there was no room.
    const answers = [ask(), ask(), ask()]
    expect(await Promise.race(answers)).toMatchObject({ ok: false, code: 'BUSY' })
    for (let answered = 0; answered < 2; answered++) {
      await reach(chain, 'the model is asked', { within: 200, when: () => held.length > 0 })
      held.shift()!()
    }
    const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'OK' : answer.code))
    expect(codes.sort()).toEqual(['BUSY', 'OK', 'OK'])
    await miner.close()
  })

  test("is not registered by the subnet owner's coldkey", async () => {
    const keys = { coldkey: keysOf('owner').coldkey, hotkey: keysOf('new').hotkey }
    await expect(serveDigits(keys, [heldModel().work])).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await chain.uid(netuid, keys.hotkey.address)).toBeUndefined()
  })

  test('is not on the subnet, and can put no endpoint there, without being registered', async () => {
    const { hotkey } = keysOf('unregistered')
    const start = startMiner(
      { ...modules, chain, works: [heldModel().work], hotkey },
      { netuid, host: '127.0.0.2', port: 0, concurrency: 1, queue: 1, minStake: 0n },
    )
    await expect(start).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(chain.serveAxon(hotkey, { netuid, endpoint: { ip: '127.0.0.2', port: 9_999 } })).rejects.toMatchObject(
      { code: 'EXTRINSIC', name: 'HotKeyNotRegisteredInNetwork' },
    )
  })
})
