//! What is measured, each call at its worst: `npm run weights` runs these in the embedded host and
//! writes `weights.rs`. FRAME wants all of them in one block; the states they begin with are in
//! [`world`], [`seats`] and [`people`].

pub mod people;
pub mod seats;
pub mod world;

use crate::{commits::Reveal, *};
use alloc::{collections::VecDeque, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use people::*;
use sp_core::H256;
use world::{NET, OTHER, TAO};

#[benchmarks]
mod measured {
	use super::*;

	#[benchmark]
	fn set_weights(n: Linear<1, 256>) {
		world::two_subnets::<T>();
		seats::fill_up::<T>(NET);
		let hotkey: T::AccountId = whitelisted_caller();
		seats::validator::<T>(NET, &hotkey);
		let (dests, weights) = row(n);
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, dests, weights, 0);
	}

	/// What a hotkey with `p` parents adds to a call about weights, which asks for its stake twice, as does
	/// the check in the pool.
	#[benchmark]
	fn enough_stake(p: Linear<0, 256>) {
		world::two_subnets::<T>();
		let hotkey: T::AccountId = whitelisted_caller();
		world::parents::<T>(&hotkey, NET, p);
		TotalHotkeyAlpha::<T>::insert(&hotkey, NET, 10 * TAO);
		#[block]
		{
			for _ in 0..4 {
				let _ = checks::weights::enough_stake::<T>(&hotkey, NET);
			}
		}
	}

	#[benchmark]
	fn commit_weights() {
		let hotkey = committer::<T>(commits::MAX_COMMITS - 2, H256::zero());
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, H256::zero());
	}

	/// `s` numbers of salt.
	#[benchmark]
	fn reveal_weights(n: Linear<1, 256>, s: Linear<1, 256>) {
		let hotkey: T::AccountId = whitelisted_caller();
		let ((uids, values), salt) = (row(n), vec![1u16; s as usize]);
		let reveal = Reveal {
			uids: uids.clone(),
			values: values.clone(),
			salt: salt.clone(),
			version_key: 0,
		};
		committer::<T>(commits::MAX_COMMITS - 1, reveal.hash(&hotkey, NET));
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, uids, values, salt, 0);
	}

	/// `w` commits wait for the same epoch.
	#[benchmark]
	fn commit_timelocked_mechanism_weights(w: Linear<0, 2559>) {
		let hotkey = committer::<T>(0, H256::zero());
		let sealed: Timelocked =
			vec![1; MAX_TIMELOCKED_BYTES as usize].try_into().unwrap_or_default();
		let other = account::<T::AccountId>("other", 0, 0);
		let queue: VecDeque<TimelockedCommit<T::AccountId>> =
			vec![(other, 1, sealed.clone(), 1); w as usize].into();
		TimelockedWeightCommits::<T>::insert(NET, 1, queue);
		let round = u64::MAX;
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, 0, sealed, round, 4);
	}

	#[benchmark]
	fn serve_axon() {
		let hotkey = committer::<T>(0, H256::zero());
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, 1, 1_000, 1, 4, 0, 0, 0);
	}

	#[benchmark]
	fn serve_axon_tls() {
		let hotkey = committer::<T>(0, H256::zero());
		let bytes = seats::longest_certificate();
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, 1, 1_000, 1, 4, 0, 0, 0, bytes);
	}

	#[benchmark]
	fn serve_prometheus() {
		let hotkey = committer::<T>(0, H256::zero());
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, 1, 1_000, 1, 4);
	}

	#[benchmark]
	fn add_stake() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = (staker::<T>(), delegate::<T>("hot"));
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, 100 * TAO);
	}

	#[benchmark]
	fn add_stake_limit() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = (staker::<T>(), delegate::<T>("hot"));
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, 100 * TAO, 2 * TAO, true);
	}

	/// `s` subnets, on each of which the hotkey has stake and a list of children waits.
	#[benchmark]
	fn remove_stake(s: Linear<1, 128>) {
		world::subnets::<T>(s);
		let (coldkey, hotkey) = staked::<T>();
		lenders::<T>(&hotkey, s);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, 9 * TAO);
	}

	#[benchmark]
	fn remove_stake_limit(s: Linear<1, 128>) {
		world::subnets::<T>(s);
		let (coldkey, hotkey) = staked::<T>();
		lenders::<T>(&hotkey, s);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, 9 * TAO, TAO / 10, true);
	}

	#[benchmark]
	fn move_stake() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = staked::<T>();
		let other = delegate::<T>("other");
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, other, NET, OTHER, 9 * TAO);
	}

	#[benchmark]
	fn transfer_stake() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = staked::<T>();
		let other = world::rich::<T>(account("beneficiary", 0, 0));
		let half = T::MaxHotkeys::get() / 2;
		StakingHotkeys::<T>::insert(&other, world::crowd::<T>(half.saturating_sub(1)));
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), other, hotkey, NET, OTHER, 9 * TAO);
	}

	#[benchmark]
	fn swap_stake() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = staked::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, OTHER, 9 * TAO);
	}

	#[benchmark]
	fn swap_stake_limit() {
		world::two_subnets::<T>();
		let (coldkey, hotkey) = staked::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, OTHER, 9 * TAO, TAO / 10, true);
	}

	/// `s` subnets, all of them with stake.
	#[benchmark]
	fn unstake_all(s: Linear<1, 128>) {
		world::subnets::<T>(s);
		let (coldkey, hotkey) = staked::<T>();
		for netuid in 2..=s as u16 {
			world::stake::<T>(&hotkey, &coldkey, netuid, 10 * TAO);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey);
	}

	#[benchmark]
	fn unstake_all_alpha(s: Linear<1, 128>) {
		world::subnets::<T>(s);
		let (coldkey, hotkey) = staked::<T>();
		for netuid in 2..=s as u16 {
			world::stake::<T>(&hotkey, &coldkey, netuid, 10 * TAO);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey);
	}

	/// What root stake adds to a call that gives it, with a hotkey that has earned on `c` subnets.
	#[benchmark]
	fn root_stake_added(c: Linear<0, 128>) {
		world::begin::<T>();
		let (coldkey, hotkey) = (staker::<T>(), delegate::<T>("hot"));
		earned::<T>(&hotkey, &coldkey, c);
		#[block]
		{
			Pallet::<T>::root_stake_added(&hotkey, &coldkey, TAO);
		}
	}

	/// What root stake adds to a call that takes it: the coldkey has stake with `h` hotkeys, but none
	/// on the root network any more.
	#[benchmark]
	fn root_stake_removed(h: Linear<1, 256>, c: Linear<0, 128>) {
		world::begin::<T>();
		let (coldkey, hotkey) = (whitelisted_caller(), delegate::<T>("hot"));
		StakingHotkeys::<T>::insert(&coldkey, world::crowd::<T>(h));
		earned::<T>(&hotkey, &coldkey, c);
		Pallet::<T>::index_coldkey(&coldkey);
		Pallet::<T>::index_coldkey(&account("last", 0, 0));
		#[block]
		{
			Pallet::<T>::root_stake_removed(&hotkey, &coldkey, TAO);
		}
	}

	/// A full subnet of `n` neurons, each of which weighs all.
	#[benchmark]
	fn burned_register(n: Linear<2, 256>) {
		world::two_subnets::<T>();
		seats::fill::<T>(NET, n, n);
		MinNonImmuneUids::<T>::insert(NET, 0);
		let coldkey = staker::<T>();
		let hotkey: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), NET, hotkey);
	}

	/// A full root network.
	#[benchmark]
	fn root_register() {
		world::begin::<T>();
		seats::fill::<T>(ROOT, 64, 0);
		let coldkey = staker::<T>();
		let hotkey: T::AccountId = account("new", 0, 0);
		TotalHotkeyAlpha::<T>::insert(&hotkey, ROOT, TAO);
		MaxRegistrationsPerBlock::<T>::insert(ROOT, 1);
		TargetRegistrationsPerInterval::<T>::insert(ROOT, 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey);
	}

	#[benchmark]
	fn decrease_take() {
		world::begin::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		Delegates::<T>::insert(&hotkey, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, 1);
	}

	#[benchmark]
	fn increase_take() {
		world::begin::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		Delegates::<T>::insert(&hotkey, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, 3);
	}

	#[benchmark]
	fn set_childkey_take() {
		world::two_subnets::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, 3);
	}

	/// A subnet that is not started, where `c` children are valid at once; the hotkey has `p` parents,
	/// and stake on `s` subnets.
	#[benchmark]
	fn set_children(c: Linear<0, 5>, p: Linear<0, 256>, s: Linear<1, 128>) {
		world::subnets::<T>(s);
		SubtokenEnabled::<T>::insert(NET, false);
		let coldkey: T::AccountId = whitelisted_caller();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		lenders::<T>(&hotkey, s);
		TotalHotkeyAlpha::<T>::insert(&hotkey, NET, 10_000 * TAO);
		world::parents::<T>(&hotkey, NET, p);
		let old: Vec<(u64, T::AccountId)> =
			(0..c).map(|one| (1, account("old child", one, 0))).collect();
		let new: Vec<(u64, T::AccountId)> =
			(0..c).map(|one| (1, account("new child", one, 0))).collect();
		for (_, child) in old.iter().chain(&new) {
			world::parents::<T>(child, NET, delegation::relations::MAX_PARENTS - 1);
		}
		ChildKeys::<T>::insert(&hotkey, NET, old);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, NET, new);
	}

	#[benchmark]
	fn try_associate_hotkey() {
		world::begin::<T>();
		let coldkey = staker::<T>();
		let hotkey: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey);
	}

	#[benchmark]
	fn set_coldkey_auto_stake_hotkey() {
		world::two_subnets::<T>();
		seats::fill::<T>(NET, 2, 0);
		let coldkey: T::AccountId = whitelisted_caller();
		let (old, new) = (Keys::<T>::get(NET, 0), Keys::<T>::get(NET, 1));
		let sources = world::crowd::<T>(delegation::MAX_SOURCES as u32 - 1);
		AutoStakeDestination::<T>::insert(&coldkey, NET, &old);
		AutoStakeDestinationColdkeys::<T>::insert(&old, NET, &sources);
		AutoStakeDestinationColdkeys::<T>::insert(&new, NET, &sources);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), NET, new);
	}

	#[benchmark]
	fn set_auto_parent_delegation_enabled() {
		world::begin::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		Uids::<T>::insert(ROOT, &hotkey, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, false);
	}

	/// The only hotkey with a uid is the last that is looked at; the lists are the longest.
	#[benchmark]
	fn set_identity() {
		world::begin::<T>();
		let coldkey = staker::<T>();
		let hotkeys = OwnedHotkeys::<T>::get(&coldkey);
		let last = hotkeys.len().saturating_sub(delegation::MAX_LOOKED_AT);
		if let Some(hotkey) = hotkeys.get(last) {
			IsNetworkMember::<T>::insert(hotkey, NET, true);
		}
		let (short, long) = (vec![7u8; 256], vec![7u8; 1024]);
		let [url, github, discord] = [short.clone(), short.clone(), short.clone()];
		#[extrinsic_call]
		_(
			RawOrigin::Signed(coldkey),
			short,
			url,
			github,
			long.clone(),
			discord,
			long.clone(),
			long,
		);
	}

	#[benchmark]
	fn set_subnet_identity() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		let (short, long) = (vec![7u8; 256], vec![7u8; 1024]);
		let [repo, contact, url] = [long.clone(), long.clone(), long.clone()];
		let [about, logo, more] = [long.clone(), long.clone(), long];
		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner),
			NET,
			short.clone(),
			repo,
			contact,
			url,
			short,
			about,
			logo,
			more,
		);
	}

	/// `s` subnets, whose symbols are read.
	#[benchmark]
	fn update_symbol(s: Linear<1, 128>) {
		world::subnets::<T>(s);
		for netuid in 1..=s as u16 {
			TokenSymbol::<T>::insert(netuid, Pallet::<T>::next_symbol(netuid));
		}
		let owner = own::<T>();
		let symbol = Pallet::<T>::next_symbol(438);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, symbol);
	}

	#[benchmark]
	fn start_call() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		FirstEmissionBlockNumber::<T>::remove(NET);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET);
	}

	#[benchmark]
	fn set_tempo() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, schedule::MAX_TEMPO);
	}

	#[benchmark]
	fn set_activity_cutoff_factor() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 2_000);
	}

	#[benchmark]
	fn trigger_epoch() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET);
	}

	#[benchmark]
	fn set_root_claim_type() {
		world::begin::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		let subnets = (1..=T::MaxSubnets::get()).collect();
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), RootClaimTypeEnum::KeepSubnets { subnets });
	}

	#[benchmark]
	fn sudo_set_root_claim_threshold() {
		world::two_subnets::<T>();
		let owner = own::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1_000);
	}

	/// `s` subnets, on all of which the root validators have stake.
	#[benchmark]
	fn register_network(s: Linear<1, 127>) {
		world::subnets::<T>(s);
		root_validators::<T>(s);
		let coldkey = staker::<T>();
		let hotkey: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey);
	}

	/// As many subnets as there may be: the one that goes has `n` neurons and more stakers than are
	/// paid at once.
	#[benchmark]
	fn replace_network(n: Linear<1, 256>) {
		world::subnets::<T>(T::MaxSubnets::get().into());
		root_validators::<T>(T::MaxSubnets::get().into());
		network::init::init::<T>(NET, 1, SubnetDefaults::<T>::get());
		NetworkImmunityPeriod::<T>::put(0);
		SubnetLimit::<T>::put(T::MaxSubnets::get());
		for netuid in 2..=T::MaxSubnets::get() {
			SubnetMovingPrice::<T>::insert(netuid, I96F32::ONE);
		}
		seats::fill::<T>(NET, n, n.min(64));
		stakers::<T>(&account("staked", 0, 0), NET, network::STEPS_AT_ONCE);
		let coldkey = staker::<T>();
		let hotkey: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		register_network(RawOrigin::Signed(coldkey), hotkey);
	}

	/// `m` stakes move, and the hotkey is a neuron.
	#[benchmark]
	fn swap_hotkey_on_subnet(m: Linear<0, 800>) {
		world::two_subnets::<T>();
		seats::fill::<T>(NET, 2, 2);
		let coldkey = staker::<T>();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		seats::neuron::<T>(NET, 1, &hotkey);
		stakers::<T>(&hotkey, NET, m);
		let new: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		swap_hotkey(RawOrigin::Signed(coldkey), hotkey, new, Some(NET));
	}

	/// `m` stakes move, and the hotkey is a neuron of `s` subnets.
	#[benchmark]
	fn swap_hotkey(s: Linear<1, 128>, m: Linear<0, 800>) {
		world::subnets::<T>(s);
		let coldkey = staker::<T>();
		let hotkey = world::hotkey::<T>("hot", &coldkey);
		OwnedHotkeys::<T>::append(&coldkey, &hotkey);
		for netuid in 1..=s as u16 {
			seats::neuron::<T>(netuid, 0, &hotkey);
		}
		stakers::<T>(&hotkey, NET, m);
		let new: T::AccountId = account("new", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), hotkey, new, None);
	}

	/// The coldkey has no stake.
	#[benchmark]
	fn claim_root() {
		world::two_subnets::<T>();
		let coldkey: T::AccountId = whitelisted_caller();
		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey), [NET].into());
	}

	/// What a claim adds to a call or a block, with a hotkey that has earned on `r` subnets.
	#[benchmark]
	fn claim(r: Linear<1, 128>) {
		let (coldkey, hotkey) = claimant::<T>(r);
		#[block]
		{
			for (netuid, rate) in RootClaimable::<T>::get(&hotkey).into_iter().take(1) {
				let _ = Pallet::<T>::claim(&hotkey, &coldkey, netuid, rate);
			}
		}
	}

	/// What a hotkey adds that is looked at for claims from five subnets, of which there are none.
	#[benchmark]
	fn claim_nothing(r: Linear<5, 128>) {
		let (coldkey, hotkey) = claimant::<T>(r);
		for netuid in 1..=5 {
			RootClaimed::<T>::insert((netuid, &hotkey, &coldkey), u128::MAX);
		}
		#[block]
		{
			for (netuid, rate) in RootClaimable::<T>::get(&hotkey).into_iter().take(5) {
				let _ = Pallet::<T>::claim(&hotkey, &coldkey, netuid, rate);
			}
		}
	}

	/// A subnet of `n` neurons, `v` of which weigh all. Everybody has stake and earns.
	#[benchmark]
	fn epoch(n: Linear<2, 256>, v: Linear<1, 64>) {
		world::two_subnets::<T>();
		seats::fill::<T>(NET, n, v);
		earners::<T>(NET);
		#[block]
		{
			Pallet::<T>::run_epoch(NET, world::NOW.into());
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::measured(), crate::mock::Test);
}
