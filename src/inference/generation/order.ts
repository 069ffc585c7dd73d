/** A conversation's turn. */
export type Message = { readonly role: string; readonly content: string }

/** What is asked of a language model. */
export type GenerateOrder = {
  readonly prompt: readonly number[]
  /** 32 bytes that decide what is drawn. */
  readonly seed: Uint8Array
  readonly temperature: number
  readonly maxTokens: number
  /** The text ends before the first of these. */
  readonly stops: readonly string[]
}

/** `stop`: the model ended, or a stop string came; `length`: as many tokens as were allowed. */
export type Finish = 'stop' | 'length'

/** All tokens drawn, that which ended the answer included, each with its log-probability; the text without the stop string. */
export type Generated = {
  readonly tokens: readonly number[]
  readonly logprobs: readonly number[]
  readonly text: string
  readonly finish: Finish
}

/** What came since the last part; the parts' texts together are the answer's. */
export type Part = Omit<Generated, 'finish'>

/** An answer somebody else gave, to be held against the model's own logits. */
export type ScoreOrder = GenerateOrder & {
  readonly answer: readonly number[]
  /** How many of the answer's first tokens are looked at. */
  readonly checked: number
}

/** For each token looked at: by how much it was not the one to draw, and its log-probability. */
export type Scored = { readonly regrets: readonly number[]; readonly logprobs: readonly number[] }

/** What the whole answer says, and how it ended; no `finish` when it does not end as the order says. */
export type Examined = Scored & { readonly text: string; readonly finish: Finish | undefined }
