import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import { type Ended, type Running, startProcess } from './process.ts'

/** Where `.ci/run` builds the native node, and where cargo does when nobody says otherwise. */
const BUILT = [
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'yumanet', 'node-target'),
  join(packageRoot(), 'chain', 'node', 'target'),
].map((target) => join(target, 'release', 'yuma-node'))

/** The native node's binary: the one `YUMA_NODE` names, else one that was built; absent where there is none. */
export function nativeBinary(): string | undefined {
  const named = process.env.YUMA_NODE
  if (named === undefined) return BUILT.find((file) => existsSync(file))
  if (existsSync(named)) return named
  throw new Error(`YUMA_NODE names ${named}, where there is nothing`)
}

/** A native node by its binary, the specification of its chain and the folder of its data. */
export type NativeNode = { readonly binary: string; readonly spec: string; readonly basePath: string }

/** The newest block that a native node has, and where it began. */
export type NativeInfo = { readonly best_number: number; readonly best_hash: string; readonly genesis_hash: string }

const placeOf = ({ spec, basePath }: NativeNode): string[] => ['--chain', spec, '--base-path', basePath]

/** Runs one of its commands to the end. */
export function runNative(node: NativeNode, command: string, ...args: readonly string[]): Promise<Ended> {
  const all = [command, ...placeOf(node), ...args]
  return startProcess(node.binary, all, { name: command }).ended
}

/** What its data base holds. */
export async function nativeInfo(node: NativeNode): Promise<NativeInfo> {
  const { code, stdout, stderr } = await runNative(node, 'chain-info')
  if (code !== 0) throw new Error(`chain-info ended with ${code}: ${stderr}`)
  return JSON.parse(stdout) as NativeInfo
}

/** Runs it on loopback and alone, as author with Alice's keys or as one who follows; `endpoint` resolves when it answers. */
export function startNative(
  node: NativeNode,
  { author }: { readonly author: boolean },
): { readonly running: Running; readonly endpoint: Promise<string> } {
  const running = startProcess(
    node.binary,
    [
      ...placeOf(node),
      ...(author ? ['--alice', '--unsafe-force-node-key-generation'] : []),
      ...['--rpc-port', '0', '--listen-addr', '/ip4/127.0.0.1/tcp/0', '--no-mdns', '--no-prometheus', '--no-telemetry'],
    ],
    { name: 'the native node' },
  )
  const endpoint = running.line(/Running JSON-RPC server: addr=/).then((line) => {
    return `ws://${/addr=(127\.0\.0\.1:\d+)/.exec(line)![1]}`
  })
  return { running, endpoint }
}
