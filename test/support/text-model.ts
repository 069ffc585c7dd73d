import type { Decoder } from '../../src/inference/generation/decoder.ts'
import type { Tokenizer } from '../../src/inference/generation/tokenizer.ts'
import type { Manifest, Model } from '../../src/inference/model.ts'
import type { Runner } from '../../src/inference/runtimes/runner.ts'
import { createTextRunner } from '../../src/inference/runtimes/text-generation.ts'
import { createFakeDecoder, decodeLetters, VOCABULARY } from './fake-decoder.ts'

const manifest: Manifest = {
  task: 'text-generation',
  name: 'fake',
  runtime: 'text-generation',
  files: {},
  heldOutQuality: 1,
  heldOutItems: 0,
  licence: 'none',
  source: 'test',
  folder: '/',
}

/** A model that is run by this thread instead of a worker. */
export function runHere(runner: Runner): Model {
  return { manifest, run: (inputs, options) => runner.run(inputs, options), close: () => runner.close() }
}

/** Each letter a token. */
const tokenizer: Tokenizer = {
  encode: (messages) =>
    messages.flatMap(({ role, content }) =>
      Array.from(role + content, (c) => 1 + (c.charCodeAt(0) % (VOCABULARY - 1))),
    ),
  decode: decodeLetters,
}

/** A chat model of 32 letters that needs no time. */
export function createFakeTextModel(decoder: Decoder = createFakeDecoder()): Model {
  return runHere(createTextRunner({ decoder, tokenizer }))
}
