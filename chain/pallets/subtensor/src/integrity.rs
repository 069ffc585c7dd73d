//! What the runtime that includes this pallet must be, found out when it is built.

use crate::{
	claims::{MAX_CLAIMED, MAX_LOOKED_AT, MAX_STAKES},
	*,
};
use frame_support::{traits::Get, weights::Weight};

/// Fails where the settings of the runtime do not fit each other.
///
/// # Panics
///
/// With what does not fit.
pub fn check<T: Config>() {
	assert!(T::MaxUids::get() > 0, "a subnet has room for its owner");
	// As many again may be on their way out.
	let most = T::MaxSubnets::get().saturating_mul(2);
	assert!(most < MECHANISM_STRIDE, "a storage index names one subnet");
	let (hook, block) = (greatest_tick::<T>(), T::BlockWeights::get().max_block);
	assert!(hook.all_lte(block), "what every block does takes {hook:?}, a block has {block:?}");
}

/// Weight of what a block does by itself at most: with all subnets, as many epochs of full subnets as a
/// new chain runs in a block, their pay among it, children that wait on each, claims, and a subnet that
/// goes. Parents of validators come on top, and root may allow more epochs: such a block has less room for calls.
fn greatest_tick<T: Config>() -> Weight {
	let (uids, subnets) = (usize::from(T::MaxUids::get()), usize::from(T::MaxSubnets::get()));
	let validators = usize::from(genesis::Hyperparameters::default().max_allowed_validators);
	let epoch = costs::epoch::<T>(uids, validators)
		.saturating_add(costs::pending_children::<T>(delegation::children::MAX_APPLIED));
	costs::tick::<T>(subnets)
		.saturating_add(epoch.saturating_mul(EPOCHS))
		.saturating_add(costs::claims_of::<T>(subnets as u32, MAX_STAKES, MAX_CLAIMED))
		.saturating_add(costs::looks::<T>(MAX_LOOKED_AT))
		.saturating_add(costs::sweep::<T>(network::STEPS_A_BLOCK))
}

/// Epochs that a block of a new chain runs: the default of `MaxEpochsPerBlock`.
const EPOCHS: u64 = 2;
