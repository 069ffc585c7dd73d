import { modelHash } from './hash.ts'
import type { Inference, Model } from './model.ts'

type Shared = { readonly opened: Promise<Model>; users: number }

/**
 * Opens each model once, however many want it, and closes it when the last has let go: for several roles in one process.
 * Closing it closes nothing of the inference beneath.
 */
export function shareModels(inference: Inference): Inference {
  const models = new Map<string, Shared>()

  async function leave(hash: string, shared: Shared): Promise<void> {
    shared.users -= 1
    if (shared.users > 0) return
    if (models.get(hash) === shared) models.delete(hash)
    await (await shared.opened).close()
  }

  return {
    async open(manifest) {
      const hash = modelHash(manifest)
      const shared = models.get(hash) ?? { opened: inference.open(manifest), users: 0 }
      models.set(hash, shared)
      shared.users += 1
      let model: Model
      try {
        model = await shared.opened
      } catch (error) {
        if (models.get(hash) === shared) models.delete(hash)
        throw error
      }
      let closed = false
      return {
        ...model,
        close: async () => {
          if (closed) return
          closed = true
          await leave(hash, shared)
        },
      }
    },
    close: async () => {},
  }
}
