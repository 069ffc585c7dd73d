import { SubnetError } from '../lib/errors.ts'

/** Bytes of a peer that are no message. The only thing that decoding throws. */
export class MalformedMessageError extends SubnetError {
  readonly code = 'MALFORMED_MESSAGE'
}

/** A message of our own that is larger than the wire carries. */
export class MessageTooLargeError extends SubnetError {
  readonly code = 'MESSAGE_TOO_LARGE'
}
