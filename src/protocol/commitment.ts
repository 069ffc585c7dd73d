/** A task set that the owner of a subnet commits to, and the first block in which it holds. */
export type TaskSetField = {
  /** 32 bytes. */
  readonly hash: Uint8Array
  readonly fromBlock: bigint
}

/** What a validator commits to once an epoch: the receipts of its round, and what it remembers after them. */
export type RoundField = {
  /** The subnet's epoch in which the round was judged. */
  readonly epoch: number
  /** Merkle root of the round's receipts, 32 bytes; zeros for an empty round. */
  readonly root: Uint8Array
  /** Receipts under the root. */
  readonly count: number
  /** Sum of their units. */
  readonly units: bigint
  /** Hash over table, row and all states before, 32 bytes. */
  readonly state: Uint8Array
  /** Hash of the secret from which the next round will follow, 32 bytes. */
  readonly next: Uint8Array
}

const HASH_BYTES = 32
const TASK_SET_TAG = Buffer.from('YTS1')
const ROUND_TAG = Buffer.from('YRC1')
const TAG_BYTES = 4
const TASK_SET_BYTES = TAG_BYTES + HASH_BYTES + 8
const ROUND_BYTES = TAG_BYTES + 4 + HASH_BYTES + 4 + 8 + HASH_BYTES + HASH_BYTES

/** A task set's field: `YTS1`, hash, first block as u64, little-endian; 44 bytes. */
export function encodeTaskSetField({ hash, fromBlock }: TaskSetField): Uint8Array {
  const block = Buffer.alloc(8)
  block.writeBigUInt64LE(fromBlock)
  return Buffer.concat([TASK_SET_TAG, hash, block])
}

/** `undefined` for a field that is something else: a commitment has room for anything. */
export function decodeTaskSetField(field: Uint8Array): TaskSetField | undefined {
  const bytes = Buffer.from(field)
  if (bytes.length !== TASK_SET_BYTES || !hasTag(bytes, TASK_SET_TAG)) return undefined
  return { hash: bytesAt(bytes, 4), fromBlock: bytes.readBigUInt64LE(36) }
}

/** A round's field: `YRC1`, epoch u32, root, count u32, units u64, state, next, little-endian; 116 bytes. */
export function encodeRoundField({ epoch, root, count, units, state, next }: RoundField): Uint8Array {
  const bytes = Buffer.alloc(ROUND_BYTES)
  ROUND_TAG.copy(bytes)
  bytes.writeUInt32LE(epoch, 4)
  bytes.set(root, 8)
  bytes.writeUInt32LE(count, 40)
  bytes.writeBigUInt64LE(units, 44)
  bytes.set(state, 52)
  bytes.set(next, 84)
  return bytes
}

/** `undefined` for a field that is something else. */
export function decodeRoundField(field: Uint8Array): RoundField | undefined {
  const bytes = Buffer.from(field)
  if (bytes.length !== ROUND_BYTES || !hasTag(bytes, ROUND_TAG)) return undefined
  return {
    epoch: bytes.readUInt32LE(4),
    root: bytesAt(bytes, 8),
    count: bytes.readUInt32LE(40),
    units: bytes.readBigUInt64LE(44),
    state: bytesAt(bytes, 52),
    next: bytesAt(bytes, 84),
  }
}

/**
 * The fields of a hotkey's next commitment, which replaces all of the last: the round's field is new, a task set that an
 * owner published stays.
 */
export function withRound(fields: readonly Uint8Array[], round: RoundField): readonly Uint8Array[] {
  return [...fields.filter((field) => decodeTaskSetField(field) !== undefined), encodeRoundField(round)]
}

/**
 * As `withRound`, for an owner who publishes a task set: the one that holds now stays beside one that holds later.
 *
 * @param block the newest block
 */
export function withTaskSet(fields: readonly Uint8Array[], set: TaskSetField, block: bigint): readonly Uint8Array[] {
  const round = fields.filter((field) => decodeRoundField(field) !== undefined)
  const now = taskSetAt(fields, block)
  const stays = now !== undefined && set.fromBlock > block ? [encodeTaskSetField(now)] : []
  return [...stays, encodeTaskSetField(set), ...round]
}

/** The task set that holds in a block: of those published the one that began last; `undefined` when none has. */
export function taskSetAt(fields: readonly Uint8Array[], block: bigint): TaskSetField | undefined {
  return fields
    .map(decodeTaskSetField)
    .filter((field) => field !== undefined && field.fromBlock <= block)
    .reduce((last, field) => (last === undefined || field!.fromBlock >= last.fromBlock ? field : last), undefined)
}

function hasTag(bytes: Buffer, tag: Buffer): boolean {
  return bytes.subarray(0, TAG_BYTES).equals(tag)
}

function bytesAt(bytes: Buffer, at: number): Uint8Array {
  return Uint8Array.from(bytes.subarray(at, at + HASH_BYTES))
}
