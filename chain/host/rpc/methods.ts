import { unsafeMethod } from './error.ts'
import type { Method } from './method.ts'
import { authorMethods } from './methods/author.ts'
import { chainMethods } from './methods/chain.ts'
import { paymentMethods } from './methods/payment.ts'
import { stateMethods } from './methods/state.ts'
import { storageMethods, unsafeStorageMethods } from './methods/storage.ts'
import { systemMethods } from './methods/system.ts'

/** Every method there is; the unsafe ones only refuse unless they were asked for. `rpc_methods` lists those that serve. */
export function methodTable(unsafe: boolean): ReadonlyMap<string, Method> {
  const safe = {
    ...systemMethods,
    ...chainMethods,
    ...stateMethods,
    ...storageMethods,
    ...authorMethods,
    ...paymentMethods,
  }
  const serving = new Map<string, Method>(Object.entries({ ...safe, ...(unsafe ? unsafeStorageMethods : {}) }))
  const names = [...serving.keys(), 'rpc_methods'].sort()
  serving.set('rpc_methods', () => ({ methods: names }))
  const refuse: Method = () => {
    throw unsafeMethod()
  }
  for (const name of Object.keys(unsafeStorageMethods)) if (!serving.has(name)) serving.set(name, refuse)
  return serving
}
