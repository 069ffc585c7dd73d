import { join } from 'node:path'
import { openMemory } from '../../validator/round/memory.ts'
import type { Running } from './cli.ts'

/** Arguments of `yuma up` in a folder, on free ports. */
export const upArguments = (data: string, ...more: readonly string[]): readonly string[] => [
  ...['up', '--data', data, '--port', '0', '--gateway-port', '0', '--receipts-port', '0'],
  ...more,
]

/** Waits until a `yuma up` says that the subnet runs, and tells where it is asked. */
export async function doorsOf(up: Running): Promise<{ readonly endpoint: string; readonly gateway: string }> {
  const line = await up.line(/subnet \d+ runs; chain at /)
  return { endpoint: /ws:\/\/[\d.:]+/.exec(line)![0], gateway: /http:\/\/[\d.:]+/.exec(line)![0] }
}

/** The line of an epoch in which a miner was paid. */
export const PAID_EPOCH = /^epoch at block \d+: (?!.*no miner yet)/

/** One call of a chain's JSON-RPC over HTTP; rejects when the chain is away or refuses. */
export async function callChain(endpoint: string, method: string, params: readonly unknown[] = []): Promise<unknown> {
  const response = await fetch(endpoint.replace('ws:', 'http:'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } }
  if (error !== undefined) throw new Error(`${method}: ${error.message}`)
  return result
}

/** Number of the chain's newest block. */
export async function headOf(endpoint: string): Promise<number> {
  return Number(((await callChain(endpoint, 'chain_getHeader')) as { number: string }).number)
}

/** Whom a validator has judged, as task and uid, by what it has on disk. */
export async function judgedIn(data: string, validator: string): Promise<ReadonlySet<string>> {
  const { table } = await openMemory(join(data, validator))
  return new Set(table.filter(({ judged }) => judged > 0n).map(({ task, uid }) => `${task}/${uid}`))
}
