import { SubnetError } from '../lib/errors.ts'

/** A setting is wrong or unknown; the message names where it stands and what would be right. Exit code 2. */
export class ConfigError extends SubnetError {
  readonly code = 'CONFIG'
}
