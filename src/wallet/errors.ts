import { SubnetError } from '../lib/errors.ts'

/** A key file is missing, unreadable or not what it should be; the message names the file. */
export class KeyfileError extends SubnetError {
  readonly code = 'KEYFILE'
}

/** A password is wrong, missing or too weak. */
export class PasswordError extends SubnetError {
  readonly code = 'PASSWORD'
}
