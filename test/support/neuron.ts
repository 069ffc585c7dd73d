import type { Metagraph, Neuron } from '../../src/subtensor/metagraph.ts'

/** A neuron of which only the given facts matter. */
export function neuron(facts: Partial<Neuron> = {}): Neuron {
  return {
    uid: 0,
    hotkey: `hotkey-${facts.uid ?? 0}`,
    coldkey: `coldkey-${facts.uid ?? 0}`,
    stake: 0n,
    incentive: 0,
    dividends: 0,
    consensus: 0,
    validatorTrust: 0,
    emission: 0n,
    lastUpdate: 0n,
    blockAtRegistration: 0n,
    validatorPermit: false,
    active: true,
    ...facts,
  }
}

/** A metagraph of these neurons. */
export function metagraph(...neurons: readonly Neuron[]): Metagraph {
  return { netuid: 1, block: 100n, tempo: 20, ownerHotkey: 'owner-hotkey', ownerColdkey: 'owner-coldkey', neurons }
}

/** An endpoint nothing listens on. */
export const endpoint = { ip: '127.0.0.2', port: 8091 }
