use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_take_falls_at_any_time_and_rises_once_in_its_limit() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		TxDelegateTakeRateLimit::<Test>::put(10);
		let lower = |take| SubtensorModule::decrease_take(signed(2), hotkey, take);
		let raise = |take| SubtensorModule::increase_take(signed(2), hotkey, take);
		assert_ok!(lower(6_000));
		System::assert_last_event(Event::TakeDecreased(2, hotkey, 6_000).into());
		assert_ok!(lower(5_000));
		assert_noop!(lower(5_000), Error::<Test>::DelegateTakeTooLow);
		assert_noop!(raise(5_000), Error::<Test>::DelegateTakeTooLow);
		assert_noop!(raise(11_797), Error::<Test>::DelegateTakeTooHigh);
		assert_noop!(raise(6_000), Error::<Test>::DelegateTxRateLimitExceeded);
		System::set_block_number(11);
		assert_noop!(raise(6_000), Error::<Test>::DelegateTxRateLimitExceeded);
		System::set_block_number(12);
		assert_ok!(raise(6_000));
		System::assert_last_event(Event::TakeIncreased(2, hotkey, 6_000).into());
		assert_eq!(Delegates::<Test>::get(hotkey), 6_000);
	});
}

#[test]
fn only_the_owner_of_a_hotkey_sets_its_takes() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		let raise = |who, hotkey| SubtensorModule::increase_take(signed(who), hotkey, 1);
		assert_noop!(raise(2, 177), Error::<Test>::HotKeyAccountNotExists);
		assert_noop!(raise(3, hotkey), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(
			SubtensorModule::set_childkey_take(signed(3), hotkey, NET, 1),
			Error::<Test>::NonAssociatedColdKey
		);
	});
}

#[test]
fn a_hotkey_is_a_delegate_once_somebody_else_stakes_with_it_at_a_limit() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		stake(2, 1);
		assert!(!Delegates::<Test>::contains_key(hotkey));
		let limit = u64::MAX;
		assert_ok!(SubtensorModule::add_stake_limit(signed(3), hotkey, NET, TAO, limit, false));
		assert_eq!(Delegates::<Test>::try_get(hotkey), Ok(11_796));
	});
}

#[test]
fn a_childs_take_lies_within_the_bounds_and_rises_once_in_its_limit() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		TxChildkeyTakeRateLimit::<Test>::put(10);
		let set = |take| SubtensorModule::set_childkey_take(signed(2), hotkey, NET, take);
		assert_noop!(set(11_797), Error::<Test>::InvalidChildkeyTake);
		assert_ok!(set(11_796));
		System::assert_last_event(Event::ChildKeyTakeSet(hotkey, 11_796).into());
		assert_ok!(set(5));
		assert_noop!(set(6), Error::<Test>::TxChildkeyTakeRateLimitExceeded);
		System::set_block_number(11);
		assert_ok!(set(6));
		assert_eq!(SubtensorModule::childkey_take(&hotkey, NET), 6);
		MinChildkeyTakePerSubnet::<Test>::insert(NET, 7);
		assert_eq!(SubtensorModule::childkey_take(&hotkey, NET), 7);
		assert_noop!(set(6), Error::<Test>::InvalidChildkeyTake);
		MinChildkeyTake::<Test>::put(9);
		assert_eq!(SubtensorModule::childkey_take(&hotkey, NET), 9);
	});
}
