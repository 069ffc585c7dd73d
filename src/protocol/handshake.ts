import { sha256 } from '../crypto/hash.ts'
import { deriveMacKey } from '../crypto/mac.ts'
import { FrameReader, FrameWriter } from './frame.ts'

const VERSION_LINE = 'yuma-session/1'
const DIRECTIONS = { client: 'client to server', server: 'server to client' } as const

/** What both sides have seen once keys are exchanged; their session is about exactly this. */
export type Handshake = {
  readonly client: string
  readonly server: string
  readonly clientKey: Uint8Array
  readonly serverKey: Uint8Array
  /** The nonce and the signature of the client's btauth/1 headers. */
  readonly nonce: bigint
  readonly signature: Uint8Array
}

/** The two directions of an open session, seen from one side. */
export type Channel = { readonly writer: FrameWriter; readonly reader: FrameReader }

/** What the server signs: a text, so that it can be no extrinsic's payload. */
export function statementOf(handshake: Handshake): Uint8Array {
  return Buffer.from(`${VERSION_LINE}\n${toHex(transcriptOf(handshake))}`)
}

/** One side's frames: keys by HKDF-SHA256 from the shared secret, the transcript's hash, and the direction. */
export function channelOf(side: keyof typeof DIRECTIONS, secret: Uint8Array, handshake: Handshake): Channel {
  const salt = transcriptOf(handshake)
  const key = (from: keyof typeof DIRECTIONS) => deriveMacKey(secret, salt, `${VERSION_LINE} ${DIRECTIONS[from]}`)
  return {
    writer: new FrameWriter(key(side)),
    reader: new FrameReader(key(side === 'client' ? 'server' : 'client')),
  }
}

function transcriptOf({ client, server, clientKey, serverKey, nonce, signature }: Handshake): Uint8Array {
  const lines = [VERSION_LINE, client, server, toHex(clientKey), toHex(serverKey), nonce, toHex(signature)]
  return sha256(Buffer.from(lines.join('\n')))
}

/** Lower case, without `0x`. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
