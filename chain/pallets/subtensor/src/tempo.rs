//! The owner's say over the epochs of a subnet.

use crate::{
	limits::{Hyperparameter, TransactionType},
	schedule::{Schedule, MAX_TEMPO, MIN_TEMPO},
	*,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::DispatchError;

/// Bounds of the activity cutoff, in thousandths of a tempo.
pub const MIN_ACTIVITY_CUTOFF_FACTOR_MILLI: u32 = 1_000;
/// See [`MIN_ACTIVITY_CUTOFF_FACTOR_MILLI`].
pub const MAX_ACTIVITY_CUTOFF_FACTOR_MILLI: u32 = 50_000;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_tempo(owner: &T::AccountId, netuid: u16, tempo: u16) -> DispatchResult {
		ensure_owner::<T>(owner, netuid)?;
		ensure!((MIN_TEMPO..=MAX_TEMPO).contains(&tempo), Error::<T>::TempoOutOfBounds);
		Self::ensure_not_frozen(netuid)?;
		TransactionType::TempoUpdate.ensure_passed::<T>(owner, netuid)?;
		Self::restart_with_tempo(netuid, tempo);
		TransactionType::TempoUpdate.record::<T>(owner, netuid);
		Ok(())
	}

	/// Root is bound by neither the freeze nor the rate limit.
	pub(crate) fn do_set_activity_cutoff_factor(
		origin: OriginFor<T>,
		netuid: u16,
		factor_milli: u32,
	) -> DispatchResult {
		let owner = Self::ensure_owner_or_root(origin, netuid)?;
		ensure!(
			(MIN_ACTIVITY_CUTOFF_FACTOR_MILLI..=MAX_ACTIVITY_CUTOFF_FACTOR_MILLI)
				.contains(&factor_milli),
			Error::<T>::ActivityCutoffFactorMilliOutOfBounds
		);
		let limit = TransactionType::from(Hyperparameter::ActivityCutoffFactorMilli);
		if let Some(owner) = &owner {
			Self::ensure_not_frozen(netuid)?;
			limit.ensure_passed::<T>(owner, netuid)?;
			limit.record::<T>(owner, netuid);
		}
		ActivityCutoffFactorMilli::<T>::insert(netuid, factor_milli);
		Self::deposit_event(Event::ActivityCutoffFactorMilliSet { netuid, factor_milli });
		Ok(())
	}

	/// The epoch waits as long as settings are frozen before any other, so that validators can
	/// weigh. Under commit-reveal it would upset the times of reveals.
	pub(crate) fn do_trigger_epoch(owner: &T::AccountId, netuid: u16) -> DispatchResult {
		ensure_owner::<T>(owner, netuid)?;
		ensure!(
			!CommitRevealWeightsEnabled::<T>::get(netuid),
			Error::<T>::DynamicTempoBlockedByCommitReveal
		);
		let schedule = Schedule::of::<T>(netuid);
		ensure!(schedule.pending_at == 0, Error::<T>::EpochTriggerAlreadyPending);
		let now = Self::now();
		let window = u64::from(AdminFreezeWindow::<T>::get());
		ensure!(schedule.blocks_left(now) >= window, Error::<T>::AutoEpochAlreadyImminent);
		let limit = TransactionType::from(Hyperparameter::TriggerEpoch);
		limit.ensure_passed::<T>(owner, netuid)?;
		let fires_at = now.saturating_add(window);
		PendingEpochAt::<T>::insert(netuid, fires_at);
		limit.record::<T>(owner, netuid);
		Self::deposit_event(Event::EpochTriggered { netuid, by: owner.clone(), fires_at });
		Ok(())
	}
}

fn ensure_owner<T: Config>(who: &T::AccountId, netuid: u16) -> Result<(), DispatchError> {
	ensure!(SubnetOwner::<T>::get(netuid) == *who, DispatchError::BadOrigin);
	Ok(())
}
