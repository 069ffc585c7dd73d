//! Calls within calls: the same guards, and a fee.

use super::chain::{apply, begin_block, development, end_block, signed, validate};
use crate::*;
use frame_support::{
	dispatch::{GetDispatchInfo, Pays},
	traits::GetCallMetadata,
};
use pallet_subtensor::{Call as Subtensor, Error as Refused};
use pallet_utility::{Call as Utility, Event as Told};
use sp_keyring::Sr25519Keyring::{Alice, AliceStash, Bob, Charlie};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

/// A row of weights by a key without stake: refused in the pool where it stands alone.
fn bad_weights() -> RuntimeCall {
	Subtensor::set_weights { netuid: 1, dests: vec![0], weights: vec![1], version_key: 0 }.into()
}

fn transfer(value: Balance) -> RuntimeCall {
	let dest = Charlie.to_account_id().into();
	pallet_balances::Call::transfer_keep_alive { dest, value }.into()
}

/// A chain with a subnet of `//Alice`, in block 2.
fn subnet(test: impl FnOnce()) {
	development().execute_with(|| {
		begin_block(1);
		let call = Subtensor::register_network { hotkey: AliceStash.to_account_id() };
		assert_eq!(apply(&signed(Alice, 0, call.into())), Ok(Ok(())));
		end_block();
		begin_block(2);
		test();
		end_block();
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}

/// The events of the utility pallet in this block.
fn told() -> Vec<Told> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Utility(event) => Some(event),
			_ => None,
		})
		.collect()
}

#[test]
fn a_free_call_in_a_batch_meets_its_guards_there_and_costs_the_batchs_fee() {
	subnet(|| {
		let alone = validate(&signed(Bob, 0, bad_weights()));
		let number = InvalidTransaction::Custom(1);
		assert_eq!(alone, Err(TransactionValidityError::Invalid(number)));
		let before = Balances::free_balance(Bob.to_account_id());
		let batch = Utility::batch { calls: vec![bad_weights(), transfer(TAO)] };
		assert_eq!(apply(&signed(Bob, 0, batch.into())), Ok(Ok(())));
		let error = Refused::<Runtime>::NotEnoughStakeToSetWeights.into();
		assert_eq!(told(), [Told::BatchInterrupted { index: 0, error }]);
		let paid = before - Balances::free_balance(Bob.to_account_id());
		assert!(paid > 0 && paid < TAO, "{paid}");
	});
}

#[test]
fn a_forced_batch_goes_on_after_a_call_that_fails() {
	subnet(|| {
		let before = Balances::free_balance(Charlie.to_account_id());
		let batch = Utility::force_batch { calls: vec![bad_weights(), transfer(TAO)] };
		assert_eq!(apply(&signed(Bob, 0, batch.into())), Ok(Ok(())));
		assert_eq!(Balances::free_balance(Charlie.to_account_id()), before + TAO);
		assert!(told().contains(&Told::BatchCompletedWithErrors));
	});
}

#[test]
fn a_batch_of_all_or_nothing_does_nothing_where_one_call_fails() {
	subnet(|| {
		let before = Balances::free_balance(Charlie.to_account_id());
		let batch = Utility::batch_all { calls: vec![transfer(TAO), bad_weights()] };
		let outcome = apply(&signed(Bob, 0, batch.into()));
		assert_eq!(outcome, Ok(Err(Refused::<Runtime>::NotEnoughStakeToSetWeights.into())));
		assert_eq!(Balances::free_balance(Charlie.to_account_id()), before);
	});
}

#[test]
fn no_way_to_nest_a_free_call_makes_it_free() {
	let nested = || Box::new(bad_weights());
	let bob = || Bob.to_account_id();
	let ways: Vec<RuntimeCall> = vec![
		Utility::batch { calls: vec![bad_weights()] }.into(),
		Utility::batch_all { calls: vec![bad_weights()] }.into(),
		Utility::force_batch { calls: vec![bad_weights()] }.into(),
		Utility::as_derivative { index: 0, call: nested() }.into(),
		Utility::if_else { main: nested(), fallback: nested() }.into(),
		Utility::with_weight { call: nested(), weight: Default::default() }.into(),
		pallet_proxy::Call::proxy { real: bob().into(), force_proxy_type: None, call: nested() }
			.into(),
		pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![bob()],
			call: nested(),
		}
		.into(),
	];
	assert_eq!(bad_weights().get_dispatch_info().pays_fee, Pays::No);
	for way in ways {
		assert_eq!(
			way.get_dispatch_info().pays_fee,
			Pays::Yes,
			"{}",
			way.get_call_metadata().function_name
		);
	}
}

#[test]
fn batches_do_not_nest_and_burns_do_not_hide_in_them() {
	subnet(|| {
		let filtered = Ok(Err(frame_system::Error::<Runtime>::CallFiltered.into()));
		let inner: RuntimeCall = Utility::batch { calls: vec![transfer(TAO)] }.into();
		let outer = Utility::batch_all { calls: vec![transfer(TAO), inner] };
		assert_eq!(apply(&signed(Bob, 0, outer.into())), filtered);
		let burn = pallet_balances::Call::burn { value: TAO, keep_alive: true };
		let batch = Utility::batch_all { calls: vec![burn.into()] };
		assert_eq!(apply(&signed(Bob, 1, batch.into())), filtered);
	});
}
