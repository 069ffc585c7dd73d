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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{random::Random, vectors};

	#[test]
	fn the_emission_halves_at_each_mark_and_not_before() {
		let mut before = FIRST_EMISSION;
		for row in vectors::chain("block_emission_halving").as_array().unwrap() {
			let mark = row["issuance_rao_at_least"].as_u64().unwrap();
			let emission = row["block_emission_rao"].as_u64().unwrap();
			assert_eq!(block_emission(mark), emission, "at {mark}");
			assert_eq!(block_emission(mark - 1), before, "before {mark}");
			before = emission;
		}
	}

	#[test]
	fn nothing_is_minted_beyond_the_supply() {
		assert_eq!(block_emission(0), FIRST_EMISSION);
		assert_eq!(block_emission(TOTAL_SUPPLY), 0);
		assert_eq!(block_emission(u64::MAX), 0);
	}

	#[test]
	fn a_split_loses_nothing() {
		let mut random = Random::new(3);
		for _ in 0..10_000 {
			let (pot, cut) = (random.bits() >> random.below(64), random.bits() as u16);
			let Split { owner, server, validator } = split(pot, cut);
			assert_eq!(
				u128::from(owner) + u128::from(server) + u128::from(validator),
				u128::from(pot)
			);
			assert!(validator - server <= 1, "{pot} cut by {cut}");
		}
		let parts = Split { owner: 179_995_422, server: 410_002_289, validator: 410_002_289 };
		assert_eq!(split(1_000_000_000, 11_796), parts);
	}

	#[test]
	fn a_share_is_rounded_down_and_never_overflows() {
		assert_eq!(share(10, 2, 3), 6);
		assert_eq!(share(u64::MAX, u64::MAX, u64::MAX), u64::MAX);
		assert_eq!(share(u64::MAX, 3, 2), u64::MAX);
		assert_eq!(share(5, 1, 0), 0);
	}
}
