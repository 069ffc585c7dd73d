use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};

const HALF: u64 = u64::MAX / 2;

fn lend(coldkey: u64, children: &[(u64, u64)]) -> DispatchResult {
	SubtensorModule::set_children(signed(coldkey), coldkey + 100, NET, children.to_vec())
}

/// Lists that wait at most two blocks, and then for the epoch.
fn quick() -> TestExt {
	TestExt::default().genesis(|genesis| genesis.defaults.tempo = Some(5))
}

/// A started subnet on which lists become valid at the epoch after the next block.
fn started() {
	subnet();
	PendingChildKeyCooldown::<Test>::put(1);
}

fn next_epoch() {
	let index = SubnetEpochIndex::<Test>::get(NET);
	while SubnetEpochIndex::<Test>::get(NET) == index {
		run_to(System::block_number() + 1);
	}
}

#[test]
fn children_wait_for_the_cooldown_and_then_for_the_epoch() {
	quick().execute(|| {
		started();
		PendingChildKeyCooldown::<Test>::put(7);
		let (parent, child) = (neuron(2), neuron(3));
		assert_ok!(lend(2, &[(HALF, child)]));
		let event = Event::SetChildrenScheduled(parent, NET, 8, vec![(HALF, child)]);
		System::assert_last_event(event.into());
		assert_eq!(PendingChildKeys::<Test>::get(NET, parent), (vec![(HALF, child)], 8));
		next_epoch();
		assert!(ChildKeys::<Test>::get(parent, NET).is_empty());
		next_epoch();
		assert_eq!(ChildKeys::<Test>::get(parent, NET), vec![(HALF, child)]);
		assert_eq!(ParentKeys::<Test>::get(child, NET), vec![(HALF, parent)]);
		assert!(!PendingChildKeys::<Test>::contains_key(NET, parent));
		System::assert_has_event(Event::SetChildren(parent, NET, vec![(HALF, child)]).into());
	});
}

#[test]
fn before_the_subnet_is_started_children_are_valid_at_once() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		let (parent, child) = (neuron(2), neuron(3));
		assert_ok!(lend(2, &[(HALF, child)]));
		assert_eq!(ChildKeys::<Test>::get(parent, NET), vec![(HALF, child)]);
		assert_eq!(ParentKeys::<Test>::get(child, NET), vec![(HALF, parent)]);
	});
}

#[test]
fn a_new_list_replaces_the_old_and_an_empty_one_takes_all_back() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		let parent = neuron(2);
		assert_ok!(lend(2, &[(1, 103), (2, 104)]));
		System::set_block_number(151);
		assert_ok!(lend(2, &[(7, 104), (8, 105)]));
		assert_eq!(ChildKeys::<Test>::get(parent, NET), vec![(7, 104), (8, 105)]);
		assert!(!ParentKeys::<Test>::contains_key(103, NET));
		assert_eq!(ParentKeys::<Test>::get(104, NET), vec![(7, parent)]);
		assert_eq!(ParentKeys::<Test>::get(105, NET), vec![(8, parent)]);
		System::set_block_number(301);
		assert_ok!(lend(2, &[]));
		assert!(!ChildKeys::<Test>::contains_key(parent, NET));
		assert!(!ParentKeys::<Test>::contains_key(104, NET));
	});
}

#[test]
fn lists_that_cannot_be_are_refused() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		let parent = neuron(2);
		let set = |netuid, children: &[(u64, u64)]| {
			SubtensorModule::set_children(signed(2), parent, netuid, children.to_vec())
		};
		assert_noop!(set(ROOT, &[]), Error::<Test>::RegistrationNotPermittedOnRootSubnet);
		assert_noop!(set(9, &[]), Error::<Test>::SubnetNotExists);
		assert_noop!(
			SubtensorModule::set_children(signed(3), parent, NET, vec![]),
			Error::<Test>::NonAssociatedColdKey
		);
		assert_noop!(set(NET, &[(1, 3), (2, 3)]), Error::<Test>::DuplicateChild);
		assert_noop!(set(NET, &[(1, parent)]), Error::<Test>::InvalidChild);
		let six: Vec<(u64, u64)> = (200..206).map(|child| (1, child)).collect();
		assert_noop!(set(NET, &six), Error::<Test>::TooManyChildren);
		assert_noop!(set(NET, &[(u64::MAX, 3), (1, 4)]), Error::<Test>::ProportionOverflow);
		assert_ok!(set(NET, &[(u64::MAX, 103)]));
		assert_noop!(set(NET, &[]), Error::<Test>::TxRateLimitExceeded);
		neuron(3);
		assert_noop!(lend(3, &[(1, parent)]), Error::<Test>::ChildParentInconsistency);
		StakeThreshold::<Test>::put(TAO);
		assert_noop!(lend(3, &[(1, 104)]), Error::<Test>::NotEnoughStakeToSetChildkeys);
		assert_ok!(lend(3, &[]));
		assert_ok!(lend(OWNER, &[(1, 103)]));
	});
}

#[test]
fn a_list_is_dropped_if_a_child_became_a_parent_while_it_waited() {
	quick().execute(|| {
		started();
		let (one, other) = (neuron(2), neuron(3));
		assert_ok!(lend(2, &[(5, other)]));
		assert_ok!(lend(3, &[(5, one)]));
		next_epoch();
		let is_child = |key| ParentKeys::<Test>::contains_key(key, NET);
		assert!(is_child(one) != is_child(other));
		assert_eq!(PendingChildKeys::<Test>::iter_prefix(NET).count(), 0);
	});
}

#[test]
fn a_child_has_no_more_parents_than_it_may() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		for parent in 0..256u64 {
			ChildKeys::<Test>::insert(1000 + parent, NET, vec![(1, 103)]);
			ParentKeys::<Test>::append(103, NET, (1u64, 1000 + parent));
		}
		neuron(2);
		assert_noop!(lend(2, &[(1, 103)]), Error::<Test>::InvalidChild);
		assert_ok!(lend(2, &[(1, 104)]));
	});
}

#[test]
fn lent_stake_votes_with_the_child_and_not_with_the_parent() {
	TestExt::default().execute(|| {
		subnet();
		let (parent, child) = (neuron(2), neuron(3));
		stake(2, 1000);
		stake(3, 10);
		SubtokenEnabled::<Test>::insert(NET, false);
		assert_ok!(lend(2, &[(HALF, child), (u64::MAX / 4, 104)]));
		let votes = |key| SubtensorModule::stake_weight(&key, NET);
		assert_eq!(votes(parent).alpha, 250_000_000_465);
		assert_eq!(votes(child).alpha, 509_999_999_767);
		assert_eq!(votes(104).alpha, 249_999_999_767);
		assert_eq!(SubtensorModule::inherited_alpha(&child, NET), votes(child).total);
	});
}

#[test]
fn stake_on_the_root_network_is_lent_too_and_weighed_once() {
	TestExt::default().execute(|| {
		subnet();
		let (parent, child) = (neuron(2), neuron(3));
		SubtokenEnabled::<Test>::insert(NET, false);
		SubtokenEnabled::<Test>::insert(ROOT, true);
		assert_ok!(SubtensorModule::add_stake(signed(2), parent, ROOT, 1000 * TAO));
		assert_ok!(lend(2, &[(u64::MAX, child)]));
		assert_eq!(SubtensorModule::stake_weight(&parent, NET), StakeWeights::default());
		let lent = SubtensorModule::stake_weight(&child, NET);
		assert_eq!((lent.alpha, lent.tao), (0, 1000 * TAO));
		assert_eq!(lent.total, 52_676_974_330);
	});
}

#[test]
fn waiting_lists_go_when_the_stake_falls_below_the_threshold() {
	TestExt::default().execute(|| {
		subnet();
		StakeThreshold::<Test>::put(5 * TAO);
		let parent = neuron(2);
		stake(2, 6);
		assert_ok!(lend(2, &[(1, 103)]));
		assert_ok!(SubtensorModule::remove_stake(signed(2), parent, NET, TAO));
		assert!(PendingChildKeys::<Test>::contains_key(NET, parent));
		assert_ok!(SubtensorModule::remove_stake(signed(2), parent, NET, TAO));
		assert!(!PendingChildKeys::<Test>::contains_key(NET, parent));
	});
}

#[test]
fn the_owner_of_a_new_subnet_is_the_child_of_root_validators_that_allow_it() {
	TestExt::default().execute(|| {
		for coldkey in [4, 5] {
			assert_ok!(SubtensorModule::own(&coldkey, &(coldkey + 100)));
			SubtensorModule::append_neuron(ROOT, &(coldkey + 100), 1);
		}
		AutoParentDelegationEnabled::<Test>::insert(105, false);
		subnet();
		assert_eq!(ChildKeys::<Test>::get(104, NET), vec![(u64::MAX, OWNER_HOTKEY)]);
		assert_eq!(ParentKeys::<Test>::get(OWNER_HOTKEY, NET), vec![(u64::MAX, 104)]);
		assert!(!ChildKeys::<Test>::contains_key(105, NET));
	});
}

#[test]
fn lists_that_wait_long_do_not_hide_the_others() {
	quick().execute(|| {
		started();
		let (parent, child) = (neuron(2), neuron(3));
		assert_ok!(lend(2, &[(HALF, child)]));
		// More than an epoch looks at, of hotkeys before this one.
		let place = |hotkey| PendingChildKeys::<Test>::hashed_key_for(NET, hotkey);
		let others = (1_000..).filter(|hotkey| place(*hotkey) < place(parent)).take(1_024);
		for hotkey in others {
			PendingChildKeys::<Test>::insert(NET, hotkey, (vec![(1, child)], u64::MAX));
		}
		let mut epochs = 0;
		while PendingChildKeys::<Test>::contains_key(NET, parent) && epochs < 30 {
			System::set_parent_hash([epochs; 32].into());
			next_epoch();
			epochs += 1;
		}
		assert!((2..30).contains(&epochs), "{epochs}");
		assert_eq!(ChildKeys::<Test>::get(parent, NET), vec![(HALF, child)]);
	});
}
