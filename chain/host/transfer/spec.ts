import { blake2_256 } from '../../../src/crypto/hash.ts'
import { ready } from '../../../src/crypto/ready.ts'
import { BadInputError, toError } from '../../../src/lib/errors.ts'
import type { Log } from '../../../src/lib/log.ts'
import { writeFileAtomic } from '../../../src/lib/store.ts'
import { openChain } from '../chain.ts'
import { Runtimes } from '../executor/runtimes.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from '../genesis.ts'
import { toHex } from '../hex.ts'
import { packagedRuntime } from '../packaged.ts'
import { PROPERTIES } from '../properties.ts'
import { StoreError } from '../store/error.ts'
import { Store } from '../store/store.ts'
import type { Trie } from '../trie/node.ts'
import { entries } from '../trie/walk.ts'

export type SpecOptions = {
  readonly dataDir: string
  readonly file: string
  /** What a chain is begun with where the folder has none. */
  readonly settings: Partial<GenesisSettings>
}

/**
 * Writes the raw specification of the chain in the folder, with which any Substrate node has the same block 0, and
 * gives that block's hash. Begins a chain where there is none. Rejects as `openChain` does, with `BadInputError` where
 * the file cannot be written, and with `StoreError` for a chain that did not begin as its settings say.
 */
export async function writeSpec(
  { log }: { readonly log: Log },
  { dataDir, file, settings }: SpecOptions,
): Promise<{ readonly genesisHash: string }> {
  await ready()
  const chain = await openChain({ log }, { dataDir, code: await packagedRuntime(), settings })
  await chain.close()
  const genesis = await rebuild(log, dataDir)
  try {
    await writeFileAtomic(file, `${JSON.stringify(specification(genesis))}\n`)
  } catch (cause) {
    throw new BadInputError(`'${file}' cannot be written: ${toError(cause).message}`, { cause })
  }
  return { genesisHash: chain.genesisHash }
}

type Genesis = { readonly preset: string; readonly state: Trie }

async function rebuild(log: Log, dataDir: string): Promise<Genesis> {
  const store = Store.existing(dataDir)
  try {
    const code = store.genesisCode()
    const settings = store.settings() as GenesisSettings
    const runtime = new Runtimes(log).compile(code)
    const state = buildGenesis(runtime, code, settings)
    const hash = toHex(blake2_256(genesisHeader(runtime, state)))
    if (hash === store.hashOf(0)) return { preset: settings.preset, state }
    throw new StoreError(`the chain in '${dataDir}' began with ${store.hashOf(0)}, its settings make ${hash}`)
  } finally {
    await store.close()
  }
}

function specification({ preset, state }: Genesis): unknown {
  const top = Object.fromEntries(Array.from(entries(state), ([key, value]) => [`0x${key}`, toHex(value)]))
  return {
    name: `Yuma ${preset}`,
    id: `yuma_${preset}`,
    chainType: 'Local',
    bootNodes: [],
    telemetryEndpoints: null,
    protocolId: `yuma_${preset}`,
    properties: PROPERTIES,
    codeSubstitutes: {},
    genesis: { raw: { top, childrenDefault: {} } },
  }
}
