import type { Log } from '../lib/log.ts'
import { builtFile } from '../lib/root.ts'
import { sizeOf } from './files.ts'
import { Lane, type LaneOptions } from './lane.ts'
import type { Inference, Manifest, Model } from './model.ts'

export type InferenceOptions = Partial<LaneOptions> & {
  /** Worker threads; each model stays on one. */
  readonly threads?: number
}

const DEFAULTS = { threads: 2, openMs: 60_000, runMs: 30_000, maxWaiting: 64 } as const

/** A pool of worker threads that run models, so that the caller's event loop never waits on one. */
export function createInference(modules: { readonly log: Log }, options: InferenceOptions = {}): Inference {
  const { threads, ...limits } = { ...DEFAULTS, script: builtFile('src/inference/worker.ts'), ...options }
  const lanes = Array.from({ length: threads }, () => ({ lane: new Lane(modules.log, limits), bytes: 0 }))
  let opened = 0

  async function open(manifest: Manifest): Promise<Model> {
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
    return { manifest, run: (inputs, signal) => place.lane.run(id, inputs, signal), close: free }
  }

  return {
    open,
    close: async () => {
      await Promise.all(lanes.map(({ lane }) => lane.close()))
    },
  }
}
