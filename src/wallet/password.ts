import { readFile } from 'node:fs/promises'
import { toError } from '../lib/errors.ts'
import { PasswordError } from './errors.ts'

/** btwallet's least length of a new password. */
const MIN_LENGTH = 6

/** Where passwords come from; never from a flag, which every user of the machine can read. */
export type PasswordSource = {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Asks the person; absent where nobody sits at a terminal. */
  readonly prompt?: (question: string) => Promise<string>
}

/**
 * The password of a key file: `BT_PW_<PATH>` as btwallet saves it, `BT_WALLET_PASSWORD`, the first line of
 * the file `BT_WALLET_PASSWORD_FILE`, or the person's answer. Throws `PasswordError` when nobody says one.
 */
export async function findPassword(path: string, { env, prompt }: PasswordSource): Promise<string> {
  const name = passwordVariable(path)
  const saved = env[name]
  if (saved !== undefined) return unmask(saved, name)
  if (env.BT_WALLET_PASSWORD !== undefined) return env.BT_WALLET_PASSWORD
  if (env.BT_WALLET_PASSWORD_FILE !== undefined) return firstLine(env.BT_WALLET_PASSWORD_FILE)
  if (prompt !== undefined) return (await prompt(`Password of ${path}: `)).trim()
  throw new PasswordError(`no password for ${path}: set BT_WALLET_PASSWORD_FILE or ${name}`)
}

/** Throws `PasswordError` for a new password that is too short to be one. */
export function checkPassword(password: string): void {
  if (password.length < MIN_LENGTH) throw new PasswordError(`a password has at least ${MIN_LENGTH} characters`)
}

/** The variable in which btwallet keeps a key file's password: its path in capitals, slashes and dots as underscores. */
export function passwordVariable(path: string): string {
  return `BT_PW_${path.replace(/[/.]/g, '_').toUpperCase()}`
}

/** Undoes btwallet's mask, base64 of the password XOR the variable's name over and over. It hides nothing. */
function unmask(saved: string, name: string): string {
  const key = Buffer.from(name)
  return Buffer.from(Buffer.from(saved, 'base64').map((byte, at) => byte ^ key[at % key.length]!)).toString('utf8')
}

async function firstLine(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0]!
  } catch (thrown) {
    throw new PasswordError(`cannot read BT_WALLET_PASSWORD_FILE: ${toError(thrown).message}`, { cause: thrown })
  }
}
