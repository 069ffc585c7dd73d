import { RuntimeError } from '../../chain/host/executor/error.ts'
import { ScaleReader } from '../../chain/host/scale.ts'
import { createSigner, type Signer } from '../support/signer.ts'
import type { MemoryChain, Outcome } from './memory-chain.ts'
import { publicKeyOf, resolve, type Step, uriOf } from './step.ts'

/** What a runtime says of a transaction that it could not end. Source: `TransactionValidityError::Invalid(Call)`. */
const ENDED_THE_RUNTIME = '0x0000'
/** So many blocks lie between two questions whether all invariants hold. */
const BLOCKS_PER_CHECK = 100

/** What a stream of calls did. */
export type Report = {
  readonly blocks: number
  /** Per call: how often it was done, failed or was refused, and with what. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** What must not have been: an invariant that broke, a free call that failed in a block, a panic. */
  readonly violation?: { readonly what: string; readonly step: number; readonly block: number }
}

/** Runs calls on a chain in their order until all are done or something is wrong. */
export function run(chain: MemoryChain, steps: readonly Step[]): Report {
  return new Run(chain).all(steps)
}

class Run {
  readonly #chain: MemoryChain
  readonly #signer: Signer
  readonly #outcomes = new Map<string, Map<string, number>>()
  #waiting: { readonly step: Step; readonly bytes: Uint8Array }[] = []

  constructor(chain: MemoryChain) {
    this.#chain = chain
    this.#signer = createSigner(chain)
  }

  all(steps: readonly Step[]): Report {
    let at = 0
    let checked = this.#chain.head().number
    const report = (what?: string): Report => {
      const blocks = this.#chain.head().number
      return {
        blocks,
        outcomes: this.#outcomes,
        ...(what !== undefined && { violation: { what, step: at, block: blocks } }),
      }
    }
    for (const step of steps) {
      for (let blocks = 0; blocks < step.gap; blocks++) {
        const wrong = this.#block()
        if (wrong !== undefined) return report(wrong)
      }
      if (this.#chain.head().number - checked >= BLOCKS_PER_CHECK) {
        checked = this.#chain.head().number
        const [broken] = brokenInvariants(this.#chain)
        if (broken !== undefined) return report(broken)
      }
      if (!this.#signer.has(nameOf(step))) {
        this.#count(step, 'absent')
        continue
      }
      // A second call of an account in a block would wait for the outcome of the first.
      if (this.#waiting.some((other) => other.step.signer === step.signer)) {
        const wrong = this.#block()
        if (wrong !== undefined) return report(wrong)
      }
      this.#waiting.push({ step, bytes: this.#sign(step) })
      at++
    }
    return report(this.#block() ?? brokenInvariants(this.#chain)[0])
  }

  #sign(step: Step): Uint8Array {
    // Asked each time: an account that was emptied begins anew.
    const nonce = new ScaleReader(this.#chain.call('', 'AccountNonceApi_account_nonce', publicKeyOf(step.signer))).u32()
    const args = step.args.map((argument) => resolve(argument, this.#signer))
    return this.#signer.sign(uriOf(step.signer), nonce, step.call, ...args)
  }

  /** Makes a block of what waits; gives what is wrong with it. */
  #block(): string | undefined {
    const waiting = this.#waiting
    this.#waiting = []
    try {
      const outcomes = this.#chain.next(waiting.map(({ bytes }) => bytes))
      const wrong = waiting.map(({ step }, index) => this.#note(step, outcomes[index]!))
      return wrong.find((what) => what !== undefined)
    } catch (error) {
      if (error instanceof RuntimeError) return `a block could not be made: ${error.message}`
      throw error
    }
  }

  #note(step: Step, outcome: Outcome): string | undefined {
    const name = nameOf(step)
    const counts = this.#outcomes.get(name) ?? new Map<string, number>()
    const what =
      outcome.kind === 'done' ? 'done' : outcome.kind === 'failed' ? outcome.error : `refused ${outcome.code}`
    counts.set(what, (counts.get(what) ?? 0) + 1)
    this.#outcomes.set(name, counts)
    if (outcome.kind === 'refused') {
      return outcome.code === ENDED_THE_RUNTIME ? `${name} ended the runtime` : undefined
    }
    const isFreeFailure = outcome.kind === 'failed' && !outcome.paid
    return isFreeFailure ? `${name} failed in a block for free with ${outcome.error}` : undefined
  }

  #count(step: Step, what: string): void {
    const name = nameOf(step)
    const counts = this.#outcomes.get(name) ?? new Map<string, number>()
    counts.set(what, (counts.get(what) ?? 0) + 1)
    this.#outcomes.set(name, counts)
  }
}

/** The call that counts: what sudo was given, or the call itself. */
function nameOf({ call, args }: Step): string {
  return call === 'sudo.sudo' ? (args[0] as { call: string }).call : call
}

/** The sentences of the runtime's invariants that do not hold now. */
function brokenInvariants(chain: MemoryChain): string[] {
  const reader = new ScaleReader(chain.call('', 'InvariantsRuntimeApi_check', new Uint8Array()))
  return reader.vec(() => Buffer.from(reader.bytes()).toString())
}
