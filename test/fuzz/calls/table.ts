import type { Choice } from '../choice.ts'

/** How to make up a call by its name: who signs it and its arguments. */
export type Calls = {
  readonly [name: string]: (choice: Choice) => { readonly signer: number; readonly args: readonly unknown[] }
}
