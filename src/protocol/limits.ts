/** The largest message, tensors included: 256 texts or a few hundred small images fit many times over. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024
/** The largest JSON part of a message. */
export const MAX_HEADER_BYTES = 16 * 1024
/** How many tensors a message carries at most. */
export const MAX_TENSORS = 16
/** How many dimensions a tensor has at most. */
export const MAX_RANK = 8
/** The longest name of a task or a tensor. */
export const MAX_NAME_LENGTH = 64
/** How many pieces an answer comes in at most: beyond that only the whole answer comes. */
export const MAX_PARTS = 4_096
/** How many kinds of work a server offers at most. */
export const MAX_OFFERS = 24
/** How many exchanges are sealed at once: an epoch of a busy asker. */
export const MAX_SEALED = 65_536
/** The longest reason a peer gives for not answering. */
export const MAX_REASON_LENGTH = 256
