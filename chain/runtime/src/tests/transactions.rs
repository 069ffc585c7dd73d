//! Transactions through the whole pipeline: pool, block, replay.

use super::chain::{apply, begin_block, development, end_block, signed, validate};
use crate::*;
use pallet_subtensor::Call as Subtensor;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

/// A hotkey without an account.
const HOTKEY: Sr25519Keyring = Sr25519Keyring::AliceStash;
/// The subnet owner's hotkey, which sets weights whatever its stake.
const OWNER_HOTKEY: Sr25519Keyring = Sr25519Keyring::BobStash;

/// The refusal of a pool or a block with `reason`.
fn refused<V>(reason: InvalidTransaction) -> Result<V, TransactionValidityError> {
	Err(TransactionValidityError::Invalid(reason))
}

/// Publishes an endpoint on subnet 1.
fn serve(ip: u128, port: u16) -> RuntimeCall {
	Subtensor::serve_axon {
		netuid: 1,
		version: 1,
		ip,
		port,
		ip_type: 4,
		protocol: 4,
		placeholder1: 0,
		placeholder2: 0,
	}
	.into()
}

/// A subnet of `//Alice` on which [`HOTKEY`], owned by `//Bob`, is registered, two blocks later.
fn subnet() {
	let calls = [
		(Alice, Subtensor::register_network { hotkey: OWNER_HOTKEY.to_account_id() }),
		(Bob, Subtensor::burned_register { netuid: 1, hotkey: HOTKEY.to_account_id() }),
	];
	begin_block(1);
	for (who, call) in calls {
		assert_eq!(apply(&signed(who, 0, call.into())), Ok(Ok(())));
	}
	end_block();
	begin_block(2);
	end_block();
}

#[test]
fn a_free_call_of_a_key_without_account_is_taken_once() {
	development().execute_with(|| {
		subnet();
		assert!(!System::account_exists(&HOTKEY.to_account_id()));
		let transaction = signed(HOTKEY, 0, serve(0x7f00_0002, 8091));
		assert!(validate(&transaction).is_ok());
		begin_block(3);
		assert_eq!(apply(&transaction), Ok(Ok(())));
		end_block();
		assert_eq!(System::account_nonce(HOTKEY.to_account_id()), 1);
		assert_eq!(Balances::free_balance(HOTKEY.to_account_id()), 0);
		assert_eq!(validate(&transaction), refused(InvalidTransaction::Stale));
		begin_block(4);
		assert_eq!(apply(&transaction), refused(InvalidTransaction::Stale));
		end_block();
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}

#[test]
fn a_paid_call_of_a_key_without_account_is_refused() {
	development().execute_with(|| {
		subnet();
		let call = frame_system::Call::remark { remark: vec![1] };
		let transaction = signed(HOTKEY, 0, call.into());
		assert_eq!(validate(&transaction), refused(InvalidTransaction::Payment));
		begin_block(3);
		assert_eq!(apply(&transaction), refused(InvalidTransaction::Payment));
	});
}

#[test]
fn a_free_call_that_would_fail_is_refused_with_its_number() {
	development().execute_with(|| {
		subnet();
		let weights = |netuid, dests: Vec<u16>, weights: Vec<u16>| -> RuntimeCall {
			Subtensor::set_mechanism_weights { netuid, mecid: 0, dests, weights, version_key: 0 }
				.into()
		};
		let cases = [
			(Charlie, serve(0x0a00_0001, 8091), 10),
			(HOTKEY, serve(0x7f00_0001, 8091), 11),
			(HOTKEY, serve(0x0a00_0001, 0), 13),
			(Charlie, weights(1, vec![0], vec![1]), 1),
			(HOTKEY, weights(7, vec![0], vec![1]), 1),
			(HOTKEY, weights(1, vec![0, 1], vec![1]), 1),
			(HOTKEY, weights(1, vec![0], vec![1]), 1),
			(OWNER_HOTKEY, weights(1, vec![0], vec![1]), 6),
			(HOTKEY, weights(0, vec![0], vec![1]), 1),
		];
		for (who, call, number) in cases {
			let told = validate(&signed(who, 0, call.clone()));
			assert_eq!(told, refused(InvalidTransaction::Custom(number)), "{call:?}");
		}
	});
}

#[test]
fn nobody_burns_tao_behind_the_books() {
	development().execute_with(|| {
		begin_block(1);
		let call = pallet_balances::Call::burn { value: TAO, keep_alive: true };
		let outcome = apply(&signed(Bob, 0, call.into()));
		assert_eq!(outcome, Ok(Err(frame_system::Error::<Runtime>::CallFiltered.into())));
		end_block();
	});
}

#[test]
fn the_author_gets_the_fee() {
	development().execute_with(|| {
		let issuance = Balances::total_issuance();
		begin_block(1);
		let call = frame_system::Call::remark { remark: vec![1] };
		assert_eq!(apply(&signed(Bob, 0, call.into())), Ok(Ok(())));
		end_block();
		let fee = 2_000 * TAO - Balances::free_balance(Bob.to_account_id());
		assert!(fee > 0);
		assert_eq!(Balances::free_balance(Alice.to_account_id()), 1_000_000 * TAO + fee);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn sudo_is_alices() {
	development().execute_with(|| {
		begin_block(1);
		let call = || Box::new(frame_system::Call::set_storage { items: vec![] }.into());
		let by_alice = signed(Alice, 0, pallet_sudo::Call::sudo { call: call() }.into());
		let by_bob = signed(Bob, 0, pallet_sudo::Call::sudo { call: call() }.into());
		assert_eq!(apply(&by_alice), Ok(Ok(())));
		assert_eq!(validate(&by_bob), refused(InvalidTransaction::BadSigner));
		assert_eq!(apply(&by_bob), refused(InvalidTransaction::BadSigner));
		end_block();
	});
}
