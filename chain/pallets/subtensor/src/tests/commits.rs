//! Weights that are committed as a hash and revealed an epoch later. The tempo is 10: epoch 1 begins in
//! block 10, epoch 2 in block 20.

use crate::{commits::Reveal, mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::H256;

type E = Error<Test>;

/// A subnet with commit-reveal, of the owner, a validator with stake 102 (uid 1) and a miner 103.
pub(super) fn committed(test: impl FnOnce()) {
	TestExt::default().defaults(|new| new.commit_reveal_weights_enabled = Some(true)).execute(
		|| {
			subnet();
			neuron(2);
			neuron(3);
			stake(2, 100);
			ValidatorPermit::<Test>::insert(NET, vec![false, true, false]);
			test();
		},
	);
}

/// A row for the miner, and the salt of its commit.
fn row(salt: u16) -> Reveal {
	Reveal { uids: vec![2, 0], values: vec![100, 50], salt: vec![salt], version_key: 0 }
}

pub(super) fn hash(salt: u16) -> H256 {
	row(salt).hash(&102u64, NET)
}

pub(super) fn commit(salt: u16) -> DispatchResult {
	plain(SubtensorModule::commit_weights(signed(102), NET, hash(salt)))
}

fn reveal(salt: u16) -> DispatchResult {
	let Reveal { uids, values, salt, version_key } = row(salt);
	plain(SubtensorModule::reveal_weights(signed(102), NET, uids, values, salt, version_key))
}

pub(super) fn reveal_all(salts: &[u16]) -> DispatchResult {
	let all: Vec<Reveal> = salts.iter().map(|salt| row(*salt)).collect();
	let uids = all.iter().map(|one| one.uids.clone()).collect();
	let values = all.iter().map(|one| one.values.clone()).collect();
	let keys = vec![0; all.len()];
	let salts = all.into_iter().map(|one| one.salt).collect();
	plain(SubtensorModule::batch_reveal_weights(signed(102), NET, uids, values, salts, keys))
}

pub(super) fn waiting() -> Vec<H256> {
	let queue = WeightCommits::<Test>::get(NET, 102).unwrap_or_default();
	queue.into_iter().map(|one| one.0).collect()
}

#[test]
fn a_row_is_committed_in_one_epoch_and_revealed_in_the_next() {
	committed(|| {
		System::set_block_number(5);
		assert_ok!(commit(7));
		System::assert_last_event(Event::WeightsCommitted(102, NET, hash(7)).into());
		assert_eq!(WeightCommits::<Test>::get(NET, 102).unwrap(), [(hash(7), 0, 5, 0)]);
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 5, 1]);
		assert!(Weights::<Test>::get(NET, 1).is_empty());
		run_to(12);
		assert_ok!(reveal(7));
		System::assert_last_event(Event::WeightsRevealed(102, NET, hash(7)).into());
		System::assert_has_event(Event::WeightsSet(NET, 1).into());
		assert_eq!(Weights::<Test>::get(NET, 1), [(2, 65_535), (0, 32_768)]);
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 5, 1], "the commit counts, not the reveal");
		assert!(!WeightCommits::<Test>::contains_key(NET, 102));
	});
}

#[test]
fn a_reveal_too_early_too_late_twice_or_altered_is_refused_by_name() {
	committed(|| {
		assert_noop!(reveal(7), E::NoWeightsCommitFound);
		assert_ok!(commit(7));
		assert_ok!(commit(8));
		assert_noop!(reveal(7), E::RevealTooEarly);
		run_to(9);
		assert_noop!(reveal(7), E::RevealTooEarly);
		run_to(10);
		assert_noop!(reveal(9), E::InvalidRevealCommitHashNotMatch);
		assert_ok!(reveal(7));
		assert_noop!(reveal(7), E::InvalidRevealCommitHashNotMatch);
		run_to(19);
		assert_ok!(reveal(8));
		assert_noop!(reveal(8), E::NoWeightsCommitFound);
		assert_ok!(commit(9));
		run_to(30);
		assert_noop!(reveal(9), E::ExpiredWeightCommit);
		assert_noop!(reveal(8), E::NoWeightsCommitFound);
	});
}

#[test]
fn a_longer_reveal_period_asks_for_its_very_epoch() {
	committed(|| {
		RevealPeriodEpochs::<Test>::insert(NET, 3);
		assert_ok!(commit(7));
		run_to(29);
		assert_noop!(reveal(7), E::RevealTooEarly);
		run_to(30);
		assert_ok!(reveal(7));
	});
}

#[test]
fn where_an_epoch_is_put_off_the_block_belongs_to_the_next_already() {
	committed(|| {
		MaxEpochsPerBlock::<Test>::put(0);
		run_to(10);
		assert_eq!(SubnetEpochIndex::<Test>::get(NET), 0);
		assert_ok!(commit(7));
		assert_eq!(WeightCommits::<Test>::get(NET, 102).unwrap(), [(hash(7), 1, 10, 0)]);
		MaxEpochsPerBlock::<Test>::put(2);
		run_to(11);
		assert_eq!((SubnetEpochIndex::<Test>::get(NET), LastEpochBlock::<Test>::get(NET)), (1, 11));
		assert_noop!(reveal(7), E::RevealTooEarly);
		run_to(21);
		assert_ok!(reveal(7));
	});
}

#[test]
fn a_reveal_forgets_the_commits_before_it() {
	committed(|| {
		for salt in 1..=3 {
			assert_ok!(commit(salt));
		}
		run_to(10);
		assert_ok!(reveal(2));
		assert_eq!(waiting(), [hash(3)]);
		assert_noop!(reveal(1), E::InvalidRevealCommitHashNotMatch);
	});
}

#[test]
fn ten_commits_may_wait_and_expired_ones_make_room() {
	committed(|| {
		for salt in 0..10 {
			assert_ok!(commit(salt));
		}
		assert_noop!(commit(10), E::TooManyUnrevealedCommits);
		run_to(19);
		assert_noop!(commit(10), E::TooManyUnrevealedCommits);
		run_to(20);
		assert_ok!(commit(10));
		assert_eq!(waiting(), [hash(10)]);
	});
}

#[test]
fn a_commit_is_refused_for_the_first_thing_that_is_wrong() {
	committed(|| {
		let commit = |who, netuid, mecid| {
			plain(SubtensorModule::commit_mechanism_weights(signed(who), netuid, mecid, hash(1)))
		};
		assert_noop!(commit(177, 9, 0), E::MechanismDoesNotExist);
		assert_noop!(commit(102, NET, 1), E::MechanismDoesNotExist);
		assert_noop!(commit(102, NET, 16), E::MechanismDoesNotExist);
		assert_noop!(commit(177, NET, 0), E::HotKeyNotRegisteredInSubNet);
		WeightsSetRateLimit::<Test>::insert(NET, 5);
		assert_noop!(commit(102, NET, 0), E::CommittingWeightsTooFast);
		System::set_block_number(6);
		assert_ok!(commit(102, NET, 0));
		System::set_block_number(10);
		assert_noop!(commit(102, NET, 0), E::CommittingWeightsTooFast);
		System::set_block_number(11);
		StakeThreshold::<Test>::put(1000 * TAO);
		assert_noop!(commit(102, NET, 0), E::NotEnoughStakeToSetWeights);
		assert_ok!(commit(OWNER_HOTKEY, NET, 0));
		CommitRevealWeightsEnabled::<Test>::insert(NET, false);
		StakeThreshold::<Test>::put(0);
		assert_noop!(commit(102, NET, 0), E::CommitRevealDisabled);
	});
}

#[test]
fn a_reveal_must_be_a_row_that_could_be_set() {
	committed(|| {
		assert_ok!(commit(7));
		run_to(10);
		ValidatorPermit::<Test>::insert(NET, vec![false; 3]);
		assert_noop!(reveal(7), E::NeuronNoValidatorPermit);
		WeightsVersionKey::<Test>::insert(NET, 1);
		assert_noop!(reveal(7), E::IncorrectWeightVersionKey);
		CommitRevealWeightsEnabled::<Test>::insert(NET, false);
		assert_noop!(reveal(7), E::CommitRevealDisabled);
		assert_eq!(waiting(), [hash(7)]);
	});
}

#[test]
fn a_neuron_that_registered_after_the_commit_is_not_weighed() {
	let incentive = |commits_anew: bool| {
		let mut earned = vec![];
		committed(|| {
			assert_ok!(commit(7));
			run_to(10);
			assert_ok!(reveal(7));
			if commits_anew {
				assert_ok!(commit(8));
			}
			BlockAtRegistration::<Test>::insert(NET, 2, 11);
			// The row is newer than the neuron, the commit that still waits is not.
			LastUpdate::<Test>::insert(NET, vec![1, 12, 1]);
			run_to(20);
			earned = Incentive::<Test>::get(NET);
		});
		earned[2]
	};
	assert!(incentive(false) > 0);
	assert_eq!(incentive(true), 0);
}

#[test]
fn each_mechanism_has_its_own_commits() {
	committed(|| {
		MaxAllowedUids::<Test>::insert(NET, 128);
		assert_ok!(SubtensorModule::set_mechanism_count(NET, 2));
		let index = storage_index(NET, 1);
		let Reveal { uids, values, salt, version_key } = row(7);
		let hash = row(7).hash(&102u64, index);
		assert_ok!(SubtensorModule::commit_mechanism_weights(signed(102), NET, 1, hash));
		assert_eq!(LastUpdate::<Test>::get(index), [0, 1]);
		assert!(waiting().is_empty());
		run_to(10);
		let (a, b, c) = (uids.clone(), values.clone(), salt.clone());
		let other = SubtensorModule::reveal_weights(signed(102), NET, a, b, c, version_key);
		assert_eq!(plain(other), Err(E::NoWeightsCommitFound.into()));
		let origin = signed(102);
		assert_ok!(SubtensorModule::reveal_mechanism_weights(
			origin,
			NET,
			1,
			uids,
			values,
			salt,
			version_key
		));
		assert_eq!(Weights::<Test>::get(index, 1), [(2, 65_535), (0, 32_768)]);
		System::assert_last_event(Event::WeightsRevealed(102, index, hash).into());
	});
}
