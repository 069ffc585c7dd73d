import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { SubnetError } from '../lib/errors.ts'
import { builtFile } from '../lib/root.ts'

/** What a derived key costs: passes, KiB of memory and lanes, with the salt and the length of the key in bytes. */
export type Argon2Cost = {
  readonly salt: Uint8Array
  readonly iterations: number
  readonly memorySize: number
  readonly parallelism: number
  readonly hashLength: number
}

/** What the worker is handed; `reply` takes the key. */
export type Argon2Job = Argon2Cost & { readonly password: Uint8Array; readonly reply: MessagePort }

/** A password could not be made into a key, for want of memory most likely. */
class KeyDerivationError extends SubnetError {
  readonly code = 'KEY_DERIVATION'
}

/**
 * Argon2i 1.3 of a password, in a worker thread: it takes seconds and the memory asked for, which goes
 * back to the system with the thread. Rejects with the signal's reason when it aborts.
 */
export async function argon2iKey(password: Uint8Array, cost: Argon2Cost, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const { port1, port2 } = new MessageChannel()
  const job: Argon2Job = { ...cost, password, reply: port2 }
  const worker = new Worker(builtFile('src/crypto/argon2-worker.ts'), { workerData: job, transferList: [port2] })
  const abort = new AbortController()
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      port1.once('message', resolve)
      worker.once('error', (cause) => reject(new KeyDerivationError('argon2 failed', { cause })))
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: abort.signal })
    })
  } finally {
    abort.abort()
    port1.close()
    await worker.terminate()
  }
}
