import { isIP } from 'node:net'

/** Which web pages and host names are welcome besides those of this machine. */
export type Trust = {
  /** Origins as browsers write them: `https://example.org`. */
  readonly origins: readonly string[]
  /** Names this machine is reached by, without a port. */
  readonly hosts: readonly string[]
}

/**
 * Whether a request's `Origin` and `Host` may be served. A web page may only be one of this machine or a
 * trusted one, else any site a person visits could act as that person's wallet. The host must be an address, a
 * name of this machine or a trusted one, else a site could let its own name point here and be of the same origin.
 */
export function isWelcome(
  headers: { readonly origin?: string | undefined; readonly host?: string | undefined },
  trust: Trust,
): boolean {
  return originWelcome(headers.origin, trust) && hostWelcome(headers.host, trust)
}

function originWelcome(origin: string | undefined, trust: Trust): boolean {
  if (origin === undefined || trust.origins.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const { protocol, hostname } = new URL(origin)
  return /^https?:$/.test(protocol) && isLoopback(hostname)
}

function hostWelcome(host: string | undefined, trust: Trust): boolean {
  if (host === undefined) return true
  if (!URL.canParse(`http://${host}`)) return false
  const name = new URL(`http://${host}`).hostname
  return isLoopback(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0 || trust.hosts.includes(name)
}

function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase()
  return name === 'localhost' || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'))
}
