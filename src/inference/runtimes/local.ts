import { dirname } from 'node:path'
import { env } from '@xenova/transformers'
import type { Manifest } from '../model.ts'

/** The library looks models up by name below one folder; nothing is fetched and nothing is cached. */
export function useFolder({ folder }: Manifest): void {
  env.allowRemoteModels = false
  env.useFSCache = false
  env.localModelPath = dirname(folder)
}
