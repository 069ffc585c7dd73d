//! The owner's say over the epochs of a subnet.

use crate::{limits::Hyperparameter, mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

type E = Error<Test>;

/// A subnet of tempo 360 in block 1, whose next epoch is in block 360.
fn calm(test: impl FnOnce()) {
	TestExt::default().defaults(|new| new.tempo = None).execute(|| {
		subnet();
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(360));
		test();
	});
}

#[test]
fn a_tempo_counts_from_the_block_in_which_it_is_set() {
	calm(|| {
		System::set_block_number(10);
		assert_ok!(SubtensorModule::set_tempo(signed(OWNER), NET, 720));
		System::assert_last_event(Event::TempoSet(NET, 720).into());
		assert_eq!((Tempo::<Test>::get(NET), LastEpochBlock::<Test>::get(NET)), (720, 10));
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(730));
	});
}

#[test]
fn a_tempo_is_set_by_the_owner_within_bounds_and_not_too_often() {
	calm(|| {
		let set = |who, tempo| SubtensorModule::set_tempo(signed(who), NET, tempo);
		assert_noop!(set(2, 1), BadOrigin);
		assert_noop!(SubtensorModule::set_tempo(RuntimeOrigin::root(), NET, 400), BadOrigin);
		assert_noop!(set(OWNER, 359), E::TempoOutOfBounds);
		assert_noop!(set(OWNER, 50_401), E::TempoOutOfBounds);
		System::set_block_number(351);
		assert_noop!(set(OWNER, 400), E::AdminActionProhibitedDuringWeightsWindow);
		System::set_block_number(350);
		assert_ok!(set(OWNER, 400));
		System::set_block_number(709);
		assert_noop!(set(OWNER, 360), E::TxRateLimitExceeded);
		System::set_block_number(710);
		assert_ok!(set(OWNER, 50_400));
	});
}

#[test]
fn commit_reveal_does_not_keep_the_tempo_from_changing() {
	calm(|| {
		CommitRevealWeightsEnabled::<Test>::insert(NET, true);
		assert_ok!(SubtensorModule::set_tempo(signed(OWNER), NET, 720));
	});
}

#[test]
fn root_sets_the_activity_cutoff_at_any_time_and_the_owner_by_the_rules() {
	calm(|| {
		let set = |origin, factor| SubtensorModule::set_activity_cutoff_factor(origin, NET, factor);
		assert_noop!(set(signed(2), 5_000), BadOrigin);
		for wrong in [999, 50_001] {
			let error = E::ActivityCutoffFactorMilliOutOfBounds;
			assert_noop!(set(RuntimeOrigin::root(), wrong), error);
		}
		assert_ok!(set(signed(OWNER), 1_000));
		let event = Event::ActivityCutoffFactorMilliSet { netuid: NET, factor_milli: 1_000 };
		System::assert_last_event(event.into());
		assert_noop!(set(signed(OWNER), 2_000), E::TxRateLimitExceeded);
		assert_ok!(set(RuntimeOrigin::root(), 50_000));
		System::set_block_number(355);
		let frozen = E::AdminActionProhibitedDuringWeightsWindow;
		assert_noop!(set(signed(OWNER), 2_000), frozen);
		assert_ok!(set(RuntimeOrigin::root(), 5_000));
		assert_eq!(ActivityCutoffFactorMilli::<Test>::get(NET), 5_000);
	});
}

#[test]
fn an_owner_asks_for_an_epoch_that_comes_after_the_freeze() {
	calm(|| {
		run_to(5);
		assert_ok!(SubtensorModule::trigger_epoch(signed(OWNER), NET));
		let event = Event::EpochTriggered { netuid: NET, by: OWNER, fires_at: 15 };
		System::assert_last_event(event.into());
		let error = E::AdminActionProhibitedDuringWeightsWindow;
		assert_noop!(SubtensorModule::set_tempo(signed(OWNER), NET, 400), error);
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(15));
		run_to(14);
		assert_eq!(SubnetEpochIndex::<Test>::get(NET), 0);
		run_to(15);
		assert_eq!((SubnetEpochIndex::<Test>::get(NET), PendingEpochAt::<Test>::get(NET)), (1, 0));
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(375));
	});
}

#[test]
fn an_epoch_is_not_asked_for_twice_nor_shortly_before_the_next_nor_under_commit_reveal() {
	calm(|| {
		let trigger = |who| SubtensorModule::trigger_epoch(signed(who), NET);
		assert_noop!(trigger(2), BadOrigin);
		CommitRevealWeightsEnabled::<Test>::insert(NET, true);
		assert_noop!(trigger(OWNER), E::DynamicTempoBlockedByCommitReveal);
		CommitRevealWeightsEnabled::<Test>::insert(NET, false);
		System::set_block_number(351);
		assert_noop!(trigger(OWNER), E::AutoEpochAlreadyImminent);
		System::set_block_number(350);
		assert_ok!(trigger(OWNER));
		assert_noop!(trigger(OWNER), E::EpochTriggerAlreadyPending);
		PendingEpochAt::<Test>::remove(NET);
		assert_noop!(trigger(OWNER), E::TxRateLimitExceeded);
		let key = RateLimitKey::OwnerHyperparamUpdate(NET, Hyperparameter::TriggerEpoch);
		assert_eq!(LastRateLimitedBlock::<Test>::get(key), 350);
	});
}
