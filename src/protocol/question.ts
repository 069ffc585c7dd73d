import type { Tensor } from '../lib/tensor.ts'
import type { Offer, Sealing } from './request.ts'

type Numbered = { readonly id: number }
type Tensors = { readonly tensors: readonly Tensor[] }

/** What an asker wants to know, and what a server says to each: `ask` → `answer`, and so on. */
type Questions = {
  readonly ask: Tensors & {
    readonly task: string
    readonly nonce: bigint
    readonly block: bigint
    readonly stream?: true | undefined
  }
  readonly offers: unknown
  readonly seal: Sealing
  readonly receipt: { readonly nonce: bigint }
}
type Replies = {
  readonly answer: Tensors & { readonly model: string }
  readonly offered: { readonly offers: readonly Offer[] }
  readonly sealed: { readonly root: Uint8Array; readonly signature: Uint8Array }
  readonly signed: { readonly signature: Uint8Array }
}

/** Which reply belongs to which question. */
export const REPLY_TO = { ask: 'answer', offers: 'offered', seal: 'sealed', receipt: 'signed' } as const

/** A question as it crosses, and the reply to one. */
export type Question = { [K in keyof Questions]: Numbered & { readonly kind: K } & Questions[K] }[keyof Questions]
export type Reply = { [K in keyof Replies]: Numbered & { readonly kind: K } & Replies[K] }[keyof Replies]
export type ReplyTo<K extends keyof Questions> = Extract<Reply, { readonly kind: (typeof REPLY_TO)[K] }>

/** A question before its session has given it a number. */
export type Inquiry = { [K in keyof Questions]: { readonly kind: K } & Questions[K] }[keyof Questions]
