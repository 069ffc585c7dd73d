//! What a value has to be. Each function takes a subnet and the value, and fails with the error of
//! Subtensor for the first rule it breaks.

use crate::{store::*, Config, Error};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use pallet_subtensor::{Error as Refused, *};

/// An owner may have an epoch keep no greater part of a bond, per million.
const OWNER_BONDS_MOVING_AVERAGE: u64 = 975_000;
/// The least price of a registration stays below it: 1 TAO.
pub const MIN_BURN_UPPER_BOUND: u64 = 1_000_000_000;
/// The greatest price of a registration stays above it: 0.1 TAO.
pub const MAX_BURN_LOWER_BOUND: u64 = 100_000_000;
/// Blocks in which the price of a registration halves at most.
const MAX_BURN_HALF_LIFE: u16 = 36_100;
/// The price of a registration is multiplied by 1 at least and by 3 at most.
const BURN_INCREASE: core::ops::RangeInclusive<u128> = 1 << 64..=3 << 64;
/// Least cutoff of silent validators, in blocks.
const MIN_ACTIVITY_CUTOFF: u16 = 360;
/// Numbers of the owner's neurons that are never replaced.
const OWNER_IMMUNE_NEURONS: core::ops::RangeInclusive<u16> = 1..=10;
/// The bounds of the bonds' moving average are a fortieth at least.
const MIN_ALPHA: u16 = u16::MAX / 40;
/// Epochs from commit to reveal.
const REVEAL_PERIOD: core::ops::RangeInclusive<u64> = 1..=100;

/// The greatest number of neurons: not below the least, not below those there are, and in all
/// mechanisms together not above `MaxUids`.
pub fn max_allowed_uids<T: Config>(netuid: u16, uids: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	let least = MinAllowedUids::<T>::get(netuid);
	ensure!(uids >= least, Error::<T>::MaxAllowedUidsLessThanMinAllowedUids);
	let now = SubnetworkN::<T>::get(netuid);
	ensure!(uids >= now, Error::<T>::MaxAllowedUIdsLessThanCurrentUIds);
	let greatest = T::MaxUids::get();
	ensure!(uids <= greatest, Error::<T>::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
	let mechanisms = u16::from(MechanismCountCurrent::<T>::get(netuid));
	ensure!(uids.saturating_mul(mechanisms) <= greatest, Refused::<T>::TooManyUIDsPerMechanism);
	Ok(())
}

/// The least number of neurons: below the greatest, and below those there are.
pub fn min_allowed_uids<T: Config>(netuid: u16, uids: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	let greatest = MaxAllowedUids::<T>::get(netuid);
	ensure!(uids < greatest, Error::<T>::MinAllowedUidsGreaterThanMaxAllowedUids);
	let now = SubnetworkN::<T>::get(netuid);
	ensure!(uids < now, Error::<T>::MinAllowedUidsGreaterThanCurrentUids);
	Ok(())
}

/// The number of validators: not above that of neurons.
pub fn max_allowed_validators<T: Config>(netuid: u16, validators: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	let uids = MaxAllowedUids::<T>::get(netuid);
	ensure!(validators <= uids, Error::<T>::MaxValidatorsLargerThanMaxUIds);
	Ok(())
}

/// The number of the owner's neurons that are never replaced: 1 to 10.
pub fn owner_immune_neurons<T: Config>(neurons: u16) -> DispatchResult {
	ensure!(OWNER_IMMUNE_NEURONS.contains(&neurons), Refused::<T>::InvalidValue);
	Ok(())
}

/// The cutoff of silent validators in blocks: 360 at least.
pub fn activity_cutoff<T: Config>(netuid: u16, blocks: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(blocks >= MIN_ACTIVITY_CUTOFF, Refused::<T>::ActivityCutoffTooLow);
	Ok(())
}

/// The part of a bond that an epoch keeps, per million: anything for root, 975,000 at most for an
/// owner.
pub fn bonds_moving_average<T: Config>(is_owner: bool, part: u64) -> DispatchResult {
	let is_within = !is_owner || part <= OWNER_BONDS_MOVING_AVERAGE;
	ensure!(is_within, Error::<T>::BondsMovingAverageMaxReached);
	Ok(())
}

/// The slope of the bonds' moving average: negative for root only.
pub fn alpha_sigmoid_steepness<T: Config>(
	is_owner: bool,
	netuid: u16,
	slope: i16,
) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(!is_owner || slope >= 0, Error::<T>::NegativeSigmoidSteepness);
	Ok(())
}

/// The bounds of the bonds' moving average, of 65535: a fortieth at least, the lower not above the
/// higher, and only where there is liquid alpha.
pub fn alpha_values<T: Config>(netuid: u16, low: u16, high: u16) -> DispatchResult {
	ensure!(LiquidAlphaOn::<T>::get(netuid), Refused::<T>::LiquidAlphaDisabled);
	ensure!(high >= MIN_ALPHA, Refused::<T>::AlphaHighTooLow);
	ensure!((MIN_ALPHA..=high).contains(&low), Refused::<T>::AlphaLowOutOfRange);
	Ok(())
}

/// The epochs from commit to reveal: 1 to 100.
pub fn reveal_period<T: Config>(netuid: u16, epochs: u64) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(epochs <= *REVEAL_PERIOD.end(), Refused::<T>::RevealPeriodTooLarge);
	ensure!(epochs >= *REVEAL_PERIOD.start(), Refused::<T>::RevealPeriodTooSmall);
	Ok(())
}

/// The least price of a registration: below 1 TAO, and below the greatest.
pub fn min_burn<T: Config>(netuid: u16, rao: u64) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(rao < MIN_BURN_UPPER_BOUND, Error::<T>::ValueNotInBounds);
	ensure!(rao < MaxBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// The greatest price of a registration: above 0.1 TAO, and above the least.
pub fn max_burn<T: Config>(netuid: u16, rao: u64) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(rao > MAX_BURN_LOWER_BOUND, Error::<T>::ValueNotInBounds);
	ensure!(rao > MinBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// The blocks in which the price of a registration halves: 1 to 36,100.
pub fn burn_half_life<T: Config>(netuid: u16, blocks: u16) -> DispatchResult {
	exists_beside_root::<T>(netuid)?;
	ensure!((1..=MAX_BURN_HALF_LIFE).contains(&blocks), Error::<T>::InvalidValue);
	Ok(())
}

/// The factor by which a registration raises the price: 1 to 3.
pub fn burn_increase_mult<T: Config>(netuid: u16, factor: U64F64) -> DispatchResult {
	exists_beside_root::<T>(netuid)?;
	ensure!(BURN_INCREASE.contains(&factor.bits), Error::<T>::InvalidValue);
	Ok(())
}

/// The least take of a child on a subnet, of 65535: within those of the chain.
pub fn min_childkey_take<T: Config>(netuid: u16, take: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	let allowed = MinChildkeyTake::<T>::get()..=MaxChildkeyTake::<T>::get();
	ensure!(allowed.contains(&take), Error::<T>::InvalidValue);
	Ok(())
}

/// The number of subnets: as many as the chain is made for at most, since every block walks over
/// them.
pub fn subnet_limit<T: Config>(subnets: u16) -> DispatchResult {
	ensure!(subnets <= T::MaxSubnets::get(), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// The epochs that a block runs at most: one at least.
pub fn max_epochs_per_block<T: Config>(epochs: u8) -> DispatchResult {
	ensure!(epochs >= 1, Error::<T>::ValueNotInBounds);
	Ok(())
}
