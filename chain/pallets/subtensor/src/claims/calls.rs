//! What the calls about claims do.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use fixed::types::I96F32 as Rate;
use frame_support::{
	dispatch::DispatchResultWithPostInfo, ensure, pallet_prelude::DispatchResult,
	storage::with_storage_layer, traits::Get,
};
use pallet_swap::Side;
use sp_runtime::DispatchError;

/// A call claims from no more subnets: Subtensor's `MAX_SUBNET_CLAIMS`.
const MAX_SUBNETS: usize = 5;
/// A block claims for no more coldkeys: Subtensor's `MAX_NUM_ROOT_CLAIMS`.
const MAX_COLDKEYS: u64 = 50;
/// No threshold is greater, in rao: Subtensor's `MAX_ROOT_CLAIM_THRESHOLD`.
const MAX_THRESHOLD: u64 = 10_000_000;
/// A call pays out no more claims; those that are left take another call.
pub(crate) const MAX_CLAIMS: u64 = 64;
/// A call looks at no more hotkeys; it begins with another one in each block.
pub(crate) const MAX_STAKES: usize = 256;

impl<T: Config> Pallet<T> {
	/// Returns the weight of what there was to claim.
	pub(crate) fn do_claim_root(
		coldkey: &T::AccountId,
		subnets: &BTreeSet<u16>,
	) -> DispatchResultWithPostInfo {
		ensure!(!subnets.is_empty(), Error::<T>::InvalidSubnetNumber);
		ensure!(subnets.len() <= MAX_SUBNETS, Error::<T>::InvalidSubnetNumber);
		Self::index_coldkey(coldkey);
		let hotkeys = Self::staking_hotkeys_in_turn(coldkey, MAX_STAKES);
		let mut claims: u64 = 0;
		for hotkey in &hotkeys {
			let rates = RootClaimable::<T>::get(hotkey).into_iter();
			for (netuid, rate) in rates.filter(|(netuid, _)| subnets.contains(netuid)) {
				if claims < MAX_CLAIMS && Self::claim(hotkey, coldkey, netuid, rate)? {
					claims = claims.saturating_add(1);
				}
			}
		}
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone() });
		Ok(Some(costs::claims::<T>(hotkeys.len(), claims)).into())
	}

	/// Up to `most` hotkeys with which a coldkey has stake. Another one is the first in each block, so
	/// that the last ones have their turn.
	pub(super) fn staking_hotkeys_in_turn(
		coldkey: &T::AccountId,
		most: usize,
	) -> Vec<T::AccountId> {
		let mut hotkeys = StakingHotkeys::<T>::get(coldkey);
		let first = Self::now().checked_rem(hotkeys.len() as u64).unwrap_or(0) as usize;
		// A remainder is less than the length.
		hotkeys.rotate_left(first);
		hotkeys.truncate(most);
		hotkeys
	}

	pub(crate) fn do_set_root_claim_type(
		coldkey: &T::AccountId,
		claim_type: RootClaimTypeEnum,
	) -> DispatchResult {
		if let RootClaimTypeEnum::KeepSubnets { subnets } = &claim_type {
			let most = usize::from(T::MaxSubnets::get());
			let count = subnets.len();
			ensure!((1..=most).contains(&count), Error::<T>::InvalidSubnetNumber);
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

	/// Pays what a coldkey may claim from one subnet for its root stake with a hotkey, a rao of which has
	/// earned `rate` alpha there, as the coldkey wants it:
	/// as stake there, or sold as root stake. Returns whether there was anything: less than the
	/// threshold is left to grow.
	pub(crate) fn claim(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
		rate: I96F32,
	) -> Result<bool, DispatchError> {
		let owed = Self::owed_at(rate, hotkey, coldkey, netuid);
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
