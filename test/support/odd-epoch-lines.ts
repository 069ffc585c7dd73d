/** A subnet of two: uid 0 votes for uid 1. */
const LINE =
  '{"yuma_version":3,"n":2,"params":{"kappa_u16":32767,"bonds_penalty_u16":65535,' +
  '"bonds_moving_average_per_million":900000,"liquid_alpha_enabled":false,"alpha_low_u16":null,' +
  '"alpha_high_u16":null,"alpha_sigmoid_steepness":null,"tempo":360,"activity_cutoff_blocks":5000,' +
  '"stake_threshold":0,"max_allowed_validators":64,"last_mechanism_step_block":0,' +
  '"commit_reveal_enabled":false,"emission":1000000000},"owner_uid":null,"block":10,"epoch_inputs":' +
  '{"stake":[5,0],"weights_u16":[[[1,65535]],[]],"bonds_u16":[[],[]],"last_update":[9,9],' +
  '"block_at_registration":[1,1],"validator_permit":[true,false]}}'

/** The sound line with one part put in the place of another. */
export function epochLineWith(part: string, other: string): string {
  if (!LINE.includes(part)) throw new Error(`the line has no ${part}`)
  return LINE.replace(part, other)
}

/** What is odd about a line, and the line; it is read all the same. */
export const ODD_LINES: readonly (readonly [what: string, line: string])[] = [
  ['a line with nothing odd', LINE],
  ['spaces', epochLineWith('"n":2', ' \t"n" : 2 ')],
  ['a name written with escapes', epochLineWith('"n":2', '"\\u006e":2')],
  ['no owner at all', epochLineWith('"owner_uid":null,', '')],
  ['fields of no meaning', epochLineWith('"n":2', '"n":2,"note":{"a \\"1\\" \\\\":[1.5e3,-7,18446744073709551616]}')],
  ['a name given twice', epochLineWith('"n":2', '"n":7,"n":2')],
  ['a third number in an entry', epochLineWith('[1,65535]', '[1,65535,null]')],
  [
    'more entries than neurons',
    epochLineWith('"validator_permit":[true,false]', '"validator_permit":[true,false,true]'),
  ],
  ['fewer entries than neurons', epochLineWith('"last_update":[9,9]', '"last_update":[9]')],
  ['an uid beyond the subnet', epochLineWith('[1,65535]', '[1,65535],[2,1]')],
  ['liquid alpha that is off with bounds of nonsense', epochLineWith('"alpha_low_u16":null', '"alpha_low_u16":"low"')],
  ['a stake threshold between two doubles', epochLineWith('"stake_threshold":0', '"stake_threshold":9007199254740993')],
  ['a stake between two doubles', epochLineWith('"stake":[5,0]', '"stake":[9007199254740993,9007199254740992]')],
  ['commits that are none', epochLineWith('"last_update"', '"commit_block":null,"last_update"')],
  [
    'a commit older than the neuron it weighs',
    epochLineWith('"commit_reveal_enabled":false', '"commit_reveal_enabled":true').replace(
      '"last_update"',
      '"commit_block":[0],"last_update"',
    ),
  ],
  ['a list of no further mechanisms', epochLineWith('"n":2', '"n":2,"mechanisms":[],"emission_split":null')],
  [
    'a second mechanism without votes that gets all',
    epochLineWith(
      '"n":2',
      '"n":2,"mechanisms":[{"weights_u16":[],"bonds_u16":[],"last_update":[]}],"emission_split":[0,65535]',
    ),
  ],
  [
    'shares for more mechanisms than there are',
    epochLineWith(
      '"n":2',
      '"n":2,"mechanisms":[{"weights_u16":[[[1,1]]],"bonds_u16":[],"last_update":[9,9]}],"emission_split":[1,2,3,4]',
    ),
  ],
  ['the greatest emission there is', epochLineWith('1000000000', '18446744073709551615')],
]

/** What is wrong with a line, the line, and what is said of it. */
export const REFUSED_LINES: readonly (readonly [what: string, line: string, said: RegExp])[] = [
  ['what is not JSON', '{', /JSON/],
  ['JSON that is no object', '7', /^yuma_version is missing; should be 2 or 3$/],
  ['another version', epochLineWith('"yuma_version":3', '"yuma_version":1'), /^yuma_version is 1; should be 2 or 3$/],
  ['a version in quotes', epochLineWith('"yuma_version":3', '"yuma_version":"3"'), /^yuma_version is a string/],
  ['fewer stakes than neurons', epochLineWith('"stake":[5,0]', '"stake":[5]'), /^n is 2, but there are 1 stakes$/],
  ['no number of neurons', epochLineWith('"n":2,', ''), /^n is missing/],
  ['17 bits', epochLineWith('"kappa_u16":32767', '"kappa_u16":65536'), /^kappa_u16 is 65536; .* 0 to 65535$/],
  ['a mechanism that is no object', epochLineWith('"n":2', '"n":2,"mechanisms":[7]'), /^last_update is missing/],
  [
    'more mechanisms than there may be',
    epochLineWith(
      '"n":2',
      `"n":2,"mechanisms":[${Array(16).fill('{"weights_u16":[],"bonds_u16":[],"last_update":[]}')}]`,
    ),
    /^mechanisms are 16; should be 15 at most$/,
  ],
  ['a share of 17 bits', epochLineWith('"n":2', '"n":2,"emission_split":[65536]'), /^emission_split is 65536/],
  ['65 bits', epochLineWith('1000000000', '18446744073709551616'), /^emission is .*; should be a whole number/],
  ['less than nothing', epochLineWith('"tempo":360', '"tempo":-1'), /^tempo is -1; should be a whole number/],
  ['nothing with a sign', epochLineWith('"tempo":360', '"tempo":-0'), /^tempo is /],
  ['a fraction', epochLineWith('"stake":[5,0]', '"stake":[0.5,0]'), /^stake is 0.5; should be a whole number/],
  [
    'a whole number with a point',
    epochLineWith('"block":10', '"block":10.0'),
    /^block is 10; should be a whole number/,
  ],
  ['a whole number with an exponent', epochLineWith('"block":10', '"block":1e1'), /^block is 10; should be a whole/],
  ['a number in quotes', epochLineWith('"block":10', '"block":"10"'), /^block is a string; should be a whole number/],
  ['a leading zero', epochLineWith('"block":10', '"block":010'), /JSON/],
  ['a number beyond all doubles', epochLineWith('"n":2', '"n":2,"note":1e999'), /out of range/],
  [
    'a flag that is a number',
    epochLineWith('[true,false]', '[1,0]'),
    /^validator_permit is 1; should be true or false$/,
  ],
  ['a list that is none', epochLineWith('"stake":[5,0]', '"stake":{}'), /^stake is an object; should be a list$/],
  ['a row that is none', epochLineWith('[[1,65535]]', '1'), /^row of weights_u16 is 1; should be a list$/],
  ['an entry without a value', epochLineWith('[1,65535]', '[1]'), /^value in weights_u16 is missing/],
  ['an entry that is none', epochLineWith('[1,65535]', '1'), /^uid in weights_u16 is missing/],
  [
    'liquid alpha without bounds',
    epochLineWith('"liquid_alpha_enabled":false', '"liquid_alpha_enabled":true'),
    /^alpha_low_u16 is null; should be a whole number/,
  ],
  ['an owner of 17 bits', epochLineWith('"owner_uid":null', '"owner_uid":65536'), /^owner_uid is 65536/],
]
