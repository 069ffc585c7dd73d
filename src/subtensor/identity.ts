import { z } from 'zod'
import type { Reader } from './read.ts'

const text = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('utf8'))

const Stored = z
  .object({
    subnetName: text,
    githubRepo: text,
    subnetContact: text,
    subnetUrl: text,
    discord: text,
    description: text,
    logoUrl: text,
    additional: text,
  })
  .optional()

/** How a subnet presents itself: whatever its owner wrote. */
export type Identity = NonNullable<z.infer<typeof Stored>>

/** Reads a subnet's identity; `undefined` when it has none. */
export async function readIdentity(reader: Reader, netuid: number): Promise<Identity | undefined> {
  return reader.storage(Stored, 'subtensorModule', 'subnetIdentitiesV3', [netuid])
}
