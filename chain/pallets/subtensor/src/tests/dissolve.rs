use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

/// A chain whose subnets cost 100 TAO and are never too young to be replaced.
fn dynamic(test: impl FnOnce()) {
	TestExt::default()
		.genesis(|genesis| {
			genesis.network_min_lock_cost = Some(100 * TAO);
			genesis.network_immunity_period = Some(0);
		})
		.defaults(|defaults| defaults.subnet_mechanism = Some(1))
		.execute(test);
}

/// Registers and starts a subnet of a coldkey for 100 TAO.
fn create(owner: u64) {
	NetworkLastLockCost::<Test>::put(50 * TAO);
	assert_ok!(SubtensorModule::register_network(signed(owner), owner + 100));
	let mut subnets = SubtensorModule::subnets().into_iter();
	let netuid = subnets.find(|netuid| SubnetOwner::<Test>::get(netuid) == owner).unwrap();
	assert_ok!(SubtensorModule::start_call(signed(owner), netuid));
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// The names, hashed, of the items of which something is stored.
fn items() -> BTreeSet<Vec<u8>> {
	let prefix = sp_io::hashing::twox_128(b"SubtensorModule").to_vec();
	let mut items = BTreeSet::new();
	let mut last = prefix.clone();
	while let Some(next) = sp_io::storage::next_key(&last).filter(|key| key.starts_with(&prefix)) {
		items.insert(next[16..32].to_vec());
		last = next;
	}
	items
}

/// Everything that people may do on a subnet.
fn live(netuid: u16) {
	assert_ok!(SubtensorModule::burned_register(signed(2), netuid, 102));
	assert_ok!(SubtensorModule::burned_register(signed(3), netuid, 103));
	assert_ok!(SubtensorModule::serve_axon(signed(103), netuid, 1, 7, 80, 4, 0, 0, 0));
	assert_ok!(SubtensorModule::add_stake(signed(2), 102, netuid, 200 * TAO));
	assert_ok!(SubtensorModule::add_stake(signed(9), 102, netuid, 50 * TAO));
	assert_ok!(SubtensorModule::set_children(signed(2), 102, netuid, vec![(7, 103)]));
	let next = SubtensorModule::next_epoch_block(netuid).unwrap();
	run_to(next);
	let weights = (vec![1, 2], vec![1, 3]);
	let (dests, values) = weights;
	assert_ok!(SubtensorModule::set_mechanism_weights(signed(102), netuid, 0, dests, values, 0));
	run_to(next + 10);
}

#[test]
fn a_dissolved_subnet_leaves_nothing_behind() {
	dynamic(|| {
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 102));
		assert_ok!(SubtensorModule::add_stake(signed(2), 102, ROOT, TAO));
		PendingChildKeyCooldown::<Test>::put(0);
		TaoWeight::<Test>::put(u64::MAX);
		// What people have and the chain counts stays, whatever subnets there are.
		let kept = [
			"BlockEmission",
			"Dissolving",
			"LastRateLimitedBlock",
			"NetworkLastLockCost",
			"NumStakingColdkeys",
			"RegisteredSubnetCounter",
		];
		let mut before = items();
		before.extend(kept.map(|name| sp_io::hashing::twox_128(name.as_bytes()).to_vec()));
		create(OWNER);
		live(NET);
		RootClaimable::<Test>::insert(102, BTreeMap::from([(NET, I96F32 { bits: 1 })]));
		RootClaimed::<Test>::insert((NET, 102, 2), 1);
		assert_ok!(SubtensorModule::root_dissolve_network(root(), NET));
		System::assert_last_event(Event::NetworkRemoved(NET).into());
		assert_eq!((SubtensorModule::subnets(), Dissolving::<Test>::get()), (vec![], vec![]));
		let left: Vec<_> = items().difference(&before).cloned().collect();
		assert_eq!(left, Vec::<Vec<u8>>::new());
		for netuid in [ROOT, NET] {
			assert_eq!(SubnetTAO::<Test>::contains_key(netuid), netuid == ROOT, "{netuid}");
			assert_eq!(Tempo::<Test>::contains_key(netuid), netuid == ROOT, "{netuid}");
		}
	});
}

#[test]
fn stakers_get_the_pool_by_their_alpha() {
	dynamic(|| {
		create(OWNER);
		assert_ok!(SubtensorModule::add_stake(signed(2), OWNER_HOTKEY, NET, 100 * TAO));
		assert_ok!(SubtensorModule::add_stake(signed(3), OWNER_HOTKEY, NET, 100 * TAO));
		let stakes = [2, 3].map(|who| SubtensorModule::stake(&OWNER_HOTKEY, &who, NET));
		let pot = SubnetTAO::<Test>::get(NET);
		let all = SubnetAlphaIn::<Test>::get(NET) + stakes.iter().sum::<u64>();
		let before = [2, 3].map(Balances::free_balance);
		let issued = TotalIssuance::<Test>::get();
		assert_ok!(SubtensorModule::dissolve_network(root(), 7, NET));
		let got = [2, 3].map(Balances::free_balance);
		for who in 0..2 {
			let part = u128::from(pot) * u128::from(stakes[who]) / u128::from(all);
			assert!(got[who] - before[who] == part as u64, "{who}");
		}
		// What alpha in the pool would get leaves the world.
		let rest = pot - (got[0] - before[0]) - (got[1] - before[1]);
		assert_eq!(TotalIssuance::<Test>::get(), issued - rest);
		assert_eq!((TotalStake::<Test>::get(), StakingHotkeys::<Test>::get(2)), (0, vec![]));
	});
}

#[test]
fn only_root_dissolves_subnets_and_never_the_root_network() {
	dynamic(|| {
		create(OWNER);
		let call = |origin, netuid| SubtensorModule::root_dissolve_network(origin, netuid);
		assert_noop!(call(signed(OWNER), NET), DispatchError::BadOrigin);
		assert_noop!(call(root(), ROOT), Error::<Test>::SubnetNotExists);
		assert_noop!(call(root(), 2), Error::<Test>::SubnetNotExists);
		let old = SubtensorModule::dissolve_network(signed(OWNER), OWNER, NET);
		assert_eq!(old, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn many_stakers_are_paid_over_several_blocks() {
	dynamic(|| {
		create(OWNER);
		create(2);
		// More stakers than a call pays: each gave a rao of alpha.
		for who in 1_000..2_200 {
			SubnetAlphaOut::<Test>::mutate(NET, |all| *all += TAO);
			SubtensorModule::increase_stake(&OWNER_HOTKEY, &who, NET, TAO);
		}
		assert_ok!(SubtensorModule::root_dissolve_network(root(), NET));
		let paid = || (1_000..2_200).filter(|who| Balances::total_balance(who) > 0).count();
		assert!(paid() < 600 && SubtensorModule::is_dissolving(NET), "{}", paid());
		assert_eq!(SubtensorModule::subnets(), [2]);
		check_invariants();
		// Its netuid is not given before all is paid.
		create(3);
		assert_eq!(SubtensorModule::subnets(), [2, 3]);
		for block in 2..8 {
			run_to(block);
			check_invariants();
		}
		assert_eq!((paid(), SubtensorModule::is_dissolving(NET)), (1_200, false));
		create(4);
		assert_eq!(SubtensorModule::subnets(), [1, 2, 3]);
		assert_eq!(RegisteredSubnetCounter::<Test>::get(NET), 2);
	});
}

#[test]
fn the_cheapest_subnet_goes_for_a_new_one() {
	dynamic(|| {
		for owner in 1..=3 {
			create(owner);
		}
		SubnetLimit::<Test>::put(3);
		for (netuid, price) in [(1, 5), (2, 3), (3, 3)] {
			SubnetMovingPrice::<Test>::insert(netuid, I96F32 { bits: price });
		}
		NetworkRegisteredAt::<Test>::insert(2, 9);
		NetworkRegisteredAt::<Test>::insert(3, 8);
		System::set_block_number(20);
		// Of two as cheap the older one goes.
		create(4);
		System::assert_has_event(Event::NetworkRemoved(3).into());
		assert_eq!(SubnetOwner::<Test>::get(3), 4);
		assert_eq!(TotalNetworks::<Test>::get(), 4);
		NetworkImmunityPeriod::<Test>::put(100);
		assert_eq!(SubtensorModule::network_to_prune(), None);
		NetworkImmunityPeriod::<Test>::put(11);
		assert_eq!(SubtensorModule::network_to_prune(), Some(2));
		NetworkImmunityPeriod::<Test>::put(15);
		assert_eq!(SubtensorModule::network_to_prune(), Some(1));
	});
}

#[test]
fn a_subnet_that_cannot_be_paid_for_costs_no_other_its_place() {
	dynamic(|| {
		create(OWNER);
		SubnetLimit::<Test>::put(1);
		assert_noop!(
			SubtensorModule::register_network(signed(99), 199),
			Error::<Test>::CannotAffordLockCost
		);
		NetworkImmunityPeriod::<Test>::put(100);
		assert_noop!(
			SubtensorModule::register_network(signed(2), 102),
			Error::<Test>::SubnetLimitReached
		);
	});
}

#[test]
fn a_pool_begins_at_the_median_price() {
	dynamic(|| {
		create(OWNER);
		SubnetAlphaIn::<Test>::insert(NET, 400 * TAO);
		create(2);
		assert_eq!(SubnetTAO::<Test>::get(2), 100 * TAO);
		let alpha = SubnetAlphaIn::<Test>::get(2);
		assert!(alpha.abs_diff(400 * TAO) < 1_000, "{alpha}");
		assert_eq!(SubnetMovingPrice::<Test>::get(2).bits, 0);
	});
}
