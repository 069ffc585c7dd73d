use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn mining_income_goes_where_the_coldkey_says() {
	TestExt::default().execute(|| {
		subnet();
		let (one, other) = (neuron(2), neuron(3));
		let set = |netuid, hotkey| {
			SubtensorModule::set_coldkey_auto_stake_hotkey(signed(4), netuid, hotkey)
		};
		let sources = |hotkey| AutoStakeDestinationColdkeys::<Test>::get(hotkey, NET);
		assert_noop!(set(9, one), Error::<Test>::SubnetNotExists);
		assert_noop!(set(NET, 177), Error::<Test>::HotKeyNotRegisteredInSubNet);
		assert_ok!(set(NET, one));
		let event = Event::AutoStakeDestinationSet { coldkey: 4, netuid: NET, hotkey: one };
		System::assert_last_event(event.into());
		assert_eq!(AutoStakeDestination::<Test>::get(4, NET), Some(one));
		assert_noop!(set(NET, one), Error::<Test>::SameAutoStakeHotkeyAlreadySet);
		assert_ok!(set(NET, other));
		assert_eq!((sources(one), sources(other)), (vec![], vec![4]));
		AutoStakeDestinationColdkeys::<Test>::insert(one, NET, (100..1124).collect::<Vec<u64>>());
		assert_noop!(set(NET, one), Error::<Test>::Overflow);
	});
}

#[test]
fn a_root_validator_may_refuse_to_be_a_parent_on_new_subnets() {
	TestExt::default().execute(|| {
		let set = |who, hotkey| {
			SubtensorModule::set_auto_parent_delegation_enabled(signed(who), hotkey, false)
		};
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 102));
		assert_noop!(set(3, 102), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(set(2, 102), Error::<Test>::HotKeyNotRegisteredInSubNet);
		assert_ok!(SubtensorModule::root_register(signed(2), 102));
		assert_ok!(set(2, 102));
		assert!(!AutoParentDelegationEnabled::<Test>::get(102));
		subnet();
		assert!(ParentKeys::<Test>::get(OWNER_HOTKEY, NET).is_empty());
	});
}
