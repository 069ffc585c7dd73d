//! How much a block mints, and how a subnet's pot is divided.

/// Greatest issuance, 21 million TAO in rao.
const TOTAL_SUPPLY: u64 = 21_000_000_000_000_000;
/// Emission of a block before the first halving: 1 TAO in rao.
const FIRST_EMISSION: u64 = 1_000_000_000;

/// Rao that a block mints at a given issuance: 1 TAO, halved each time half of the supply that
/// was left is issued (at 10.5, 15.75, 18.375 … million TAO); nothing once all is issued.
///
/// The curve of Subtensor's `get_block_emission_for_issuance`, `1e9 / 2^floor(log2(1 / (1 −
/// issuance / 21e15)))`, in whole numbers.
pub fn block_emission(issuance: u64) -> u64 {
	let left = TOTAL_SUPPLY.saturating_sub(issuance);
	TOTAL_SUPPLY.checked_div(left).map_or(0, |ratio| FIRST_EMISSION >> ratio.ilog2())
}

/// The three pots of a subnet's emission, in rao; together exactly what was divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
	/// For the owner of the subnet.
	pub owner: u64,
	/// For the miners.
	pub server: u64,
	/// For the validators.
	pub validator: u64,
}

/// Divides `pot` rao: the owner's cut (of 65535, rounded down) first, of the rest half (rounded
/// down) to the miners, and what is left to the validators.
///
/// The order of Subtensor's `emit_to_subnets`; its cut of 11796 gives 18 %, 41 % and 41 %.
pub fn split(pot: u64, owner_cut: u16) -> Split {
	let owner = share(pot, owner_cut.into(), u16::MAX.into());
	let rest = pot.saturating_sub(owner);
	let server = rest / 2;
	Split { owner, server, validator: rest.saturating_sub(server) }
}

/// `pot · part / whole` rounded down, without overflow on the way; 0 of an empty whole, and never
/// more than `u64::MAX`.
pub fn share(pot: u64, part: u64, whole: u64) -> u64 {
	let product = u128::from(pot).saturating_mul(part.into());
	let quotient = product.checked_div(whole.into()).unwrap_or(0);
	u64::try_from(quotient).unwrap_or(u64::MAX)
}
