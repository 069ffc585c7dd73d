//! Who may tune a subnet, and when.

use crate::{
	limits::{Hyperparameter, TransactionType},
	mock::*,
	*,
};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError::BadOrigin;

/// Sets rho by the rules of owners.
fn set_rho(origin: RuntimeOrigin, rho: u16) -> DispatchResult {
	SubtensorModule::tune(origin, NET, Hyperparameter::Rho, |_| {
		Rho::<Test>::insert(NET, rho);
		Ok(())
	})
}

/// The refusal in the last blocks before an epoch.
fn frozen() -> Error<Test> {
	Error::AdminActionProhibitedDuringWeightsWindow
}

/// A subnet of tempo 100 without a freeze window, in block 1.
fn calm(test: impl FnOnce()) {
	TestExt::default().defaults(|new| new.tempo = Some(100)).execute(|| {
		AdminFreezeWindow::<Test>::put(0);
		subnet();
		test();
	});
}

#[test]
fn root_and_the_owner_tune_a_subnet_and_nobody_else() {
	calm(|| {
		assert_ok!(set_rho(RuntimeOrigin::root(), 1));
		assert_ok!(set_rho(signed(OWNER), 2));
		assert_noop!(set_rho(signed(2), 3), BadOrigin);
		assert_noop!(set_rho(signed(OWNER_HOTKEY), 3), BadOrigin);
		assert_noop!(set_rho(RuntimeOrigin::none(), 3), BadOrigin);
		assert_eq!(Rho::<Test>::get(NET), 2);
	});
}

#[test]
fn the_owner_waits_two_tempos_between_two_values_of_a_setting() {
	calm(|| {
		assert_ok!(set_rho(signed(OWNER), 1));
		let key = RateLimitKey::OwnerHyperparamUpdate(NET, Hyperparameter::Rho);
		assert_eq!(LastRateLimitedBlock::<Test>::get(key), 1);
		System::set_block_number(200);
		assert_noop!(set_rho(signed(OWNER), 2), Error::<Test>::TxRateLimitExceeded);
		assert_ok!(set_rho(RuntimeOrigin::root(), 2));
		let other = SubtensorModule::tune(signed(OWNER), NET, Hyperparameter::Kappa, |_| Ok(()));
		assert_ok!(other);
		System::set_block_number(201);
		assert_ok!(set_rho(signed(OWNER), 3));
	});
}

#[test]
fn nothing_is_tuned_in_the_last_blocks_before_an_epoch() {
	calm(|| {
		AdminFreezeWindow::<Test>::put(10);
		LastEpochBlock::<Test>::insert(NET, 0);
		System::set_block_number(90);
		assert_ok!(set_rho(RuntimeOrigin::root(), 1));
		System::set_block_number(91);
		assert_noop!(set_rho(RuntimeOrigin::root(), 2), frozen());
		assert_noop!(set_rho(signed(OWNER), 2), frozen());
		Tempo::<Test>::insert(NET, 0);
		assert_ok!(set_rho(signed(OWNER), 2));
	});
}

#[test]
fn nothing_is_tuned_while_an_epoch_is_asked_for() {
	calm(|| {
		PendingEpochAt::<Test>::insert(NET, 5);
		assert_noop!(set_rho(RuntimeOrigin::root(), 1), frozen());
		System::set_block_number(5);
		assert_ok!(set_rho(RuntimeOrigin::root(), 1));
	});
}

#[test]
fn a_change_that_fails_does_not_count() {
	calm(|| {
		let fail = |_: Option<&u64>| Err(Error::<Test>::InvalidValue.into());
		let outcome = SubtensorModule::tune(signed(OWNER), NET, Hyperparameter::Rho, fail);
		assert_eq!(outcome, Err(Error::<Test>::InvalidValue.into()));
		assert_ok!(set_rho(signed(OWNER), 1));
	});
}

#[test]
fn limits_in_blocks_are_subtensors_at_tempo_360() {
	TestExt::default().defaults(|new| new.tempo = None).execute(|| {
		let blocks = |what: TransactionType| what.blocks::<Test>(NET);
		Tempo::<Test>::insert(NET, 360);
		assert_eq!(blocks(TransactionType::SetChildren), 150);
		assert_eq!(blocks(TransactionType::SetSNOwnerHotkey), 50_400);
		assert_eq!(blocks(TransactionType::MechanismCountUpdate), 7200);
		assert_eq!(blocks(TransactionType::MaxUidsTrimming), 216_000);
		assert_eq!(blocks(TransactionType::TempoUpdate), 360);
		assert_eq!(blocks(TransactionType::SetWeightsVersionKey), 1800);
		assert_eq!(blocks(Hyperparameter::Rho.into()), 720);
	});
}
