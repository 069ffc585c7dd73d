import { chatWith } from '../gateway/chat-client.ts'
import { answer, type Output } from './output.ts'
import { printable } from './printable.ts'

/** The name people give the task that goes on with a conversation. */
export const CHAT = 'chat'

/** Shows an answer as it comes, and then whose it is; with `--json` all of it at the end. */
export async function chat(
  { gateway, turns, out }: { readonly gateway: string; readonly turns: readonly string[]; readonly out: Output },
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const onText = (text: string): void => {
    if (!out.json) out.write(harmless(text))
  }
  const { uid, hotkey, ...told } = await chatWith({ gateway, turns, onText }, { silenceMs: timeoutMs, signal })
  const counted = `${told.tokens} tokens${told.finish === 'length' ? ', cut at the most it gives' : ''}`
  answer(out, { task: 'text-generation', uid, hotkey, answers: [told] }, () => [
    '',
    `answered by uid ${uid} (${printable(hotkey)}), ${counted}`,
  ])
}

/** Words of a stranger as a terminal may show them: line breaks stay, what it would take for a command does not. */
function harmless(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, '')
}
