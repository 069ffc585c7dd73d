use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn a_subnet_costs_its_lock_and_seats_the_owners_hotkey() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		System::assert_last_event(Event::NetworkAdded(NET, 0).into());
		System::assert_has_event(Event::SubnetOwnerHotkeySet(NET, OWNER_HOTKEY).into());
		assert_eq!(Balances::free_balance(OWNER), 9_000 * TAO);
		assert_eq!(SubnetTAO::<Test>::get(NET), 1_000 * TAO);
		assert_eq!(SubnetLocked::<Test>::get(NET), 1_000 * TAO);
		assert_eq!(Keys::<Test>::get(NET, 0), OWNER_HOTKEY);
		assert_eq!(SubnetOwner::<Test>::get(NET), OWNER);
		assert_eq!((Tempo::<Test>::get(NET), ImmunityPeriod::<Test>::get(NET)), (10, 138));
		assert_eq!(TokenSymbol::<Test>::get(NET), "α".as_bytes());
	});
}

#[test]
fn the_next_subnet_costs_twice_as_much_and_the_price_falls_with_time() {
	TestExt::default().execute(|| {
		let interval = NetworkLockReductionInterval::<Test>::get();
		assert_eq!(interval, 14 * 7200 * 10 / 360);
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		assert_eq!(SubtensorModule::network_lock_cost(), 2_000 * TAO);
		System::set_block_number(1 + interval / 2);
		let left = SubtensorModule::network_lock_cost();
		assert!(left.abs_diff(1_500 * TAO) < TAO, "{left}");
		System::set_block_number(1 + 10 * interval);
		assert_eq!(SubtensorModule::network_lock_cost(), 1_000 * TAO);
	});
}

#[test]
fn a_subnet_is_refused_to_who_cannot_have_it() {
	let limited = TestExt::default().genesis(|genesis| genesis.network_rate_limit = Some(100));
	limited.execute(|| {
		assert_noop!(
			SubtensorModule::register_network(signed(99), 199),
			Error::<Test>::CannotAffordLockCost
		);
		assert_noop!(
			SubtensorModule::register_network(signed(OWNER), 0),
			Error::<Test>::CannotUseSystemAccount
		);
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		assert_noop!(
			SubtensorModule::register_network(signed(2), OWNER_HOTKEY),
			Error::<Test>::NonAssociatedColdKey
		);
		assert_noop!(
			SubtensorModule::register_network(signed(2), 102),
			Error::<Test>::NetworkTxRateLimitExceeded
		);
		System::set_block_number(101);
		SubnetLimit::<Test>::put(1);
		assert_noop!(
			SubtensorModule::register_network(signed(2), 102),
			Error::<Test>::SubnetLimitReached
		);
		SubnetLimit::<Test>::put(2);
		assert_ok!(SubtensorModule::register_network(signed(2), 102));
		assert_eq!(SubtensorModule::subnets(), [1, 2]);
	});
}

#[test]
fn only_the_owner_starts_a_subnet_once_and_after_the_delay() {
	TestExt::default().genesis(|genesis| genesis.start_call_delay = 5).execute(|| {
		let start = |who| SubtensorModule::start_call(signed(who), NET);
		assert_noop!(start(OWNER), Error::<Test>::SubnetNotExists);
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		assert_noop!(start(2), DispatchError::BadOrigin);
		assert_noop!(start(OWNER), Error::<Test>::NeedWaitingMoreBlocksToStarCall);
		run_to(6);
		assert_ok!(start(OWNER));
		System::assert_last_event(Event::FirstEmissionBlockNumberSet(NET, 7).into());
		assert_noop!(start(OWNER), Error::<Test>::FirstEmissionBlockNumberAlreadySet);
	});
}
