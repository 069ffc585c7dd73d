import { toHex } from '../../hex.ts'
import { ScaleReader } from '../../scale.ts'
import { callAt, knownState } from '../at.ts'
import { versionJson } from '../json.ts'
import type { Method, Methods } from '../method.ts'

const call: Method = (params, { backend }) =>
  toHex(callAt(backend, params.optionalHash(2), params.name(0), params.bytes(1)))

const runtimeVersion: Method = (params, { backend }) =>
  versionJson(backend.runtimeVersion(knownState(backend, params.optionalHash(0))))

const subscribeRuntimeVersion: Method = (_params, { backend, follow }, session) =>
  session.subscribe('state_runtimeVersion', ({ notify }) => {
    let last = backend.runtimeVersion(backend.head().hash)
    notify(versionJson(last))
    return follow((block) => {
      const version = backend.runtimeVersion(block.hash)
      if (JSON.stringify(version) === JSON.stringify(last)) return
      last = version
      notify(versionJson(version))
    })
  })

const unsubscribe: Method = (params, _served, session) => session.unsubscribe(params.text(0))

/** The runtime: its functions, its version, its metadata. */
export const stateMethods: Methods = {
  state_call: call,
  state_callAt: call,
  state_getMetadata(params, { backend }) {
    const wrapped = callAt(backend, params.optionalHash(0), 'Metadata_metadata', new Uint8Array())
    return toHex(new ScaleReader(wrapped).bytes())
  },
  state_getRuntimeVersion: runtimeVersion,
  chain_getRuntimeVersion: runtimeVersion,
  state_subscribeRuntimeVersion: subscribeRuntimeVersion,
  chain_subscribeRuntimeVersion: subscribeRuntimeVersion,
  state_unsubscribeRuntimeVersion: unsubscribe,
  chain_unsubscribeRuntimeVersion: unsubscribe,
}
