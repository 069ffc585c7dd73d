/** What wallets ask a chain: addresses begin with 42, and an amount counts in rao, of which 10^9 are a TAO. */
export const PROPERTIES = { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' } as const
