/** Who answers one request in so many is there, and chooses which; who answers fewer has little from it that is served in time. */
const ONE_IN = 4

/** Whether a miner that answered so many of a challenge's requests was there, so that what failed twice is its choice. */
export function isPresent(answered: number, asked: number): boolean {
  return ONE_IN * answered >= asked
}
