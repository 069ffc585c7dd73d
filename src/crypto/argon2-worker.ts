import { workerData } from 'node:worker_threads'
import { argon2i } from 'hash-wasm'
import type { Argon2Job } from './argon2.ts'

const { reply, ...options } = workerData as Argon2Job
reply.postMessage(await argon2i({ ...options, outputType: 'binary' }))
