import { blake2_256 } from '../crypto/hash.ts'
import type { Manifest } from './model.ts'

const TAG = 'yuma/model/1'

/**
 * What names a model to others, in hex: the hash of its files' paths and sha256, one line each, sorted by path. Two
 * manifests of the same files have the same hash, whatever else they say.
 */
export function modelHash({ files }: Pick<Manifest, 'files'>): string {
  const lines = Object.keys(files)
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map((path) => `${path} ${files[path]}\n`)
  return Buffer.from(blake2_256(Buffer.from(`${TAG}${lines.join('')}`))).toString('hex')
}
