//! What one account may do for another.

use super::chain::{apply, begin_block, development, end_block, signed};
use crate::{proxies::ProxyType, *};
use codec::Encode;
use frame_support::traits::InstanceFilter;
use pallet_admin_utils::Call as Admin;
use pallet_balances::Call as Transfer;
use pallet_proxy::Call as Proxies;
use pallet_subtensor::Call as Subtensor;
use sp_keyring::Sr25519Keyring::{Alice, AliceStash, Bob, Charlie};

fn transfer(value: Balance) -> RuntimeCall {
	Transfer::transfer_keep_alive { dest: Charlie.to_account_id().into(), value }.into()
}

fn add_stake() -> RuntimeCall {
	Subtensor::add_stake { hotkey: AliceStash.to_account_id(), netuid: 1, amount_staked: TAO }
		.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn set_code() -> RuntimeCall {
	frame_system::Call::set_code { code: vec![] }.into()
}

/// Sudo without the weight of what it calls.
fn unchecked(call: RuntimeCall) -> RuntimeCall {
	let weight = Default::default();
	pallet_sudo::Call::sudo_unchecked_weight { call: Box::new(call), weight }.into()
}

#[test]
fn kinds_have_subtensors_numbers() {
	let numbers = [
		(ProxyType::Any, 0),
		(ProxyType::Owner, 1),
		(ProxyType::NonCritical, 2),
		(ProxyType::NonTransfer, 3),
		(ProxyType::Senate, 4),
		(ProxyType::NonFungible, 5),
		(ProxyType::Triumvirate, 6),
		(ProxyType::Governance, 7),
		(ProxyType::Staking, 8),
		(ProxyType::Registration, 9),
		(ProxyType::Transfer, 10),
		(ProxyType::SmallTransfer, 11),
		(ProxyType::RootWeights, 12),
		(ProxyType::ChildKeys, 13),
		(ProxyType::SudoUncheckedSetCode, 14),
		(ProxyType::SwapHotkey, 15),
		(ProxyType::SubnetLeaseBeneficiary, 16),
		(ProxyType::RootClaim, 17),
	];
	for (kind, number) in numbers {
		assert_eq!(kind.encode(), [number], "{kind:?}");
	}
}

#[test]
fn each_kind_allows_its_calls_and_no_others() {
	let tune: RuntimeCall = Admin::sudo_set_rho { netuid: 1, rho: 1 }.into();
	let give: RuntimeCall =
		Admin::sudo_set_sn_owner_hotkey { netuid: 1, hotkey: Bob.to_account_id() }.into();
	let register: RuntimeCall =
		Subtensor::burned_register { netuid: 1, hotkey: Bob.to_account_id() }.into();
	let sudo = || unchecked(set_code());
	let calls = [
		transfer(TAO),
		transfer(TAO / 2 - 1),
		add_stake(),
		register,
		tune,
		give,
		sudo(),
		unchecked(remark()),
		remark(),
	];
	// One column for each of the calls above.
	let allowed = [
		(ProxyType::Any, [true; 9]),
		(ProxyType::Owner, [false, false, false, false, true, false, false, false, false]),
		(ProxyType::NonCritical, [true, true, true, false, true, true, false, false, true]),
		(ProxyType::NonTransfer, [false, false, true, true, true, true, true, true, true]),
		(ProxyType::Senate, [false; 9]),
		(ProxyType::NonFungible, [false, false, false, false, true, true, true, true, true]),
		(ProxyType::Triumvirate, [false; 9]),
		(ProxyType::Governance, [false; 9]),
		(ProxyType::Staking, [false, false, true, false, false, false, false, false, false]),
		(ProxyType::Registration, [false, false, false, true, false, false, false, false, false]),
		(ProxyType::Transfer, [true, true, false, false, false, false, false, false, false]),
		(ProxyType::SmallTransfer, [false, true, false, false, false, false, false, false, false]),
		(ProxyType::RootWeights, [false; 9]),
		(ProxyType::ChildKeys, [false; 9]),
		(
			ProxyType::SudoUncheckedSetCode,
			[false, false, false, false, false, false, true, false, false],
		),
		(ProxyType::SwapHotkey, [false; 9]),
		(
			ProxyType::SubnetLeaseBeneficiary,
			[false, false, false, false, true, false, false, false, false],
		),
		(ProxyType::RootClaim, [false; 9]),
	];
	for (kind, row) in allowed {
		for (call, expected) in calls.iter().zip(row) {
			assert_eq!(kind.filter(call), expected, "{kind:?} {call:?}");
		}
	}
}

#[test]
fn a_small_transfer_of_stake_is_one_of_little_alpha() {
	let transfer = |alpha_amount| -> RuntimeCall {
		Subtensor::transfer_stake {
			destination_coldkey: Bob.to_account_id(),
			hotkey: AliceStash.to_account_id(),
			origin_netuid: 1,
			destination_netuid: 1,
			alpha_amount,
		}
		.into()
	};
	assert!(ProxyType::SmallTransfer.filter(&transfer(TAO / 2 - 1)));
	assert!(!ProxyType::SmallTransfer.filter(&transfer(TAO / 2)));
	assert!(ProxyType::Transfer.filter(&transfer(TAO)));
	assert!(!ProxyType::NonTransfer.filter(&transfer(1)));
}

#[test]
fn a_proxy_appoints_no_proxy_with_more_rights() {
	let above = |one: ProxyType, other| one.is_superset(&other);
	assert!(above(ProxyType::Any, ProxyType::Transfer));
	assert!(!above(ProxyType::NonTransfer, ProxyType::Any));
	assert!(above(ProxyType::NonTransfer, ProxyType::Staking));
	assert!(!above(ProxyType::NonTransfer, ProxyType::SmallTransfer));
	assert!(above(ProxyType::Transfer, ProxyType::SmallTransfer));
	assert!(!above(ProxyType::Staking, ProxyType::Registration));
}

#[test]
fn a_proxy_acts_for_another_within_its_kind() {
	development().execute_with(|| {
		begin_block(1);
		let delegate = Alice.to_account_id().into();
		let add = Proxies::add_proxy { delegate, proxy_type: ProxyType::SmallTransfer, delay: 0 };
		let before = Balances::free_balance(Bob.to_account_id());
		assert_eq!(apply(&signed(Bob, 0, add.into())), Ok(Ok(())));
		// 20,000,000 an item and 1,000,000 a byte: 40 bytes, and 33 for the proxy.
		assert_eq!(Balances::reserved_balance(Bob.to_account_id()), 93_000_000);
		assert!(before - Balances::free_balance(Bob.to_account_id()) > 93_000_000);
		let charlie = Balances::free_balance(Charlie.to_account_id());
		for (nonce, value) in [(0, 3 * TAO), (1, TAO / 4)] {
			let real = Bob.to_account_id().into();
			let call = Box::new(transfer(value));
			let act = Proxies::proxy { real, force_proxy_type: None, call };
			assert_eq!(apply(&signed(Alice, nonce, act.into())), Ok(Ok(())));
		}
		assert_eq!(Balances::free_balance(Charlie.to_account_id()), charlie + TAO / 4);
		end_block();
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}
