//! Timelocked weights wait for a beacon. The tempo is 10.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

type E = Error<Test>;

/// A subnet with commit-reveal, of the owner, 102 (uid 1) and 103 (uid 2).
fn sealed(test: impl FnOnce()) {
	TestExt::default().defaults(|new| new.commit_reveal_weights_enabled = Some(true)).execute(
		|| {
			subnet();
			neuron(2);
			neuron(3);
			test();
		},
	);
}

fn bytes(value: u8) -> Timelocked {
	Timelocked::truncate_from(vec![value; 3])
}

fn commit(who: u64, value: u8) -> DispatchResult {
	plain(SubtensorModule::commit_timelocked_weights(signed(who), NET, bytes(value), 1000, 4))
}

fn epochs() -> Vec<u64> {
	let mut epochs: Vec<u64> = TimelockedWeightCommits::<Test>::iter_key_prefix(NET).collect();
	epochs.sort_unstable();
	epochs
}

#[test]
fn a_commit_is_listed_by_the_epoch_in_which_it_was_made() {
	sealed(|| {
		System::set_block_number(4);
		assert_ok!(commit(102, 1));
		let hash: H256 = BlakeTwo256::hash(&[1, 1, 1]);
		let event = Event::TimelockedWeightsCommitted(102, NET, hash, 1000);
		System::assert_last_event(event.into());
		assert_ok!(commit(103, 2));
		let listed = [(102, 4, bytes(1), 1000), (103, 4, bytes(2), 1000)];
		assert_eq!(TimelockedWeightCommits::<Test>::get(NET, 0), listed);
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 4, 4]);
		run_to(10);
		assert_ok!(commit(102, 3));
		assert_eq!(TimelockedWeightCommits::<Test>::get(NET, 1).len(), 1);
	});
}

#[test]
fn commits_wait_for_their_epoch_and_are_dropped_after_it() {
	sealed(|| {
		assert_ok!(commit(102, 1));
		run_to(10);
		assert_ok!(commit(102, 2));
		run_to(19);
		assert_eq!(epochs(), [0, 1]);
		run_to(20);
		assert_eq!(epochs(), [1]);
		run_to(30);
		assert!(epochs().is_empty());
	});
}

#[test]
fn where_an_epoch_is_put_off_so_is_the_end_of_commits() {
	sealed(|| {
		assert_ok!(commit(102, 1));
		run_to(19);
		MaxEpochsPerBlock::<Test>::put(0);
		run_to(21);
		assert_eq!(epochs(), [0]);
		MaxEpochsPerBlock::<Test>::put(2);
		run_to(22);
		assert!(epochs().is_empty());
	});
}

#[test]
fn ten_commits_a_hotkey_and_epoch_are_taken() {
	sealed(|| {
		for value in 0..10 {
			assert_ok!(commit(102, value));
		}
		assert_noop!(commit(102, 10), E::TooManyUnrevealedCommits);
		assert_ok!(commit(103, 0));
		run_to(10);
		assert_ok!(commit(102, 10));
	});
}

#[test]
fn a_commit_is_refused_for_the_first_thing_that_is_wrong() {
	sealed(|| {
		let commit = |who, netuid, mecid, round, version| {
			let (origin, value) = (signed(who), bytes(1));
			SubtensorModule::commit_timelocked_mechanism_weights(
				origin, netuid, mecid, value, round, version,
			)
		};
		LastBeaconRound::set(7);
		assert_noop!(commit(177, 9, 0, 6, 3), E::InvalidRevealRound);
		assert_noop!(commit(177, 9, 0, 7, 3), E::MechanismDoesNotExist);
		assert_noop!(commit(177, NET, 0, 7, 3), E::IncorrectCommitRevealVersion);
		assert_noop!(commit(177, NET, 0, 7, 4), E::HotKeyNotRegisteredInSubNet);
		WeightsSetRateLimit::<Test>::insert(NET, 5);
		assert_noop!(commit(102, NET, 0, 7, 4), E::CommittingWeightsTooFast);
		System::set_block_number(6);
		assert_ok!(SubtensorModule::commit_crv3_mechanism_weights(
			signed(102),
			NET,
			0,
			bytes(1),
			7
		));
		CommitRevealWeightsEnabled::<Test>::insert(NET, false);
		assert_noop!(commit(102, NET, 0, 7, 3), E::CommitRevealDisabled);
		StakeThreshold::<Test>::put(1);
		assert_noop!(commit(102, NET, 0, 6, 3), E::NotEnoughStakeToSetWeights);
		LastBeaconRound::set(0);
	});
}

#[test]
fn an_epoch_weighs_the_commits_that_it_reads() {
	sealed(|| {
		let weight = || SubtensorModule::run_epoch(NET, 1).ref_time();
		// The first one gives permits.
		weight();
		let without = weight();
		for value in 0..3 {
			assert_ok!(commit(102, value));
		}
		assert_eq!(weight() - without, 3 * 2_000_000);
	});
}
