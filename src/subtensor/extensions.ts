/** Extensions of Subtensor that polkadot.js does not know; all of them are empty on the wire. */
export const SUBTENSOR_EXTENSIONS = Object.fromEntries(
  ['SubtensorTransactionExtension', 'SudoTransactionExtension', 'CheckShieldedTxValidity', 'DrandPriority'].map(
    (name) => [name, { extrinsic: {}, payload: {} }],
  ),
)
