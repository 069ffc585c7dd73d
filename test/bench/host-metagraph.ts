import { Metadata, TypeRegistry } from '@polkadot/types'
import { ScaleReader } from '../../chain/host/scale.ts'
import { Decoder } from '../../src/subtensor/codec.ts'
import { type BenchChain, middle } from './host-chain.ts'

const ROUNDS = 20
/** `Some(15)`, as `Metadata_metadata_at_version` answers: the version asked for. */
const V15 = Uint8Array.of(15, 0, 0, 0)

/** What reading a whole subnet costs: making it in the runtime, and decoding it in the client; times in ms. */
export function measureMetagraph({ chain }: BenchChain, netuid: number): Record<string, number> {
  const { hash } = chain.head()
  const ask = (): Uint8Array => chain.call(hash, 'SubnetInfoRuntimeApi_get_metagraph', Uint8Array.of(netuid, 0))
  const { decoder, type } = decoderOf(chain)
  const makes: number[] = []
  const decodes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const bytes = ask()
    const made = performance.now()
    decoder.decode(type, bytes)
    makes.push(made - began)
    decodes.push(performance.now() - made)
  }
  return { metagraphMs: middle(makes), metagraphDecodeMs: middle(decodes), metagraphBytes: ask().length }
}

/** The client's decoder, and the type of what `get_metagraph` answers. */
function decoderOf(chain: BenchChain['chain']): { readonly decoder: Decoder; readonly type: number } {
  const reader = new ScaleReader(chain.call(chain.head().hash, 'Metadata_metadata_at_version', V15))
  reader.u8()
  const registry = new TypeRegistry()
  const { apis, lookup } = new Metadata(registry, reader.bytes()).asV15
  registry.setLookup(lookup)
  const api = apis.find(({ name }) => name.eq('SubnetInfoRuntimeApi'))!
  const method = api.methods.find(({ name }) => name.eq('get_metagraph'))!
  return { decoder: new Decoder(lookup), type: method.output.toNumber() }
}
