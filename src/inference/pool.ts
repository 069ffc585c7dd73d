import type { Log } from '../lib/log.ts'
import { builtFile } from '../lib/root.ts'
import { sizeOf } from './files.ts'
import { Lane, type LaneOptions } from './lane.ts'
import type { Inference, Manifest, Model } from './model.ts'

export type InferenceOptions = Partial<Omit<LaneOptions, 'width'>> & {
  /** Worker threads; each model stays on one. One that works on many runs at once has a thread of its own beside them. */
  readonly threads?: number
}

/** Most runs such a model is given: more than can grow at once, so that the next are ready when one ends. */
const WIDE = 32

const DEFAULTS = { threads: 2, openMs: 60_000, runMs: 30_000, maxWaiting: 64 } as const

/** A pool of worker threads that run models, so that the caller's event loop never waits on one. */
export function createInference(modules: { readonly log: Log }, options: InferenceOptions = {}): Inference {
  const { threads, ...limits } = { ...DEFAULTS, script: builtFile('src/inference/worker.ts'), ...options }
  const lanes = Array.from({ length: threads }, () => ({
    lane: new Lane(modules.log, { ...limits, width: 1 }),
    bytes: 0,
  }))
  const wide = new Set<Lane>()
  let opened = 0

  async function open(manifest: Manifest): Promise<Model> {
    if (manifest.runtime === 'text-generation') return openWide(manifest)
    const bytes = await sizeOf(manifest)
    const place = lanes.reduce((least, each) => (each.bytes < least.bytes ? each : least))
    const id = opened++
    place.bytes += bytes
    let closed = false
    async function free(): Promise<void> {
      if (closed) return
      closed = true
      place.bytes -= bytes
      await place.lane.unload(id)
    }
    try {
      await place.lane.open(id, manifest)
    } catch (error) {
      await free()
      throw error
    }
    return { manifest, run: (inputs, options) => place.lane.run(id, inputs, options), close: free }
  }

  async function openWide(manifest: Manifest): Promise<Model> {
    const id = opened++
    const lane = new Lane(modules.log, { ...limits, width: WIDE })
    wide.add(lane)
    async function free(): Promise<void> {
      wide.delete(lane)
      await lane.close()
    }
    try {
      await lane.open(id, manifest)
    } catch (error) {
      await free()
      throw error
    }
    return { manifest, width: WIDE, run: (inputs, options) => lane.run(id, inputs, options), close: free }
  }

  return {
    open,
    close: async () => {
      await Promise.all([...lanes.map(({ lane }) => lane), ...wide].map((lane) => lane.close()))
    },
  }
}
