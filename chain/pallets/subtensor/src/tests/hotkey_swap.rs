use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};

const NEW: u64 = 112;

/// A swap of the hotkey of coldkey 2.
fn swap(netuid: Option<u16>, keep_stake: bool) -> DispatchResultWithPostInfo {
	SubtensorModule::swap_hotkey_v2(signed(2), 102, NEW, netuid, keep_stake)
}

/// Two subnets; coldkey 2 has a neuron on both, and with coldkey 3 stake on the first.
fn member() {
	subnet();
	assert_ok!(SubtensorModule::register_network(signed(3), 103));
	assert_ok!(SubtensorModule::start_call(signed(3), 2));
	for netuid in [NET, 2] {
		assert_ok!(SubtensorModule::burned_register(signed(2), netuid, 102));
	}
	for coldkey in [2, 3] {
		assert_ok!(SubtensorModule::add_stake(signed(coldkey), 102, NET, 7 * TAO + coldkey));
	}
	assert_ok!(SubtensorModule::add_stake(signed(2), 102, 2, TAO));
	System::set_block_number(2);
}

fn stake_of(hotkey: u64, coldkey: u64, netuid: u16) -> u64 {
	SubtensorModule::stake(&hotkey, &coldkey, netuid)
}

/// What another hotkey inherits on a subnet.
fn seat_of(hotkey: u64, netuid: u16) -> (Option<u16>, bool, bool, bool, bool) {
	(
		Uids::<Test>::get(netuid, hotkey),
		IsNetworkMember::<Test>::get(hotkey, netuid),
		Axons::<Test>::contains_key(netuid, hotkey),
		Prometheus::<Test>::contains_key(netuid, hotkey),
		NeuronCertificates::<Test>::contains_key(netuid, hotkey),
	)
}

fn publish() {
	Axons::<Test>::insert(NET, 102, AxonInfo::default());
	Prometheus::<Test>::insert(NET, 102, PrometheusInfo::default());
	NeuronCertificates::<Test>::insert(NET, 102, NeuronCertificate::default());
}

#[test]
fn on_all_subnets_the_new_hotkey_is_all_that_the_old_one_was() {
	TestExt::default().execute(|| {
		member();
		publish();
		assert_ok!(SubtensorModule::decrease_take(signed(2), 102, 99));
		assert_ok!(SubtensorModule::set_childkey_take(signed(2), 102, 2, 7));
		let (before, issued) = (Balances::free_balance(2), TotalIssuance::<Test>::get());
		assert_ok!(SubtensorModule::swap_hotkey(signed(2), 102, NEW, None));
		let event = Event::HotkeySwapped { coldkey: 2, old_hotkey: 102, new_hotkey: NEW };
		System::assert_last_event(event.into());
		assert_eq!(before - Balances::free_balance(2), 100_000_000);
		assert_eq!(issued - TotalIssuance::<Test>::get(), 100_000_000);

		assert_eq!(seat_of(NEW, NET), (Some(1), true, true, true, true));
		assert_eq!(seat_of(102, NET), (None, false, false, false, false));
		assert_eq!((Keys::<Test>::get(NET, 1), Keys::<Test>::get(2, 1)), (NEW, NEW));
		assert!(!Owner::<Test>::contains_key(102));
		assert_eq!((Owner::<Test>::get(NEW), OwnedHotkeys::<Test>::get(2)), (2, vec![NEW]));
		assert_eq!(
			(Delegates::<Test>::get(NEW), Delegates::<Test>::contains_key(102)),
			(99, false)
		);
		assert_eq!(ChildkeyTake::<Test>::get(NEW, 2), 7);
		assert_eq!(stake_of(NEW, 2, NET), 7 * TAO + 2);
		assert_eq!(stake_of(NEW, 3, NET), 7 * TAO + 3);
		assert_eq!(stake_of(NEW, 2, 2), TAO);
		assert_eq!(TotalHotkeyAlpha::<Test>::get(102, NET), 0);
		assert_eq!(StakingHotkeys::<Test>::get(3), vec![NEW]);
		let key = RateLimitKey::LastTxBlockDelegateTake(NEW);
		assert_eq!(LastRateLimitedBlock::<Test>::get(key), 2);
		assert_noop!(
			SubtensorModule::increase_take(signed(2), NEW, 100),
			Error::<Test>::DelegateTxRateLimitExceeded
		);
	});
}

#[test]
fn on_one_subnet_the_others_stay_as_they_are() {
	TestExt::default().execute(|| {
		member();
		let before = Balances::free_balance(2);
		assert_ok!(swap(Some(NET), false));
		let event = Event::HotkeySwappedOnSubnet {
			coldkey: 2,
			old_hotkey: 102,
			new_hotkey: NEW,
			netuid: NET,
		};
		System::assert_last_event(event.into());
		assert_eq!(before - Balances::free_balance(2), 1_000_000);
		assert_eq!((Uids::<Test>::get(NET, NEW), Uids::<Test>::get(2, 102)), (Some(1), Some(1)));
		assert_eq!(OwnedHotkeys::<Test>::get(2), vec![102, NEW]);
		assert_eq!((stake_of(NEW, 3, NET), stake_of(102, 2, 2)), (7 * TAO + 3, TAO));
		assert_eq!(StakingHotkeys::<Test>::get(2), vec![102, NEW]);
		assert!(!IsNetworkMember::<Test>::contains_key(NEW, 2));
	});
}

#[test]
fn kept_stake_stays_with_the_old_hotkey_and_can_be_taken_from_it() {
	TestExt::default().execute(|| {
		member();
		assert_ok!(swap(None, true));
		assert_eq!((Uids::<Test>::get(NET, NEW), Uids::<Test>::get(NET, 102)), (Some(1), None));
		assert_eq!((stake_of(102, 3, NET), stake_of(NEW, 3, NET)), (7 * TAO + 3, 0));
		assert_ok!(SubtensorModule::remove_stake(signed(3), 102, NET, 7 * TAO));
		assert_eq!(OwnedHotkeys::<Test>::get(2), vec![102, NEW]);
	});
}

#[test]
fn a_swap_is_refused_to_who_may_not_have_it() {
	TestExt::default().execute(|| {
		member();
		let by = |who, old, new| SubtensorModule::swap_hotkey(signed(who), old, new, Some(NET));
		assert_noop!(by(3, 102, NEW), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(by(2, 102, 103), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(by(2, 102, 102), Error::<Test>::NewHotKeyIsSameWithOld);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), NEW));
		assert_ok!(SubtensorModule::burned_register(signed(2), NET, NEW));
		assert_noop!(swap(Some(NET), false), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
		assert_noop!(swap(None, false), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
		assert_noop!(swap(Some(9), false), Error::<Test>::SubnetNotExists);
		let poor = 99;
		assert_ok!(SubtensorModule::own(&poor, &199));
		assert_noop!(by(poor, 199, 198), Error::<Test>::NotEnoughBalanceToPaySwapHotKey);
		SubtokenEnabled::<Test>::insert(ROOT, true);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 122));
		assert_ok!(SubtensorModule::add_stake(signed(3), 122, ROOT, TAO));
		assert_noop!(
			SubtensorModule::swap_hotkey(signed(2), 102, 122, None),
			Error::<Test>::NewHotKeyNotCleanForRootSwap
		);
	});
}

#[test]
fn a_coldkey_waits_between_two_swaps() {
	TestExt::default().execute(|| {
		member();
		assert_ok!(swap(Some(NET), false));
		TxRateLimit::<Test>::put(1000);
		let back = |netuid| SubtensorModule::swap_hotkey(signed(2), NEW, 102, netuid);
		System::set_block_number(1002);
		assert_noop!(back(Some(NET)), Error::<Test>::HotKeySetTxRateLimitExceeded);
		TxRateLimit::<Test>::put(0);
		// 7,200 blocks of Subtensor are 200 at a tempo of 10.
		System::set_block_number(202);
		let too_soon = || Error::<Test>::HotKeySwapOnSubnetIntervalNotPassed;
		assert_noop!(back(Some(NET)), too_soon());
		assert_noop!(SubtensorModule::swap_hotkey(signed(2), NEW, 122, None), too_soon());
		System::set_block_number(203);
		assert_ok!(back(Some(NET)));
		assert_eq!(Uids::<Test>::get(NET, 102), Some(1));
	});
}

#[test]
fn relations_and_waiting_lists_name_the_new_hotkey() {
	TestExt::default().execute(|| {
		member();
		let lend = |coldkey: u64, children: &[(u64, u64)]| {
			let hotkey = coldkey + 100;
			assert_ok!(SubtensorModule::set_children(
				signed(coldkey),
				hotkey,
				NET,
				children.to_vec()
			));
		};
		for coldkey in [4, 5, 6] {
			neuron(coldkey);
		}
		SubtokenEnabled::<Test>::insert(NET, false);
		lend(2, &[(9, 104)]);
		lend(5, &[(8, 102), (1, 107)]);
		SubtokenEnabled::<Test>::insert(NET, true);
		lend(6, &[(7, 102)]);
		PendingChildKeys::<Test>::insert(NET, 102, (vec![(3, 108)], 50));
		assert_ok!(swap(Some(NET), false));
		assert_eq!(ChildKeys::<Test>::get(NEW, NET), vec![(9, 104)]);
		assert_eq!(ParentKeys::<Test>::get(104, NET), vec![(9, NEW)]);
		assert_eq!(ParentKeys::<Test>::get(NEW, NET), vec![(8, 105)]);
		assert_eq!(ChildKeys::<Test>::get(105, NET), vec![(1, 107), (8, NEW)]);
		assert_eq!(PendingChildKeys::<Test>::get(NET, 106).0, vec![(7, NEW)]);
		assert_eq!(PendingChildKeys::<Test>::get(NET, NEW), (vec![(3, 108)], 50));
		assert!(!PendingChildKeys::<Test>::contains_key(NET, 102));
		System::set_block_number(5000);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 107));
		ChildKeys::<Test>::insert(NEW, NET, vec![(9, 104), (1, 107)]);
		ParentKeys::<Test>::append(107, NET, (1u64, NEW));
		let to_child = SubtensorModule::swap_hotkey(signed(2), NEW, 107, Some(NET));
		assert_eq!(
			to_child.map_err(|failed| failed.error),
			Err(Error::<Test>::InvalidChild.into())
		);
	});
}

#[test]
fn owners_commits_and_destinations_of_income_follow() {
	TestExt::default().execute(|| {
		member();
		assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(signed(5), NET, 102));
		SubnetOwnerHotkey::<Test>::insert(NET, 102);
		WeightCommits::<Test>::insert(
			NET,
			102,
			WeightCommits::<Test>::get(NET, 1).unwrap_or_default(),
		);
		assert_ok!(swap(Some(NET), true));
		assert_eq!(AutoStakeDestination::<Test>::get(5, NET), Some(NEW));
		assert_eq!(AutoStakeDestinationColdkeys::<Test>::get(NEW, NET), vec![5]);
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NET), NEW);
		assert!(WeightCommits::<Test>::contains_key(NET, NEW));
		assert!(!WeightCommits::<Test>::contains_key(NET, 102));
	});
}

#[test]
fn root_dividends_that_are_not_claimed_go_along() {
	TestExt::default().execute(|| {
		member();
		SubtokenEnabled::<Test>::insert(ROOT, true);
		for coldkey in [2, 3] {
			assert_ok!(SubtensorModule::add_stake(signed(coldkey), 102, ROOT, 10 * TAO));
		}
		assert!(SubtensorModule::raise_root_claims(&102, 2, TAO));
		SubnetAlphaOut::<Test>::mutate(2, |out| *out += TAO);
		SubnetTAO::<Test>::mutate(2, |tao| *tao += TAO);
		TotalStake::<Test>::mutate(|all| *all += TAO);
		TotalIssuance::<Test>::mutate(|all| *all += TAO);
		assert_ok!(SubtensorModule::add_stake(signed(3), 102, ROOT, 10 * TAO));
		let owed = |hotkey, coldkey| SubtensorModule::root_owed(&hotkey, &coldkey, 2);
		let before = (owed(102, 2), owed(102, 3));
		assert!(before.0.abs_diff(TAO / 2) < 10 && before.1.abs_diff(TAO / 2) < 10, "{before:?}");
		assert_ok!(swap(None, false));
		assert_eq!((owed(NEW, 2), owed(NEW, 3)), before);
		assert_eq!((owed(102, 2), owed(102, 3)), (0, 0));
		assert!(RootClaimable::<Test>::get(102).is_empty());
	});
}

#[test]
fn more_stakes_than_a_block_may_move_are_refused() {
	TestExt::default().execute(|| {
		member();
		let stakers = 1000..1000 + 1024u64;
		for coldkey in stakers.clone() {
			AlphaV2::<Test>::insert((102, coldkey, 2), SafeFloat::billionths(1));
		}
		assert_noop!(swap(None, false), Error::<Test>::Overflow);
		assert_ok!(swap(None, true));
		for coldkey in stakers {
			AlphaV2::<Test>::remove((102, coldkey, 2));
		}
	});
}
