import { basename } from 'node:path'
import { AutoTokenizer } from '@xenova/transformers'
import type { Manifest } from '../model.ts'
import { useFolder } from '../runtimes/local.ts'
import type { Message } from './order.ts'

/** Text to token ids and back, as the model's own files say. */
export interface Tokenizer {
  /** The ids of a conversation in the model's chat template, up to where the answer begins. */
  encode(messages: readonly Message[]): number[]
  /** The text of an answer's tokens, without those that only mark something. */
  decode(tokens: readonly number[]): string
}

export async function openTokenizer(manifest: Manifest): Promise<Tokenizer> {
  useFolder(manifest)
  const tokenizer = await AutoTokenizer.from_pretrained(basename(manifest.folder), { local_files_only: true })
  return {
    encode: (messages) => {
      const options = { add_generation_prompt: true, return_tensor: false, return_dict: false }
      const ids = tokenizer.apply_chat_template([...messages], options) as number[]
      return Array.from(ids, Number)
    },
    decode: (tokens) => tokenizer.decode([...tokens], { skip_special_tokens: true }),
  }
}
