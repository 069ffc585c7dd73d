//! Commits, reveals and rows of weights by several at once.

use super::commits::{commit, committed, hash, reveal_all, waiting};
use crate::{mock::*, *};
use codec::Compact;
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

type E = Error<Test>;

#[test]
fn several_rows_are_revealed_together_or_not_at_all() {
	committed(|| {
		for salt in 1..=4 {
			assert_ok!(commit(salt));
		}
		assert_noop!(reveal_all(&[1]), E::RevealTooEarly);
		run_to(10);
		assert_noop!(reveal_all(&[3, 9]), E::InvalidRevealCommitHashNotMatch);
		assert_noop!(reveal_all(&[3, 3]), E::InvalidRevealCommitHashNotMatch);
		assert_ok!(reveal_all(&[3, 1]));
		let hashes = vec![hash(3), hash(1)];
		System::assert_last_event(Event::WeightsBatchRevealed(102, NET, hashes).into());
		assert_eq!(waiting(), [hash(2), hash(4)], "a batch takes out what it names");
		assert_eq!(Weights::<Test>::get(NET, 1), [(2, 65_535), (0, 32_768)]);
		run_to(20);
		assert_noop!(reveal_all(&[2]), E::ExpiredWeightCommit);
		let short = SubtensorModule::batch_reveal_weights(
			signed(102),
			NET,
			vec![vec![0]],
			vec![vec![1]],
			vec![],
			vec![0],
		);
		assert_eq!(short, Err(E::InputLengthsUnequal.into()));
	});
}

#[test]
fn a_batch_of_commits_tells_what_failed_and_does_the_rest() {
	committed(|| {
		let nets = vec![Compact(9), Compact(NET)];
		let batch = |nets: &[Compact<u16>], hashes: &[H256]| {
			let (nets, hashes) = (nets.to_vec(), hashes.to_vec());
			plain(SubtensorModule::batch_commit_weights(signed(102), nets, hashes))
		};
		assert_noop!(batch(&nets, &[hash(1)]), E::InputLengthsUnequal);
		assert_ok!(batch(&nets, &[hash(1), hash(2)]));
		let error = E::MechanismDoesNotExist.into();
		System::assert_has_event(Event::BatchCompletedWithErrors().into());
		System::assert_has_event(Event::BatchWeightItemFailed(9, error).into());
		System::assert_last_event(Event::BatchWeightsCompleted(nets.clone(), 102).into());
		assert_eq!(waiting(), [hash(2)]);
		StakeThreshold::<Test>::put(1000 * TAO);
		assert_noop!(batch(&nets, &[hash(1), hash(2)]), E::NotEnoughStakeToSetWeights);
	});
}

#[test]
fn a_batch_of_rows_tells_what_failed_and_does_the_rest() {
	committed(|| {
		let nets = vec![Compact(NET), Compact(9)];
		let batch = || {
			let rows = vec![vec![(Compact(2), Compact(1))]; 2];
			let keys = vec![Compact(0); 2];
			SubtensorModule::batch_set_weights(signed(102), nets.clone(), rows, keys)
		};
		assert_ok!(batch());
		let error = E::CommitRevealEnabled.into();
		System::assert_has_event(Event::BatchWeightItemFailed(NET, error).into());
		CommitRevealWeightsEnabled::<Test>::insert(NET, false);
		System::set_block_number(2);
		assert_ok!(batch());
		System::assert_has_event(Event::WeightsSet(NET, 1).into());
		System::assert_last_event(Event::BatchWeightsCompleted(nets.clone(), 102).into());
		assert_eq!(Weights::<Test>::get(NET, 1), [(2, 65_535)]);
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 2, 1]);
	});
}
