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
		AutoStakeDestinationColdkeys::<Test>::remove(one, NET);
	});
}

#[test]
fn income_goes_where_the_hotkey_went_that_was_chosen() {
	TestExt::default().execute(|| {
		subnet();
		let (one, other) = (neuron(2), neuron(3));
		let set =
			|who, hotkey| SubtensorModule::set_coldkey_auto_stake_hotkey(signed(who), NET, hotkey);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 112));
		for (who, hotkey) in [(4, one), (5, one), (6, other)] {
			assert_ok!(set(who, hotkey));
		}
		// Somebody chose the new hotkey while it was a neuron.
		AutoStakeDestination::<Test>::insert(7, NET, 112);
		AutoStakeDestinationColdkeys::<Test>::insert(112, NET, vec![7]);
		System::set_block_number(2);
		assert_ok!(SubtensorModule::swap_hotkey(signed(2), one, 112, None));
		let chosen = [4, 5, 6, 7].map(|who| AutoStakeDestination::<Test>::get(who, NET));
		assert_eq!(chosen, [112, 112, other, 112].map(Some));
		assert_eq!(AutoStakeDestinationColdkeys::<Test>::get(112, NET), [7, 4, 5]);
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
