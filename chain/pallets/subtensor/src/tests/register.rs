use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn register(
	coldkey: u64,
	netuid: u16,
	hotkey: u64,
) -> frame_support::pallet_prelude::DispatchResult {
	SubtensorModule::burned_register(signed(coldkey), netuid, hotkey)
}

#[test]
fn a_registration_gives_the_next_uid_for_the_price() {
	TestExt::default().execute(|| {
		subnet();
		assert_ok!(register(2, NET, 102));
		System::assert_last_event(Event::NeuronRegistered(NET, 1, 102).into());
		assert_eq!(Balances::free_balance(2), 9_999 * TAO);
		assert_eq!(RAORecycledForRegistration::<Test>::get(NET), TAO);
		assert_eq!((Uids::<Test>::get(NET, 102), Keys::<Test>::get(NET, 1)), (Some(1), 102));
		assert_eq!((Owner::<Test>::get(102), OwnedHotkeys::<Test>::get(2)), (2, vec![102]));
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 1]);
		assert_eq!(Delegates::<Test>::get(102), 11_796);
	});
}

#[test]
fn the_price_rises_with_each_registration_and_falls_with_time() {
	TestExt::default().execute(|| {
		subnet();
		assert_ok!(register(2, NET, 102));
		assert_eq!(Burn::<Test>::get(NET), 1_260_000_000);
		run_to(11);
		let half = Burn::<Test>::get(NET);
		assert!(half.abs_diff(630_000_000) < 10, "{half}");
		run_to(1_000);
		assert_eq!(Burn::<Test>::get(NET), MinBurn::<Test>::get(NET));
	});
}

#[test]
fn a_registration_is_refused_to_who_cannot_have_it() {
	TestExt::default().execute(|| {
		assert_noop!(register(2, NET, 102), Error::<Test>::SubnetNotExists);
		subnet();
		assert_noop!(register(2, ROOT, 102), Error::<Test>::RegistrationNotPermittedOnRootSubnet);
		assert_noop!(register(99, NET, 199), Error::<Test>::NotEnoughBalanceToStake);
		assert_ok!(register(2, NET, 102));
		assert_noop!(register(2, NET, 102), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
		assert_ok!(SubtensorModule::register_network(signed(3), 103));
		assert_noop!(register(3, 2, 102), Error::<Test>::NonAssociatedColdKey);
		NetworkRegistrationAllowed::<Test>::insert(NET, false);
		assert_noop!(register(2, NET, 112), Error::<Test>::SubNetRegistrationDisabled);
	});
}

#[test]
fn registration_by_its_old_names_is_the_same() {
	TestExt::default().execute(|| {
		subnet();
		let old = SubtensorModule::register(signed(2), NET, 0, 0, vec![], 102, 7);
		assert_ok!(old);
		assert_eq!((Uids::<Test>::get(NET, 102), Owner::<Test>::get(102)), (Some(1), 2));
		assert_eq!(RegistrationsThisBlock::<Test>::get(NET), 1);
		run_to(2);
		assert_eq!(RegistrationsThisBlock::<Test>::iter().count(), 0);
	});
}

#[test]
fn nobody_pays_more_than_the_limit_of_his_registration() {
	TestExt::default().execute(|| {
		let limited =
			|netuid, limit| SubtensorModule::register_limit(signed(2), netuid, 102, limit);
		assert_noop!(limited(ROOT, TAO), Error::<Test>::RegistrationNotPermittedOnRootSubnet);
		assert_noop!(limited(NET, TAO), Error::<Test>::SubnetNotExists);
		subnet();
		assert_noop!(limited(NET, TAO - 1), Error::<Test>::RegistrationPriceLimitExceeded);
		assert_ok!(limited(NET, TAO));
		assert_noop!(limited(NET, 2 * TAO), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
	});
}

#[test]
fn a_hotkey_may_be_owned_without_a_uid() {
	TestExt::default().execute(|| {
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 102));
		assert_eq!((Owner::<Test>::get(102), OwnedHotkeys::<Test>::get(2)), (2, vec![102]));
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(3), 102));
		assert_eq!((Owner::<Test>::get(102), OwnedHotkeys::<Test>::get(3)), (2, vec![]));
	});
}

#[test]
fn a_coldkey_owns_only_so_many_hotkeys() {
	TestExt::default().execute(|| {
		subnet();
		for hotkey in 200..216 {
			Burn::<Test>::insert(NET, TAO);
			assert_ok!(register(2, NET, hotkey));
		}
		assert_noop!(register(2, NET, 216), Error::<Test>::Overflow);
	});
}
