use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

/// An identity of a coldkey with texts of these lengths.
fn identify(coldkey: u64, short: usize, long: usize) -> DispatchResult {
	let (short, long) = (vec![1; short], vec![2; long]);
	SubtensorModule::set_identity(
		signed(coldkey),
		short.clone(),
		short.clone(),
		short.clone(),
		long.clone(),
		short,
		long.clone(),
		long,
	)
}

#[test]
fn a_coldkey_with_a_neuron_says_who_it_is() {
	TestExt::default().execute(|| {
		subnet();
		assert_noop!(identify(2, 1, 1), Error::<Test>::HotKeyNotRegisteredInNetwork);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), 112));
		assert_noop!(identify(2, 1, 1), Error::<Test>::HotKeyNotRegisteredInNetwork);
		neuron(2);
		assert_noop!(identify(2, 257, 1), Error::<Test>::InvalidIdentity);
		assert_noop!(identify(2, 1, 1025), Error::<Test>::InvalidIdentity);
		assert_ok!(identify(2, 256, 1024));
		System::assert_last_event(Event::ChainIdentitySet(2).into());
		assert_eq!(IdentitiesV2::<Test>::get(2).map(|all| all.image.len()), Some(1024));
	});
}

#[test]
fn an_owner_says_what_the_subnet_is() {
	TestExt::default().execute(|| {
		subnet();
		let say = |who, netuid, short: usize, long: usize| {
			let (short, long) = (vec![1; short], vec![2; long]);
			let (repo, contact, url) = (long.clone(), long.clone(), long.clone());
			let (text, logo, more) = (long.clone(), long.clone(), long);
			let name = short.clone();
			SubtensorModule::set_subnet_identity(
				signed(who),
				netuid,
				name,
				repo,
				contact,
				url,
				short,
				text,
				logo,
				more,
			)
		};
		assert_noop!(say(2, NET, 1, 1), Error::<Test>::NotSubnetOwner);
		assert_noop!(say(OWNER, 9, 1, 1), Error::<Test>::NotSubnetOwner);
		assert_noop!(say(OWNER, NET, 257, 1), Error::<Test>::InvalidIdentity);
		assert_noop!(say(OWNER, NET, 1, 1025), Error::<Test>::InvalidIdentity);
		assert_ok!(say(OWNER, NET, 256, 1024));
		System::assert_last_event(Event::SubnetIdentitySet(NET).into());
		let name = SubnetIdentitiesV3::<Test>::get(NET).map(|all| all.subnet_name);
		assert_eq!(name, Some(vec![1; 256]));
	});
}

#[test]
fn a_symbol_is_one_of_the_list_and_of_one_subnet() {
	TestExt::default().execute(|| {
		subnet();
		assert_eq!(TokenSymbol::<Test>::get(NET), "α".as_bytes());
		let update =
			|origin, symbol: &str| SubtensorModule::update_symbol(origin, NET, symbol.into());
		assert_noop!(update(signed(2), "β"), DispatchError::BadOrigin);
		assert_noop!(update(signed(OWNER), "Τ"), Error::<Test>::SymbolDoesNotExist);
		assert_noop!(update(signed(OWNER), "αβ"), Error::<Test>::SymbolDoesNotExist);
		assert_noop!(update(signed(OWNER), "α"), Error::<Test>::SymbolAlreadyInUse);
		assert_ok!(update(signed(OWNER), "β"));
		let symbol = "β".as_bytes().to_vec();
		System::assert_last_event(Event::SymbolUpdated { netuid: NET, symbol }.into());
		assert_ok!(update(RuntimeOrigin::root(), "γ"));
		assert_ok!(update(RuntimeOrigin::root(), "β"));
		assert_ok!(SubtensorModule::register_network(signed(2), 102));
		assert_eq!(TokenSymbol::<Test>::get(2), "α".as_bytes());
	});
}

#[test]
fn a_subnet_is_registered_together_with_what_it_is() {
	TestExt::default().execute(|| {
		let named =
			|length| SubnetIdentityV3 { subnet_name: vec![1; length], ..Default::default() };
		let register = |identity| {
			SubtensorModule::register_network_with_identity(signed(OWNER), OWNER_HOTKEY, identity)
		};
		assert_noop!(register(Some(named(257))), Error::<Test>::InvalidIdentity);
		assert_ok!(register(Some(named(256))));
		assert_eq!(SubnetIdentitiesV3::<Test>::get(NET), Some(named(256)));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NET), OWNER_HOTKEY);
		System::assert_has_event(Event::SubnetIdentitySet(NET).into());
	});
}
