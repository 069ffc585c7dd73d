import { ready } from '../../src/crypto/ready.ts'

await ready()
const part = process.argv[2] === 'growth' ? await growth() : await load()
process.send?.(part, () => process.disconnect())

async function growth(): Promise<Record<string, number>> {
  return (await import('./host-growth.ts')).measureGrowth()
}

// Signing loads a client library, which must not count as the chain's memory.
async function load(): Promise<Record<string, number>> {
  return (await import('./host-load.ts')).measureLoad()
}
