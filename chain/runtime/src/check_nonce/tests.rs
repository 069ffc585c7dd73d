use super::*;
use crate::{AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use frame_support::assert_storage_noop;
use sp_io::TestExternalities;
use sp_runtime::traits::{DispatchTransaction, TransactionExtension};

/// Some account.
fn account() -> AccountId {
	AccountId::new([7; 32])
}

/// A dispatch that pays a fee, or none.
fn info(pays_fee: Pays) -> DispatchInfo {
	DispatchInfo { pays_fee, ..Default::default() }
}

/// A call; the check looks at its dispatch info only.
fn call() -> RuntimeCall {
	frame_system::Call::remark { remark: Vec::new() }.into()
}

/// What the pool learns of a transaction.
fn validate(nonce: u32, pays: Pays) -> Result<ValidTransaction, TransactionValidityError> {
	let origin = RuntimeOrigin::signed(account());
	CheckNonce::<Runtime>(nonce)
		.validate_only(origin, &call(), &info(pays), 0, TransactionSource::External, 0)
		.map(|(validity, _, _)| validity)
}

/// Takes a transaction into a block, up to its dispatch.
fn prepare(nonce: u32, pays: Pays) -> Result<(), TransactionValidityError> {
	let origin = RuntimeOrigin::signed(account());
	CheckNonce::<Runtime>(nonce).validate_and_prepare(origin, &call(), &info(pays), 0, 0).map(drop)
}

#[test]
fn it_has_the_name_and_the_bytes_of_the_frame_extension() {
	type Frame = frame_system::CheckNonce<Runtime>;
	assert_eq!(
		<CheckNonce<Runtime> as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		<Frame as TransactionExtension<RuntimeCall>>::IDENTIFIER,
	);
	for nonce in [0, 63, 64, 1 << 14, 1 << 30, u32::MAX] {
		assert_eq!(CheckNonce::<Runtime>(nonce).encode(), Frame::from(nonce).encode());
	}
}

#[test]
fn an_account_that_nothing_keeps_alive_may_make_free_calls_only() {
	TestExternalities::default().execute_with(|| {
		assert_storage_noop!(assert_eq!(
			validate(0, Pays::Yes),
			Err(InvalidTransaction::Payment.into())
		));
		assert_storage_noop!(assert_eq!(
			prepare(0, Pays::Yes),
			Err(InvalidTransaction::Payment.into())
		));
		assert!(validate(0, Pays::No).is_ok());
		assert!(prepare(0, Pays::No).is_ok());
	});
}

#[test]
fn a_free_call_cannot_be_replayed() {
	TestExternalities::default().execute_with(|| {
		assert!(prepare(0, Pays::No).is_ok());
		assert_eq!(System::<Runtime>::account_nonce(account()), 1);
		assert_eq!(validate(0, Pays::No), Err(InvalidTransaction::Stale.into()));
		assert_eq!(prepare(0, Pays::No), Err(InvalidTransaction::Stale.into()));
		assert!(prepare(1, Pays::No).is_ok());
	});
}

#[test]
fn the_nonce_outlives_the_balance() {
	TestExternalities::default().execute_with(|| {
		System::<Runtime>::inc_providers(&account());
		assert!(prepare(0, Pays::No).is_ok());
		assert!(System::<Runtime>::dec_providers(&account()).is_ok());
		assert_eq!(System::<Runtime>::account_nonce(account()), 1);
		assert_eq!(validate(0, Pays::No), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn later_free_calls_take_no_further_reference() {
	TestExternalities::default().execute_with(|| {
		assert!(prepare(0, Pays::No).is_ok());
		assert!(prepare(1, Pays::No).is_ok());
		assert_eq!(System::<Runtime>::sufficients(&account()), 1);
	});
}

#[test]
fn a_nonce_ahead_waits_in_the_pool_and_is_refused_in_a_block() {
	TestExternalities::default().execute_with(|| {
		let ready = validate(0, Pays::No).unwrap();
		assert_eq!(ready.requires, Vec::<Vec<u8>>::new());
		assert_eq!(ready.provides, [(account(), 0u32).encode()]);
		let waiting = validate(2, Pays::No).unwrap();
		assert_eq!(waiting.requires, [(account(), 1u32).encode()]);
		assert_eq!(waiting.provides, [(account(), 2u32).encode()]);
		assert_eq!(prepare(2, Pays::No), Err(InvalidTransaction::Future.into()));
	});
}

#[test]
fn a_paid_call_of_an_account_with_a_provider_is_as_frame_has_it() {
	TestExternalities::default().execute_with(|| {
		System::<Runtime>::inc_providers(&account());
		let frame = frame_system::CheckNonce::<Runtime>::validate_nonce_for_account(&account(), 3);
		let frame = frame.unwrap();
		let own = validate(3, Pays::Yes).unwrap();
		assert_eq!((own.requires, own.provides), (frame.requires, frame.provides));
		assert_eq!((own.priority, own.propagate), (0, true));
		assert!(prepare(0, Pays::Yes).is_ok());
		assert_eq!(System::<Runtime>::sufficients(&account()), 0);
	});
}
