import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Inference, Manifest } from '../../src/inference/model.ts'
import { createInference, type InferenceOptions } from '../../src/inference/pool.ts'
import { type Log, silent } from '../../src/lib/log.ts'
import type { Tensor } from '../../src/lib/tensor.ts'

const script = new URL('../support/fake-worker.mjs', import.meta.url)
const manifest: Manifest = {
  task: 'none',
  name: 'fake',
  runtime: 'onnx',
  files: {},
  heldOutQuality: 0,
  heldOutItems: 0,
  licence: 'none',
  source: 'test',
  folder: '/',
}
const LOST = { code: 'INFERENCE', retryable: true }

let inference: Inference

function start(options: InferenceOptions = {}): Inference {
  inference = createInference({ log: silent }, { script, threads: 1, ...options })
  return inference
}

afterEach(() => inference.close())

/** A tensor whose name tells the fake worker what to do. */
function say(name: string, data: readonly string[] = []): readonly Tensor[] {
  return [{ name, datatype: 'BYTES', shape: [data.length], data }]
}

/** An order that keeps the worker until it is released; `held` resolves once the worker has it. */
function hold(): { readonly inputs: readonly Tensor[]; readonly held: Promise<void>; release(): void } {
  const name = randomUUID()
  const channel = new BroadcastChannel(name)
  const held = new Promise<void>((resolve) => {
    channel.onmessage = () => resolve()
  })
  const release = (): void => {
    channel.postMessage('go on')
    channel.close()
  }
  return { inputs: say('hold', [name]), held, release }
}

describe('createInference', () => {
  it('rejects the run that ended the worker, keeps those that wait, and loads the models again', async () => {
    const model = await start().open(manifest)
    const lost = model.run(say('die'))
    const kept = model.run(say('kept'))
    await expect(lost).rejects.toMatchObject(LOST)
    await expect(kept).resolves.toMatchObject([{ data: ['kept'] }])
    await expect(model.run(say('later'))).resolves.toMatchObject([{ data: ['kept', 'later'] }])
  })

  it('starts the worker again however often it ends', async () => {
    const model = await start().open(manifest)
    for (let turn = 0; turn < 3; turn++) await expect(model.run(say('die'))).rejects.toMatchObject(LOST)
    await expect(model.run(say('alive'))).resolves.toMatchObject([{ data: ['alive'] }])
  })

  it('loads every model again once, also when the worker ends while it loads them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'brittle-'))
    const loaded: string[] = []
    const log: Log = { ...silent, info: (message, facts) => loaded.push(`${message}: ${facts?.model}`) }
    inference = createInference({ log }, { script, threads: 1 })
    await inference.open({ ...manifest, name: 'brittle', folder })
    const model = await inference.open(manifest)
    writeFileSync(join(folder, 'brittle'), '')
    await expect(model.run(say('die'))).rejects.toMatchObject(LOST)
    await expect(model.run(say('alive'))).resolves.toMatchObject([{ data: ['alive'] }])
    expect(loaded).toEqual(['a model was loaded again: brittle', 'a model was loaded again: fake'])
    rmSync(folder, { recursive: true })
  })

  it('ends a worker that does not answer in time and goes on with another', async () => {
    const model = await start({ runMs: 200 }).open(manifest)
    const { inputs, release } = hold()
    await expect(model.run(inputs)).rejects.toMatchObject({ code: 'DEADLINE' })
    release()
    await expect(model.run(say('next')).catch(() => model.run(say('next')))).resolves.toMatchObject([
      { data: ['next'] },
    ])
  })

  it('does not run what was aborted while it waited', async () => {
    const model = await start().open(manifest)
    const { inputs, held, release } = hold()
    const first = model.run(inputs)
    await held
    const abort = new AbortController()
    const waiting = model.run(say('aborted'), { signal: abort.signal })
    abort.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
    release()
    await first
    await expect(model.run(say('after'))).resolves.toMatchObject([{ data: ['hold', 'after'] }])
    await expect(model.run(say('late'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'INFERENCE' })
  })

  it('leaves an aborted run to the worker and answers the next with its own outputs', async () => {
    const model = await start().open(manifest)
    const { inputs, held, release } = hold()
    const abort = new AbortController()
    const running = model.run(inputs, { signal: abort.signal })
    await held
    abort.abort()
    await expect(running).rejects.toMatchObject({ code: 'INFERENCE' })
    release()
    await expect(model.run(say('own'))).resolves.toMatchObject([{ data: ['hold', 'own'] }])
  })

  it('turns runs away when as many wait as may, for that model only', async () => {
    const pool = start({ maxWaiting: 1 })
    const [model, other] = await Promise.all([pool.open(manifest), pool.open(manifest)])
    const { inputs, held, release } = hold()
    const first = model.run(inputs)
    await held
    const second = model.run(say('second'))
    await expect(model.run(say('third'))).rejects.toMatchObject(LOST)
    const others = other.run(say('other'))
    release()
    await Promise.all([first, second, others])
  })

  it('tells a fault of the request from one of the worker', async () => {
    const model = await start().open(manifest)
    await expect(model.run(say('fail'))).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
    await expect(model.run(say('next'))).resolves.toMatchObject([{ data: ['fail', 'next'] }])
  })

  it('rejects the opening of a model that cannot be loaded or that ends the worker', async () => {
    await expect(start().open({ ...manifest, name: 'unloadable' })).rejects.toMatchObject({ code: 'MODEL' })
    await expect(inference.open({ ...manifest, name: 'deadly' })).rejects.toMatchObject(LOST)
    const model = await inference.open(manifest)
    await expect(model.run(say('fine'))).resolves.toMatchObject([{ data: ['fine'] }])
  })

  it('refuses runs of a closed model', async () => {
    const model = await start().open(manifest)
    await model.close()
    await model.close()
    await expect(model.run(say('late'))).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
  })

  describe('of a model that works on many runs at once', () => {
    const wide: Manifest = { ...manifest, runtime: 'text-generation' }

    it('answers a run while another is under way, and each with its own outputs', async () => {
      const model = await start().open(wide)
      const { inputs, held, release } = hold()
      const first = model.run(inputs)
      await held
      await expect(model.run(say('second'))).resolves.toMatchObject([{ data: ['hold', 'second'] }])
      release()
      await expect(first).resolves.toMatchObject([{ name: 'seen' }])
    })

    it('hands on the parts of an answer as they come, and none once nobody waits', async () => {
      const model = await start().open(wide)
      const parts: (readonly Tensor[])[] = []
      const abort = new AbortController()
      const { inputs, held, release } = hold()
      const running = model.run(inputs, { emit: (part) => parts.push(part), signal: abort.signal })
      await held
      await model.run(say('tell'))
      expect(parts).toMatchObject([[{ name: 'part' }]])
      abort.abort()
      await expect(running).rejects.toMatchObject({ code: 'INFERENCE' })
      await expect(model.run(say('cancelled'))).resolves.toMatchObject([{ name: 'seen', data: ['0'] }])
      await model.run(say('tell'))
      expect(parts).toHaveLength(1)
      release()
    })

    it('lets a run go on for as long as parts of it come', async () => {
      const model = await start({ runMs: 800 }).open(wide)
      const { inputs, held, release } = hold()
      const running = model.run(inputs)
      await held
      for (let told = 0; told < 4; told++) await model.run(say('tell', ['300']))
      release()
      await expect(running).resolves.toMatchObject([{ name: 'seen' }])
    })

    it('loses all of them with the worker, and loads the model again', async () => {
      const model = await start().open(wide)
      const { inputs, held } = hold()
      const runs = [model.run(inputs), held.then(() => model.run(say('die')))]
      for (const lost of runs) await expect(lost).rejects.toMatchObject(LOST)
      await expect(model.run(say('alive'))).resolves.toMatchObject([{ data: ['alive'] }])
    })
  })

  it('rejects what still runs and waits when it is closed', async () => {
    const model = await start().open(manifest)
    const { inputs, held, release } = hold()
    const ended = [model.run(inputs), model.run(say('waiting'))].map((run) =>
      expect(run).rejects.toMatchObject({ code: 'INFERENCE' }),
    )
    await held
    await inference.close()
    await Promise.all(ended)
    release()
    await expect(model.run(say('late'))).rejects.toMatchObject({ code: 'INFERENCE' })
  })
})
