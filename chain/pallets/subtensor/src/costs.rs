//! The weight of calls and hooks: what was measured ([`crate::weights`]), put together as a call grows
//! with the chain. What only root or a hook does is reasoned by hand.
//!
//! The size of the chain is read where it can be, so that nobody on a small one has to have the fee of a
//! full one at hand.

use crate::{delegation::relations::MAX_PARENTS, *};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo, WithPostDispatchInfo},
	pallet_prelude::DispatchResult,
	traits::Get,
	weights::Weight,
};
use sp_runtime::DispatchError;

type Measured<T> = <T as Config>::WeightInfo;

/// Reads of the longest check of a free call before it is in a block. What else the check takes, such as
/// reading parents, the call pays for.
pub const CHECK_READS: u64 = 14;

/// Picoseconds that the fixed part of a call takes beyond its storage.
const BASE: u64 = 50_000_000;

/// Weight of a batch: of each part, and of the events that tell how it went.
pub fn sum(parts: impl Iterator<Item = Weight>) -> Weight {
	parts.fold(Weight::from_parts(BASE, 0), Weight::saturating_add)
}

/// Weight of a call about weights, which otherwise takes `weight`, by a hotkey with so many parents, whose
/// stake is read.
pub fn judged<T: Config>(weight: Weight, parents: u32) -> Weight {
	weight.saturating_add(Measured::<T>::enough_stake(parents))
}

/// How many parents a hotkey has on a subnet.
pub fn parents_of<T: Config>(hotkey: &T::AccountId, netuid: u16) -> u32 {
	ParentKeys::<T>::decode_len(hotkey, netuid).unwrap_or_default() as u32
}

/// Weight of revealing rows, given their uids and their salts, by a hotkey with so many parents.
pub fn reveals<T: Config>(uids: &[Vec<u16>], salts: &[Vec<u16>], parents: u32) -> Weight {
	let all = uids.iter().zip(salts);
	sum(all.map(|(row, salt)| {
		let weight = Measured::<T>::reveal_weights(row.len() as u32, salt.len() as u32);
		judged::<T>(weight, parents)
	}))
}

/// Weight of committing to a timelocked row: all that is timelocked to the epoch is read and written, and
/// read by the check in the pool before.
pub fn timelocked<T: Config>(waiting: u32, parents: u32) -> Weight {
	let once = Measured::<T>::commit_timelocked_mechanism_weights(waiting);
	judged::<T>(once.saturating_mul(2), parents)
}

/// The greatest weight of committing to a timelocked row.
pub fn greatest_timelocked<T: Config>() -> Weight {
	let waiting = u32::from(T::MaxUids::get()).saturating_mul(commits::MAX_COMMITS as u32);
	timelocked::<T>(waiting, MAX_PARENTS)
}

/// The result of committing to a timelocked row.
pub fn settle_timelocked<T: Config>(
	parents: u32,
	waited: Result<usize, DispatchError>,
) -> DispatchResultWithPostInfo {
	waited.map(|waited| Some(timelocked::<T>(waited as u32, parents)).into()).map_err(Into::into)
}

/// Weight of adding stake.
pub fn add_stake<T: Config>(netuid: u16) -> Weight {
	Measured::<T>::add_stake().saturating_add(to::<T>(netuid))
}

/// Weight of adding stake up to a price.
pub fn add_stake_limit<T: Config>(netuid: u16) -> Weight {
	Measured::<T>::add_stake_limit().saturating_add(to::<T>(netuid))
}

/// Weight of removing stake, of a coldkey that has stake with so many hotkeys.
pub fn remove_stake<T: Config>(netuid: u16, hotkeys: u32) -> Weight {
	Measured::<T>::remove_stake(subnets::<T>()).saturating_add(from::<T>(netuid, hotkeys))
}

/// Weight of removing stake up to a price.
pub fn remove_stake_limit<T: Config>(netuid: u16, hotkeys: u32) -> Weight {
	Measured::<T>::remove_stake_limit(subnets::<T>()).saturating_add(from::<T>(netuid, hotkeys))
}

/// Weight of stake that goes from one subnet to another, which is `weight` where neither is the root
/// network.
pub fn between<T: Config>(weight: Weight, [here, there]: [u16; 2], hotkeys: u32) -> Weight {
	weight.saturating_add(from::<T>(here, hotkeys)).saturating_add(to::<T>(there))
}

/// Weight of removing all stake with a hotkey.
pub fn unstake_all<T: Config>(hotkeys: u32) -> Weight {
	Measured::<T>::unstake_all(subnets::<T>()).saturating_add(from::<T>(ROOT, hotkeys))
}

/// Weight of moving all stake with a hotkey to the root network.
pub fn unstake_all_alpha<T: Config>() -> Weight {
	Measured::<T>::unstake_all_alpha(subnets::<T>()).saturating_add(to::<T>(ROOT))
}

/// What a call takes more when the stake that it gives is root stake.
fn to<T: Config>(netuid: u16) -> Weight {
	match netuid {
		ROOT => Measured::<T>::root_stake_added(subnets::<T>()),
		_ => Weight::zero(),
	}
}

/// What a call takes more when the stake that it takes is root stake: hotkeys are looked at for more of it,
/// where they are few enough.
fn from<T: Config>(netuid: u16, hotkeys: u32) -> Weight {
	match netuid {
		ROOT => {
			let looked = hotkeys.min(crate::claims::MAX_STAKES as u32);
			Measured::<T>::root_stake_removed(looked, subnets::<T>())
		},
		_ => Weight::zero(),
	}
}

/// With how many hotkeys a coldkey has stake.
pub fn hotkeys_of<T: Config>(coldkey: &T::AccountId) -> u32 {
	let count = StakingHotkeys::<T>::decode_len(coldkey).unwrap_or_default();
	u32::try_from(count).unwrap_or(u32::MAX)
}

/// The result of a call that took `weight`, whether it failed or not.
pub fn settle(weight: Weight, result: DispatchResult) -> DispatchResultWithPostInfo {
	match result {
		Ok(()) => Ok(PostDispatchInfo::from(Some(weight))),
		Err(error) => Err(error.with_weight(weight)),
	}
}

/// Weight of a registration: on a full subnet the neurons are looked at for one to go.
pub fn burned_register<T: Config>(netuid: u16) -> Weight {
	Measured::<T>::burned_register(SubnetworkN::<T>::get(netuid).into())
		.saturating_add(T::Commitments::forget_weight(1))
}

/// Weight of a seat on the root network.
pub fn root_register<T: Config>() -> Weight {
	Measured::<T>::root_register().saturating_add(T::Commitments::forget_weight(1))
}

/// Weight of creating a subnet for which no other has to go.
pub fn register_network<T: Config>() -> Weight {
	Measured::<T>::register_network(subnets::<T>())
}

/// Weight of creating a subnet for which another goes.
pub fn replace_network<T: Config>() -> Weight {
	Measured::<T>::replace_network(T::MaxUids::get().into())
		.saturating_add(T::Commitments::forget_weight(1))
}

/// Weight of another symbol: all symbols are read.
pub fn update_symbol<T: Config>() -> Weight {
	Measured::<T>::update_symbol(subnets::<T>())
}

/// Weight of lending stake to children. Parents matter only where the children are valid at once.
pub fn set_children<T: Config>(hotkey: &T::AccountId, netuid: u16, children: usize) -> Weight {
	let parents = match SubtokenEnabled::<T>::get(netuid) {
		true => 0,
		false => parents_of::<T>(hotkey, netuid),
	};
	Measured::<T>::set_children(children as u32, parents, subnets::<T>())
}

/// The greatest weight of a swap of hotkeys, on one subnet or on all.
pub fn greatest_swap<T: Config>(is_on_all: bool) -> Weight {
	swap_hotkey::<T>(is_on_all, hotkey_swap::MAX_MOVED)
}

/// Weight of a hotkey in the place of another, on one subnet or on all, with so many stakes, claims,
/// relations and destinations of income.
pub fn swap_hotkey<T: Config>(is_on_all: bool, moved: usize) -> Weight {
	let (moved, subnets) = (moved as u32, if is_on_all { subnets::<T>() } else { 1 });
	let swap = match is_on_all {
		true => Measured::<T>::swap_hotkey(subnets, moved),
		false => Measured::<T>::swap_hotkey_on_subnet(moved),
	};
	swap.saturating_add(T::Commitments::forget_weight(subnets))
}

/// Weight of looking at `hotkeys` for root dividends of a coldkey, and paying `claims`.
pub fn claims<T: Config>(hotkeys: usize, claims: u64) -> Weight {
	claims_of::<T>(subnets::<T>(), hotkeys, claims)
}

/// The same where the hotkeys have earned on so many subnets.
pub fn claims_of<T: Config>(rates: u32, hotkeys: usize, claims: u64) -> Weight {
	let looked = Measured::<T>::claim_nothing(rates).saturating_mul(hotkeys as u64);
	let paid = Measured::<T>::claim(rates).saturating_mul(claims);
	Measured::<T>::claim_root().saturating_add(looked).saturating_add(paid)
}

/// Weight of looking for root dividends from so many subnets of hotkeys.
pub fn looks<T: Config>(looks: usize) -> Weight {
	Measured::<T>::claim_nothing(1).saturating_mul(looks as u64)
}

/// Weight of the most that a call claims of root dividends.
pub fn claim_root<T: Config>() -> Weight {
	claims::<T>(crate::claims::MAX_STAKES, crate::claims::MAX_CLAIMS)
}

/// Weight of one epoch of a subnet with `neurons`, `rows` of which weigh others.
pub fn epoch<T: Config>(neurons: usize, rows: usize) -> Weight {
	Measured::<T>::epoch(neurons as u32, rows as u32)
}

/// The subnets that there are, the root network among them.
fn subnets<T: Config>() -> u32 {
	TotalNetworks::<T>::get().min(T::MaxSubnets::get().saturating_add(1)).into()
}

/// Weight of making `lists` of children valid that waited, with a look at those that still wait.
pub fn pending_children<T: Config>(lists: usize) -> Weight {
	let lists = lists as u64;
	T::DbWeight::get()
		.reads_writes(lists.saturating_mul(24).saturating_add(1), lists.saturating_mul(13))
}

/// Weight of looking at `steps` entries of dissolved subnets, and paying for each.
pub fn sweep<T: Config>(steps: u32) -> Weight {
	let steps = u64::from(steps);
	T::DbWeight::get()
		.reads_writes(steps.saturating_mul(6).saturating_add(1), steps.saturating_mul(5))
}

/// Weight of dissolving a subnet: what its neurons have is removed, and as much of the rest as goes at
/// once.
pub fn dissolve_network<T: Config>() -> Weight {
	let uids = u64::from(T::MaxUids::get());
	T::DbWeight::get()
		.reads_writes(uids.saturating_mul(2).saturating_add(30), uids.saturating_mul(16))
		.saturating_add(T::DbWeight::get().writes(120))
		.saturating_add(sweep::<T>(crate::network::STEPS_AT_ONCE))
		.saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of what every block does, without its epochs: of a dynamic subnet the prices, the pool, the
/// pots and the notes are read and written.
pub fn tick<T: Config>(subnets: usize) -> Weight {
	let subnets = subnets as u64;
	T::DbWeight::get()
		.reads_writes(subnets.saturating_mul(48).saturating_add(12), subnets.saturating_mul(22))
}
