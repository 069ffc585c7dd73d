import type { Keypair } from '../crypto/keypair.ts'
import { sr25519Verify } from '../crypto/sr25519.ts'
import { parseAddress } from '../crypto/ss58.ts'
import { createEphemeral } from '../crypto/x25519.ts'
import { type AuthVerdict, signRequest } from './btauth.ts'
import { type Channel, channelOf, type Handshake, statementOf, toHex } from './handshake.ts'

/** The path of a session; the number is the version of everything in this folder. */
export const SESSION_PATH = '/yuma/1'
const NO_BODY = new Uint8Array()

/** Header names in lower case, values as they came. */
type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** A session as its client begins it. */
export type Opening = {
  /** Path and query of the upgrade: it carries the client's key, so the client's signature covers the key. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  /** The channel, or `undefined` when the answer's headers do not prove the server that was asked for. */
  finish(answer: AnswerHeaders): Channel | undefined
}

/** Begins a session with the holder of the server's hotkey. */
export function beginSession(
  keypair: Keypair,
  { server, nonce }: { readonly server: string; readonly nonce: bigint },
): Opening {
  const ephemeral = createEphemeral()
  const target = `${SESSION_PATH}?key=${toHex(ephemeral.publicKey)}`
  const headers = signRequest(keypair, { method: 'GET', target, body: NO_BODY }, { receiver: server, nonce })
  return {
    target,
    headers,
    finish(answer) {
      const serverKey = readHex(answer['x-yuma-key'], 32)
      const secret = serverKey && ephemeral.agree(serverKey)
      if (serverKey === undefined || secret === undefined) return undefined
      const handshake: Handshake = {
        client: keypair.address,
        server,
        clientKey: ephemeral.publicKey,
        serverKey,
        nonce,
        signature: Buffer.from(headers['x-bittensor-signature']!.slice(2), 'hex'),
      }
      return proves(answer, handshake) ? channelOf('client', secret, handshake) : undefined
    },
  }
}

/** The client's key of a request target, or `undefined` when the target is not that of a session. */
export function readSessionKey(target: string): Uint8Array | undefined {
  const start = `${SESSION_PATH}?key=`
  return target.startsWith(start) ? readHex(target.slice(start.length), 32) : undefined
}

/**
 * Answers a client whose btauth/1 headers were found right: the headers to send back, and the channel. `undefined` when
 * the client's key is one of small order.
 */
export function acceptSession(
  keypair: Keypair,
  { clientKey, client }: { readonly clientKey: Uint8Array; readonly client: Extract<AuthVerdict, { ok: true }> },
): { readonly headers: Readonly<Record<string, string>>; readonly channel: Channel } | undefined {
  const ephemeral = createEphemeral()
  const secret = ephemeral.agree(clientKey)
  if (secret === undefined) return undefined
  const handshake: Handshake = {
    client: client.sender,
    server: keypair.address,
    clientKey,
    serverKey: ephemeral.publicKey,
    nonce: client.nonce,
    signature: client.signature,
  }
  return {
    headers: {
      'x-yuma-hotkey': keypair.address,
      'x-yuma-key': toHex(ephemeral.publicKey),
      'x-yuma-signature': toHex(keypair.sign(statementOf(handshake))),
    },
    channel: channelOf('server', secret, handshake),
  }
}

function proves(answer: AnswerHeaders, handshake: Handshake): boolean {
  const signature = readHex(answer['x-yuma-signature'], 64)
  const publicKey = parseAddress(handshake.server)
  if (answer['x-yuma-hotkey'] !== handshake.server || publicKey === undefined || signature === undefined) return false
  return sr25519Verify(signature, statementOf(handshake), publicKey)
}

function readHex(text: unknown, bytes: number): Uint8Array | undefined {
  if (typeof text !== 'string' || text.length !== 2 * bytes || !/^[0-9a-f]*$/.test(text)) return undefined
  return new Uint8Array(Buffer.from(text, 'hex'))
}
