import { sha256 } from '../crypto/hash.ts'
import type { Keypair } from '../crypto/keypair.ts'
import { deriveMacKey } from '../crypto/mac.ts'
import { sr25519Verify } from '../crypto/sr25519.ts'
import { parseAddress } from '../crypto/ss58.ts'
import { FrameReader, FrameWriter } from './frame.ts'

/** The path of a session; the number is the version of everything in this folder. */
export const SESSION_PATH = '/yuma/1'
const VERSION_LINE = 'yuma-session/1'
const CLIENT_TO_SERVER = 'client to server'
const SERVER_TO_CLIENT = 'server to client'

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

/** The two directions of an open session. */
export type Channel = { readonly writer: FrameWriter; readonly reader: FrameReader }

/** The request target of an upgrade: it carries the client's key, so the client's signature covers the key. */
export function sessionTarget(clientKey: Uint8Array): string {
  return `${SESSION_PATH}?key=${hex(clientKey)}`
}

/** The client's key of a request target, or `undefined` when the target is not that of a session. */
export function readSessionTarget(target: string): Uint8Array | undefined {
  const key = target.startsWith(`${SESSION_PATH}?key=`) ? target.slice(SESSION_PATH.length + '?key='.length) : ''
  return /^[0-9a-f]{64}$/.test(key) ? Buffer.from(key, 'hex') : undefined
}

/** The headers with which the server proves that it holds its hotkey and has seen the same handshake. */
export function acceptHeaders(keypair: Keypair, handshake: Handshake): Record<string, string> {
  return {
    'x-yuma-hotkey': handshake.server,
    'x-yuma-key': hex(handshake.serverKey),
    'x-yuma-signature': `0x${hex(keypair.sign(statement(handshake)))}`,
  }
}

/** The server's key of its headers, or `undefined` when there is none. */
export function readServerKey(headers: Readonly<Record<string, unknown>>): Uint8Array | undefined {
  const key = headers['x-yuma-key']
  return typeof key === 'string' && /^[0-9a-f]{64}$/.test(key) ? Buffer.from(key, 'hex') : undefined
}

/** Whether the headers prove the server of this handshake. */
export function provesServer(headers: Readonly<Record<string, unknown>>, handshake: Handshake): boolean {
  const signature = headers['x-yuma-signature']
  const publicKey = parseAddress(handshake.server)
  if (headers['x-yuma-hotkey'] !== handshake.server || publicKey === undefined) return false
  if (typeof signature !== 'string' || !/^0x[0-9a-f]{128}$/.test(signature)) return false
  return sr25519Verify(Buffer.from(signature.slice(2), 'hex'), statement(handshake), publicKey)
}

/** The frames of one side: keys by HKDF-SHA256 from the shared secret, the transcript's hash, and the direction. */
export function openChannel(side: 'client' | 'server', secret: Uint8Array, handshake: Handshake): Channel {
  const salt = transcript(handshake)
  const [out, back] = side === 'client' ? [CLIENT_TO_SERVER, SERVER_TO_CLIENT] : [SERVER_TO_CLIENT, CLIENT_TO_SERVER]
  return {
    writer: new FrameWriter(deriveMacKey(secret, salt, `${VERSION_LINE} ${out}`)),
    reader: new FrameReader(deriveMacKey(secret, salt, `${VERSION_LINE} ${back}`)),
  }
}

/** What the server signs: a text, so that it can be no extrinsic's payload. */
function statement(handshake: Handshake): Uint8Array {
  return Buffer.from(`${VERSION_LINE}\n${hex(transcript(handshake))}`)
}

function transcript({ client, server, clientKey, serverKey, nonce, signature }: Handshake): Uint8Array {
  return sha256(
    Buffer.from([VERSION_LINE, client, server, hex(clientKey), hex(serverKey), nonce, hex(signature)].join('\n')),
  )
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
