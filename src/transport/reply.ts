import type { Gate } from '../lib/gate.ts'
import type { Message } from '../protocol/message.ts'
import { type Question, REPLY_TO, type Reply } from '../protocol/question.ts'
import { type Fault, fault } from '../protocol/request.ts'
import type { OnPart, ServerModules } from './transport.ts'

export type ReplyModules = Pick<ServerModules, 'handle' | 'offers' | 'seal' | 'receipt'> & {
  readonly sender: string
  readonly gate: Gate
}

/** Whether a server answers messages of this kind. */
export function isQuestion(message: Message): message is Question {
  return message.kind in REPLY_TO
}

/** What a question is answered with: only asks wait for their turn, since nothing else makes a model work. */
export async function reply(
  { sender, gate, handle, offers, seal, receipt }: ReplyModules,
  question: Question,
  { signal, emit }: { readonly signal: AbortSignal; readonly emit: OnPart },
): Promise<Reply | Fault> {
  const { id } = question
  if (question.kind === 'offers') return { kind: 'offered', id, offers: offers() }
  if (question.kind === 'seal') {
    const { round, nonces } = question
    const sealed = await seal(sender, { round, nonces })
    return sealed.ok ? { kind: 'sealed', id, root: sealed.root, signature: sealed.signature } : sealed
  }
  if (question.kind === 'receipt') {
    const signed = await receipt(sender, question.nonce)
    return signed.ok ? { kind: 'signed', id, signature: signed.signature } : signed
  }
  const { task, nonce, block, stream, tensors } = question
  const request = { task, inputs: tensors, nonce, block, ...(stream === undefined ? {} : { stream }) }
  const context = { sender, signal, emit: stream === true ? emit : ignore }
  const response = await (gate.pass(() => handle(request, context), signal) ?? busy())
  return response.ok ? { kind: 'answer', id, model: response.model, tensors: response.outputs } : response
}

function ignore(): void {}

async function busy(): Promise<Fault> {
  return fault('BUSY', 'too many requests at once')
}
