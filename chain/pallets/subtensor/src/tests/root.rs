use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};

fn sit(coldkey: u64) -> DispatchResult {
	SubtensorModule::root_register(signed(coldkey), coldkey + 100)
}

fn stake_on_root(coldkey: u64, tao: u64) {
	SubtokenEnabled::<Test>::insert(ROOT, true);
	let hotkey = coldkey + 100;
	assert_ok!(SubtensorModule::try_associate_hotkey(signed(coldkey), hotkey));
	assert_ok!(SubtensorModule::add_stake(signed(coldkey), hotkey, ROOT, tao * TAO));
}

#[test]
fn a_seat_makes_a_delegate_of_a_hotkey_that_nobody_owned() {
	TestExt::default().execute(|| {
		assert_ok!(sit(2));
		System::assert_last_event(Event::NeuronRegistered(ROOT, 0, 102).into());
		assert_eq!((Owner::<Test>::get(102), Delegates::<Test>::try_get(102)), (2, Ok(11_796)));
		assert!(IsNetworkMember::<Test>::get(102, ROOT));
		assert_noop!(sit(3), Error::<Test>::TooManyRegistrationsThisBlock);
		run_to(2);
		assert_noop!(sit(2), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
		assert_ok!(sit(3));
	});
}

#[test]
fn an_interval_has_three_times_its_target_of_seats() {
	TestExt::default().execute(|| {
		for coldkey in 2..5u64 {
			run_to(coldkey);
			assert_ok!(sit(coldkey));
		}
		run_to(99);
		assert_noop!(sit(5), Error::<Test>::TooManyRegistrationsThisInterval);
		run_to(100);
		assert_ok!(sit(5));
	});
}

#[test]
fn on_a_full_network_more_stake_takes_the_place_of_the_least() {
	TestExt::default().execute(|| {
		MaxAllowedUids::<Test>::insert(ROOT, 2);
		for (coldkey, tao) in [(2, 9), (3, 5), (4, 5), (5, 6)] {
			stake_on_root(coldkey, tao);
		}
		assert_ok!(sit(2));
		run_to(2);
		assert_ok!(sit(3));
		run_to(3);
		assert_noop!(sit(4), Error::<Test>::StakeTooLowForRoot);
		assert_ok!(sit(5));
		assert_eq!((Keys::<Test>::get(ROOT, 0), Keys::<Test>::get(ROOT, 1)), (102, 105));
		assert!(!IsNetworkMember::<Test>::get(103, ROOT));
		assert_eq!(Uids::<Test>::get(ROOT, 103), None);
	});
}
