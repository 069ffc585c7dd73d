//! What the calls about claims do.

use crate::*;
use alloc::collections::BTreeSet;
use fixed::types::I96F32 as Rate;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use pallet_swap::Side;
use sp_runtime::DispatchError;

/// A call claims from no more subnets: Subtensor's `MAX_SUBNET_CLAIMS`.
const MAX_SUBNETS: usize = 5;
/// A block claims for no more coldkeys: Subtensor's `MAX_NUM_ROOT_CLAIMS`.
const MAX_COLDKEYS: u64 = 50;
/// No threshold is greater, in rao: Subtensor's `MAX_ROOT_CLAIM_THRESHOLD`.
const MAX_THRESHOLD: u64 = 10_000_000;
/// A call pays out no more claims; those that are left take another call.
pub(crate) const MAX_CLAIMS: u32 = 256;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim_root(coldkey: &T::AccountId, subnets: &BTreeSet<u16>) -> DispatchResult {
		ensure!(!subnets.is_empty(), Error::<T>::InvalidSubnetNumber);
		ensure!(subnets.len() <= MAX_SUBNETS, Error::<T>::InvalidSubnetNumber);
		Self::index_coldkey(coldkey);
		let mut left = MAX_CLAIMS;
		for hotkey in StakingHotkeys::<T>::get(coldkey) {
			for netuid in RootClaimable::<T>::get(&hotkey).keys().filter(|id| subnets.contains(id))
			{
				if left > 0 && Self::claim(&hotkey, coldkey, *netuid)? {
					left = left.saturating_sub(1);
				}
			}
		}
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone() });
		Ok(())
	}

	pub(crate) fn do_set_root_claim_type(
		coldkey: &T::AccountId,
		claim_type: RootClaimTypeEnum,
	) -> DispatchResult {
		if let RootClaimTypeEnum::KeepSubnets { subnets } = &claim_type {
			ensure!(!subnets.is_empty(), Error::<T>::InvalidSubnetNumber);
		}
		Self::index_coldkey(coldkey);
		RootClaimType::<T>::insert(coldkey, &claim_type);
		Self::deposit_event(Event::RootClaimTypeSet {
			coldkey: coldkey.clone(),
			root_claim_type: claim_type,
		});
		Ok(())
	}

	pub(crate) fn do_set_num_root_claims(count: u64) -> DispatchResult {
		ensure!(count <= MAX_COLDKEYS, Error::<T>::InvalidNumRootClaim);
		NumRootClaim::<T>::put(count);
		Ok(())
	}

	pub(crate) fn do_set_root_claim_threshold(netuid: u16, rao: u64) -> DispatchResult {
		ensure!(rao <= MAX_THRESHOLD, Error::<T>::InvalidRootClaimThreshold);
		RootClaimableThreshold::<T>::insert(netuid, I96F32 { bits: i128::from(rao) << 32 });
		Ok(())
	}

	/// Pays what a coldkey may claim from one subnet for its root stake with a hotkey, as it wants it:
	/// as stake there, or sold as root stake. Returns whether there was anything: less than the
	/// threshold is left to grow.
	pub(crate) fn claim(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
	) -> Result<bool, DispatchError> {
		let owed = Self::root_owed_exactly(hotkey, coldkey, netuid);
		if owed < Rate::from_bits(RootClaimableThreshold::<T>::get(netuid).bits) {
			return Ok(false);
		}
		let amount = owed.saturating_to_num::<u64>().min(RootAlphaOwed::<T>::get(netuid));
		if amount == 0 {
			return Ok(false);
		}
		let is_kept = match RootClaimType::<T>::get(coldkey) {
			RootClaimTypeEnum::Swap => false,
			RootClaimTypeEnum::Keep => true,
			RootClaimTypeEnum::KeepSubnets { subnets } => subnets.contains(&netuid),
		};
		with_storage_layer(|| {
			let claimed = if is_kept {
				Self::increase_stake(hotkey, coldkey, netuid, amount);
				amount
			} else {
				sell::<T>(hotkey, coldkey, netuid, amount)?
			};
			RootAlphaOwed::<T>::mutate(netuid, |all| *all = all.saturating_sub(claimed));
			RootClaimed::<T>::mutate((netuid, hotkey, coldkey), |all| {
				*all = all.saturating_add(claimed.into());
			});
			Ok(true)
		})
	}
}

/// Sells alpha of a subnet and stakes the TAO on the root network; returns the alpha that was sold.
fn sell<T: Config>(
	hotkey: &T::AccountId,
	coldkey: &T::AccountId,
	netuid: u16,
	alpha: u64,
) -> Result<u64, DispatchError> {
	let sold = Pallet::<T>::sell_alpha(netuid, alpha, Side::Sell.no_limit(), true)?;
	Pallet::<T>::credit_pool(ROOT, sold.got);
	SubnetAlphaOut::<T>::mutate(ROOT, |out| *out = out.saturating_add(sold.got));
	Pallet::<T>::increase_stake(hotkey, coldkey, ROOT, sold.got);
	SubnetRootSellTao::<T>::mutate(netuid, |tao| *tao = tao.saturating_add(sold.got));
	let tao = i64::try_from(sold.got).unwrap_or(i64::MAX);
	SubnetProtocolFlow::<T>::mutate(netuid, |flow| *flow = flow.saturating_sub(tao));
	Ok(sold.paid_in)
}
