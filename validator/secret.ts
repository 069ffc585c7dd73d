import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { readJson, writeJson } from '../src/lib/store.ts'

const SecretFile = z.strictObject({ secret: z.string().regex(/^[0-9a-f]{64}$/) })

/** The 32 bytes that make a validator's challenges its own; made once and kept (0600). */
export async function loadSecret(file: string): Promise<Uint8Array> {
  const stored = await readJson(file)
  if (stored !== undefined) return Buffer.from(SecretFile.parse(stored).secret, 'hex')
  const secret = randomBytes(32)
  await writeJson(file, { secret: secret.toString('hex') })
  return secret
}
