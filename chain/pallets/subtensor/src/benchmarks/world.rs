//! What calls are measured in: a late block of a known author, subnets with pools, accounts with TAO,
//! and lists that are as long as they may be.

use crate::{delegation::relations::Edges, *};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_benchmarking::account;
use frame_support::traits::{fungible::Mutate, Get};
use sp_runtime::{traits::TrailingZeroInput, DigestItem, Perquintill};

/// The block of the call: every limit that counts blocks is over.
pub const NOW: u32 = 1_000_000;
/// The subnet of a call about one.
pub const NET: u16 = 1;
/// Another one.
pub const OTHER: u16 = 2;
/// Rao in a TAO.
pub const TAO: u64 = 1_000_000_000;
/// Rao of an account that can pay everything.
const FORTUNE: u64 = 1_000_000 * TAO;
/// Rao and alpha in a pool, unevenly weighed, so that a swap takes powers of fractions.
const POOL: (u64, u64) = (10_000 * TAO, 23_456 * TAO);

/// Begins the block: its author is the first authority, and stake has to be looked at.
pub fn begin<T: Config>() {
	let system = frame_system::Pallet::<T>::deposit_log;
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	system(DigestItem::PreRuntime(*b"aura", 0u64.encode()));
	StakeThreshold::<T>::put(TAO);
	NetworksAdded::<T>::insert(ROOT, true);
	SubtokenEnabled::<T>::insert(ROOT, true);
	SubnetAlphaOut::<T>::insert(ROOT, FORTUNE);
	SubnetTAO::<T>::insert(ROOT, FORTUNE);
	TotalStake::<T>::put(u64::MAX / 2);
	TotalIssuance::<T>::put(u64::MAX / 2);
}

/// A block with [`NET`] and [`OTHER`].
pub fn two_subnets<T: Config>() {
	begin::<T>();
	subnet::<T>(NET);
	subnet::<T>(OTHER);
}

/// A block with so many subnets, from [`NET`] on.
pub fn subnets<T: Config>(count: u32) {
	begin::<T>();
	(1..=count as u16).for_each(subnet::<T>);
}

/// A started subnet with a pool, in the middle of its tempo.
pub fn subnet<T: Config>(netuid: u16) {
	NetworksAdded::<T>::insert(netuid, true);
	TotalNetworks::<T>::mutate(|count| *count = count.saturating_add(1).max(2));
	SubnetMechanism::<T>::insert(netuid, 1);
	SubtokenEnabled::<T>::insert(netuid, true);
	FirstEmissionBlockNumber::<T>::insert(netuid, 1);
	NetworkRegisteredAt::<T>::insert(netuid, 1);
	LastEpochBlock::<T>::insert(netuid, u64::from(NOW) - 100);
	MinAllowedWeights::<T>::insert(netuid, 1);
	CommitRevealWeightsEnabled::<T>::insert(netuid, false);
	SubnetOwner::<T>::insert(netuid, account::<T::AccountId>("owner", netuid.into(), 0));
	SubnetOwnerHotkey::<T>::insert(netuid, account::<T::AccountId>("owner hot", netuid.into(), 0));
	SubnetTAO::<T>::insert(netuid, POOL.0);
	SubnetAlphaIn::<T>::insert(netuid, POOL.1);
	SubnetAlphaOut::<T>::insert(netuid, FORTUNE);
	let weights = pallet_swap::balancer::Balancer::new(Perquintill::from_percent(37));
	pallet_swap::SwapBalancer::<T>::insert(netuid, weights.unwrap_or_default());
	pallet_swap::PalSwapInitialized::<T>::insert(netuid, true);
}

/// An account that can pay everything.
pub fn rich<T: Config>(who: T::AccountId) -> T::AccountId {
	T::Currency::set_balance(&who, FORTUNE);
	who
}

/// The hotkey `name` of a coldkey.
pub fn hotkey<T: Config>(name: &'static str, coldkey: &T::AccountId) -> T::AccountId {
	let hotkey = account::<T::AccountId>(name, 0, 0);
	Owner::<T>::insert(&hotkey, coldkey);
	hotkey
}

/// Gives a coldkey stake with a hotkey, next to that of its owner.
pub fn stake<T: Config>(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16, alpha: u64) {
	Pallet::<T>::lift_stake(hotkey, &account("beside", 0, 0), netuid, TAO);
	Pallet::<T>::lift_stake(hotkey, coldkey, netuid, alpha);
}

/// So many accounts, which cost little to make.
pub fn crowd<T: Config>(count: u32) -> Vec<T::AccountId> {
	(0..count).map(one_of_crowd::<T>).collect()
}

/// The account of a number in the crowd.
pub fn one_of_crowd<T: Config>(number: u32) -> T::AccountId {
	let bytes = (*b"crowd", u64::from(number).saturating_add(1)).encode();
	T::AccountId::decode(&mut TrailingZeroInput::new(&bytes))
		.unwrap_or_else(|_| account("no", 0, 0))
}

/// Gives a coldkey the longest lists of hotkeys that have room for two more.
pub fn long_lists<T: Config>(coldkey: &T::AccountId) {
	let others = crowd::<T>(T::MaxHotkeys::get().saturating_sub(2));
	StakingHotkeys::<T>::insert(coldkey, &others);
	OwnedHotkeys::<T>::insert(coldkey, others);
}

/// Gives a hotkey so many parents on a subnet, each with stake there and on the root network.
pub fn parents<T: Config>(hotkey: &T::AccountId, netuid: u16, count: u32) {
	let parents = crowd::<T>(count);
	for parent in &parents {
		TotalHotkeyAlpha::<T>::insert(parent, netuid, TAO);
		TotalHotkeyAlpha::<T>::insert(parent, ROOT, TAO);
		ChildKeys::<T>::insert(parent, netuid, Edges::from([(u64::MAX, hotkey.clone())]));
	}
	let edges: Edges<T::AccountId> = parents.into_iter().map(|key| (u64::MAX, key)).collect();
	ParentKeys::<T>::insert(hotkey, netuid, edges);
}
