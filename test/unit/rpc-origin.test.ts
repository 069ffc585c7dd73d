import { describe, expect, it } from 'vitest'
import { isWelcome } from '../../chain/host/rpc/origin.ts'

const NOBODY = { origins: [], hosts: [] }

describe('an origin', () => {
  it.each([
    'http://localhost',
    'http://localhost:3000',
    'https://127.0.0.1:8443',
    'http://127.8.9.1',
    'http://[::1]:3000',
  ])('of this machine is welcome: %s', (origin) => {
    expect(isWelcome({ origin }, NOBODY)).toBe(true)
  })

  it.each([
    'https://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://128.0.0.1',
    'http://localhost@example.org',
    'chrome-extension://localhost',
    'null',
    '',
    'http://',
  ])('from elsewhere is not: %j', (origin) => {
    expect(isWelcome({ origin }, NOBODY)).toBe(false)
  })

  it('from elsewhere is welcome when it is trusted, exactly as written', () => {
    const trust = { origins: ['https://example.org'], hosts: [] }
    expect(isWelcome({ origin: 'https://example.org' }, trust)).toBe(true)
    expect(isWelcome({ origin: 'http://example.org' }, trust)).toBe(false)
  })

  it('is not needed: only browsers send one', () => {
    expect(isWelcome({}, NOBODY)).toBe(true)
  })
})

describe('a host', () => {
  it.each(['localhost:9944', '127.0.0.1:9944', '[::1]:9944', '192.0.2.7:9944'])(
    'that is an address or this machine is welcome: %s',
    (host) => {
      expect(isWelcome({ host }, NOBODY)).toBe(true)
    },
  )

  it.each(['example.org', 'example.org:9944', '127.0.0.1.example.org', 'local host', ''])(
    'with a name of its own is not: %j',
    (host) => {
      expect(isWelcome({ host }, NOBODY)).toBe(false)
    },
  )

  it('with a trusted name is welcome', () => {
    expect(isWelcome({ host: 'chain.example.org:9944' }, { origins: [], hosts: ['chain.example.org'] })).toBe(true)
  })
})
