/** What a miner signs for a round: the root over its claims with one asker. */
export function claimsStatement({
  netuid,
  asker,
  round,
  root,
}: {
  readonly netuid: number
  readonly asker: Uint8Array
  readonly round: number
  readonly root: Uint8Array
}): Uint8Array {
  return Buffer.concat([Buffer.from('yuma/claims/1'), u16(netuid), asker, u32(round), root])
}

/** What a miner signs for one exchange: the claim itself. */
export function claimStatement(claim: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('yuma/claim/1'), claim])
}

/** What a judge signs for a round: the root over its receipts, and how many there are. */
export function receiptsStatement({
  netuid,
  round,
  root,
  count,
}: {
  readonly netuid: number
  readonly round: number
  readonly root: Uint8Array
  readonly count: number
}): Uint8Array {
  return Buffer.concat([Buffer.from('yuma/receipts/1'), u16(netuid), u32(round), root, u32(count)])
}

function u16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
