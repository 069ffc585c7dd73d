/** Why our interface differs from Finney's at spec version 393, by the names that `describeInterface` gives. */
export const acceptedDifferences: readonly { names: RegExp; reason: string }[] = [
  {
    names: /^error SubtensorModule\./,
    reason: 'errors are numbered as at spec version 425, which test/vectors/subtensor-425.json holds',
  },
  {
    names:
      /^api SubnetInfoRuntimeApi\.(get_all_meta|get_all_mecha|get_meta|get_mecha|get_selective_meta|get_selective_mecha)graphs?$/,
    reason: 'activity_cutoff became a u64 between 393 and 425, when it became a multiple of the tempo',
  },
  {
    names: /^api SubnetInfoRuntimeApi\.get_subnet_hyperparams(_v2)?$/,
    reason: 'activity_cutoff became a u64 between 393 and 425, when it became a multiple of the tempo',
  },
  {
    names: /^api (Core\.execute_block|BlockBuilder\.check_inherents)$/,
    reason: 'newer FRAME takes the transactions of the block undecoded; the bytes are the same',
  },
  {
    names: /^api SessionKeys\.generate_session_keys$/,
    reason: 'newer FRAME proves that the owner holds the keys; only a node calls it',
  },
  {
    names: /^event System\.CodeUpdated$/,
    reason: 'newer FRAME adds the hash of the code',
  },
  {
    names: /^constant System\.BlockLength$/,
    reason: 'newer FRAME adds an optional bound of the header',
  },
  {
    names: /^storage SubtensorModule\.LastRateLimitedBlock$/,
    reason: 'spec version 425 limits more hyperparameters, which it names at the end of the list',
  },
  {
    names: /^event Proxy\.PureCreated$/,
    reason: 'newer FRAME tells in which block and extrinsic the account was made',
  },
  {
    names: /^error Swap\./,
    reason: 'errors are numbered as at spec version 425, which keeps nothing of the positions that users had',
  },
  {
    names: /^event SubtensorModule\.BatchWeightItemFailed$/,
    reason: 'spec version 425 also tells on which subnet',
  },
]
