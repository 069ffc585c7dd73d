import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { CLAIM_BLOCKS, MAX_BLOCK_AGE } from '../../miner/claims.ts'
import { ready } from '../../src/crypto/ready.ts'
import { CROSSING_CODES } from '../../src/protocol/codes.ts'
import { channelOf, statementOf } from '../../src/protocol/handshake.ts'
import * as limits from '../../src/protocol/limits.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { SERVER_LIMITS } from '../../src/transport/limits.ts'
import { CLOSE_CODES } from '../../src/transport/socket.ts'

const text = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8')

beforeAll(ready)

describe('docs/protocol.md', () => {
  it('shows the transcript and the frame of its example', () => {
    const handshake = {
      client: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
      server: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
      clientKey: new Uint8Array(32).fill(1),
      serverKey: new Uint8Array(32).fill(2),
      nonce: 3n,
      signature: new Uint8Array(64).fill(4),
    }
    const { writer } = channelOf('client', new Uint8Array(32).fill(5), handshake)
    const transcript = Buffer.from(statementOf(handshake)).toString().split('\n')[1]
    const frame = Buffer.from(writer.write(Buffer.from('hello'))).toString('hex')
    expect(text).toContain(`    ${transcript}\n    ${frame}\n`)
  })
  it('lists every code that crosses the wire, and no other', () => {
    const listed = [...text.slice(0, text.indexOf('| reason |')).matchAll(/^\| (\d{1,2}) \| `([A-Z_]+)` \|/gm)].map(
      ([, number, code]) => [Number(number), code],
    )
    expect(listed).toEqual([...CROSSING_CODES])
  })
  it('lists every reason of a verdict by its number', () => {
    const listed = [
      ...text.slice(text.indexOf('| reason |')).matchAll(/^\| ([\d, ]+) \| ((?:`[A-Z_]+`(?:, )?)+) \|/gm),
    ].flatMap(([, numbers, names]) => {
      const reasons = names!.match(/[A-Z_]+/g)!
      return numbers!.split(', ').map((number, at) => [reasons[at], Number(number)])
    })
    for (const [reason, number] of Object.entries(REASONS)) expect(listed).toContainEqual([reason, number])
  })
  it('lists the close codes of its own', () => {
    const own = Object.values(CLOSE_CODES).filter((code) => code >= 4000)
    for (const code of own) expect(text).toContain(`${code} `)
  })
  it('states the limits as they are', () => {
    const { senderQuota, addressQuota, ...server } = SERVER_LIMITS
    const lines = [
      `| message | ${limits.MAX_MESSAGE_BYTES / 2 ** 20} MiB;`,
      `| header of a message | ${limits.MAX_HEADER_BYTES / 1024} KiB |`,
      `| ${limits.MAX_TENSORS}, ${limits.MAX_RANK} |`,
      `| ${limits.MAX_PARTS}, ${limits.MAX_OFFERS} |`,
      `| ${limits.MAX_SEALED} |`,
      `away from the server's own is \`STALE\``,
      `More than ${MAX_BLOCK_AGE} away`,
      `keeps claims for ${CLAIM_BLOCKS.toLocaleString('en')} blocks`,
      `| ${limits.MAX_NAME_LENGTH}, ${limits.MAX_REASON_LENGTH} characters |`,
      `| ${server.maxRequestsPerSession}, then \`BUSY\` |`,
      `| sessions of a hotkey | ${server.maxSessionsPerSender};`,
      `| ${senderQuota.burst} at once, ${senderQuota.perSecond} a second; a malformed message costs as much as ${server.malformedCost} |`,
      `| ${addressQuota.burst} at once, ${addressQuota.perSecond} a second; a refused one costs as much as ${server.malformedCost} more |`,
      `| ${server.idleMs / 1000} s without a message or a pong ends the session; the server pings every ${server.pingMs / 1000} s |`,
      `| time for an answer | ${server.requestMs / 1000} s |`,
      `asks again every ${server.admitAgainMs / 1000} s`,
    ]
    for (const line of lines) expect(text).toContain(line)
  })
})
