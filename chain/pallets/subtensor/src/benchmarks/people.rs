//! Who calls, and what they have: stake, commits, subnets.

use super::{
	seats,
	world::{self, NET, TAO},
};
use crate::*;
use alloc::{
	collections::{BTreeMap, VecDeque},
	vec,
	vec::Vec,
};
use frame_benchmarking::{account, whitelisted_caller};
use sp_core::H256;

/// The uids and weights of a row of so many entries.
pub fn row(entries: u32) -> (Vec<u16>, Vec<u16>) {
	(0..entries as u16).map(|uid| (uid, uid.saturating_add(1))).unzip()
}

/// A coldkey with the longest lists that has TAO.
pub fn staker<T: Config>() -> T::AccountId {
	let coldkey: T::AccountId = world::rich::<T>(whitelisted_caller());
	world::long_lists::<T>(&coldkey);
	coldkey
}

/// The hotkey of another coldkey.
pub fn delegate<T: Config>(name: &'static str) -> T::AccountId {
	world::hotkey::<T>(name, &account("delegate", 0, 0))
}

/// A staker with stake on [`NET`] with the hotkey of another. What is left of it after a call is too
/// little to be kept, and is paid out too.
pub fn staked<T: Config>() -> (T::AccountId, T::AccountId) {
	let (coldkey, hotkey) = (staker::<T>(), delegate::<T>("hot"));
	world::stake::<T>(&hotkey, &coldkey, NET, 10 * TAO);
	NominatorMinRequiredStake::<T>::put(1_000_000_000_000);
	(coldkey, hotkey)
}

/// A validator of a full subnet under commit-reveal, with so many commits of this epoch.
pub fn committer<T: Config>(commits: usize, hash: H256) -> T::AccountId {
	world::two_subnets::<T>();
	seats::fill_up::<T>(NET);
	let hotkey: T::AccountId = whitelisted_caller();
	seats::validator::<T>(NET, &hotkey);
	CommitRevealWeightsEnabled::<T>::insert(NET, true);
	SubnetEpochIndex::<T>::insert(NET, 1);
	let mut queue: VecDeque<WeightCommit> = vec![(H256::zero(), 0, 1, 0); commits].into();
	queue.push_back((hash, 0, 1, 0));
	WeightCommits::<T>::insert(NET, &hotkey, queue);
	hotkey
}

/// Makes the caller the owner of [`NET`].
pub fn own<T: Config>() -> T::AccountId {
	let owner: T::AccountId = whitelisted_caller();
	SubnetOwner::<T>::insert(NET, &owner);
	owner
}

/// Gives a hotkey a little stake on so many subnets, where lists of children of it wait.
pub fn lenders<T: Config>(hotkey: &T::AccountId, subnets: u32) {
	StakeThreshold::<T>::put(1_000 * TAO);
	for netuid in 1..=subnets as u16 {
		TotalHotkeyAlpha::<T>::mutate(hotkey, netuid, |alpha| *alpha = alpha.saturating_add(TAO));
		PendingChildKeys::<T>::insert(netuid, hotkey, (vec![(1, hotkey.clone())], 1));
	}
}

/// Lets the root stake of a hotkey have earned on so many subnets, and a coldkey have claimed some.
pub fn earned<T: Config>(hotkey: &T::AccountId, coldkey: &T::AccountId, subnets: u32) {
	let rates: BTreeMap<u16, I96F32> =
		(1..=subnets as u16).map(|netuid| (netuid, I96F32::ONE)).collect();
	RootClaimable::<T>::insert(hotkey, &rates);
	for netuid in 1..=subnets as u16 {
		RootClaimed::<T>::insert((netuid, hotkey, coldkey), u128::from(100 * TAO));
	}
}

/// Fills the root network with validators that have stake on so many subnets, and lend it to the owners
/// of new ones.
pub fn root_validators<T: Config>(subnets: u32) {
	seats::fill::<T>(ROOT, 64, 0);
	for hotkey in Pallet::<T>::hotkeys(ROOT) {
		for netuid in 0..=subnets as u16 {
			TotalHotkeyAlpha::<T>::insert(&hotkey, netuid, 10 * TAO);
		}
	}
}

/// A coldkey with root stake with a hotkey that has earned on so many subnets.
pub fn claimant<T: Config>(subnets: u32) -> (T::AccountId, T::AccountId) {
	world::subnets::<T>(subnets);
	let (coldkey, hotkey) = (staker::<T>(), delegate::<T>("hot"));
	Pallet::<T>::lift_stake(&hotkey, &coldkey, ROOT, TAO);
	earned::<T>(&hotkey, &coldkey, subnets);
	RootAlphaOwed::<T>::insert(NET, u64::MAX / 2);
	RootClaimed::<T>::insert((NET, &hotkey, &coldkey), 0);
	(coldkey, hotkey)
}

/// Gives so many coldkeys stake with a hotkey on a subnet.
pub fn stakers<T: Config>(hotkey: &T::AccountId, netuid: u16, count: u32) {
	for coldkey in world::crowd::<T>(count) {
		Pallet::<T>::lift_stake(hotkey, &coldkey, netuid, TAO);
	}
}

/// Fills the pots of a subnet, and gives each neuron stake of its own and of another.
pub fn earners<T: Config>(netuid: u16) {
	PendingServerEmission::<T>::insert(netuid, 100 * TAO);
	PendingValidatorEmission::<T>::insert(netuid, 100 * TAO);
	PendingRootAlphaDivs::<T>::insert(netuid, 10 * TAO);
	PendingOwnerCut::<T>::insert(netuid, 10 * TAO);
	Yuma3On::<T>::insert(netuid, true);
	LiquidAlphaOn::<T>::insert(netuid, true);
	MaxAllowedValidators::<T>::insert(netuid, 64);
	for hotkey in Pallet::<T>::hotkeys(netuid) {
		world::stake::<T>(&hotkey, &hotkey, netuid, 1_000 * TAO);
		world::stake::<T>(&hotkey, &hotkey, ROOT, 1_000 * TAO);
	}
}

/// A commit to a row of weights, waiting to be revealed.
pub fn one_commit() -> VecDeque<WeightCommit> {
	vec![(H256::zero(), 0, 1, 0)].into()
}
