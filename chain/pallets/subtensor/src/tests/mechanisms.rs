//! Several mechanisms of a subnet.

use crate::{mock::*, *};
use frame_support::{assert_err, assert_ok};

type E = Error<Test>;

/// The storage index of the second mechanism.
const SECOND: u16 = 4096 + NET;

/// A subnet of two mechanisms: the owner, a validator 102 with a permit (uid 1), miners 103 and 104.
fn twofold(test: impl FnOnce()) {
	TestExt::default().execute(|| {
		subnet();
		for coldkey in 2..=4 {
			neuron(coldkey);
		}
		stake(2, 100);
		MaxAllowedUids::<Test>::insert(NET, 128);
		assert_ok!(SubtensorModule::set_mechanism_count(NET, 2));
		run_to(10);
		test();
	});
}

fn weigh(mecid: u8, miner: u16) {
	let (dests, weights) = (vec![miner], vec![1]);
	assert_ok!(SubtensorModule::set_mechanism_weights(signed(102), NET, mecid, dests, weights, 0));
}

#[test]
fn storage_indices_count_mechanisms_in_steps_of_4096() {
	assert_eq!((storage_index(7, 0), storage_index(7, 1), storage_index(7, 15)), (7, 4103, 61_447));
	assert_eq!(storage_index(7, 16), u16::MAX, "no other subnet's");
}

#[test]
fn each_mechanism_pays_its_share_of_the_emission_by_its_own_weights() {
	twofold(|| {
		let split = vec![u16::MAX / 4, u16::MAX - u16::MAX / 4];
		assert_ok!(SubtensorModule::set_emission_split(NET, Some(split)));
		weigh(0, 2);
		weigh(1, 3);
		run_to(20);
		assert_eq!(
			(Incentive::<Test>::get(NET)[2], Incentive::<Test>::get(SECOND)[3]),
			(65_535, 65_535)
		);
		assert_eq!((Incentive::<Test>::get(NET)[3], Incentive::<Test>::get(SECOND)[2]), (0, 0));
		assert_eq!(Bonds::<Test>::get(NET, 1).len(), 1);
		assert_eq!(Bonds::<Test>::get(SECOND, 1).len(), 1);
		let (first, second) =
			(SubtensorModule::stake(&103, &3, NET), SubtensorModule::stake(&104, &4, NET));
		assert!(second.abs_diff(3 * first) <= second / 1000, "{first} {second}");
		let told = |index, emissions| {
			let event = Event::IncentiveAlphaEmittedToMiners { netuid: index, emissions };
			System::assert_has_event(event.into());
		};
		told(NET, vec![0, 0, first, 0]);
		told(SECOND, vec![0, 0, 0, second]);
		let consensus = Consensus::<Test>::get(NET);
		assert!(consensus[2].abs_diff(16_383) <= 1 && consensus[3].abs_diff(49_151) <= 1);
	});
}

#[test]
fn without_a_split_mechanisms_share_evenly() {
	twofold(|| {
		weigh(0, 2);
		weigh(1, 3);
		run_to(20);
		let (first, second) =
			(SubtensorModule::stake(&103, &3, NET), SubtensorModule::stake(&104, &4, NET));
		assert!(first.abs_diff(second) <= 2 && first > 0, "{first} {second}");
	});
}

#[test]
fn a_new_neuron_has_a_place_in_every_mechanism() {
	twofold(|| {
		System::set_block_number(11);
		neuron(5);
		assert_eq!(LastUpdate::<Test>::get(SECOND), [0, 0, 0, 0, 11]);
		assert_eq!(Incentive::<Test>::get(SECOND).len(), 5);
		run_to(20);
		assert_eq!(Incentive::<Test>::get(SECOND).len(), 5);
	});
}

#[test]
fn a_replaced_neuron_is_forgotten_by_every_mechanism() {
	twofold(|| {
		weigh(1, 3);
		run_to(20);
		SubtensorModule::replace_neuron(NET, 3, &177, 20);
		assert_eq!(Weights::<Test>::get(SECOND, 1), [(3, 0)]);
		assert_eq!(Incentive::<Test>::get(SECOND)[3], 0);
		assert_eq!(LastUpdate::<Test>::get(SECOND)[3], 20);
		Owner::<Test>::insert(177, 9);
		OwnedHotkeys::<Test>::insert(9, vec![177]);
	});
}

#[test]
fn a_mechanism_that_goes_takes_all_its_state_along() {
	twofold(|| {
		weigh(1, 3);
		assert_ok!(SubtensorModule::set_emission_split(NET, Some(vec![0, u16::MAX])));
		CommitRevealWeightsEnabled::<Test>::insert(NET, true);
		let commit = Timelocked::truncate_from(vec![1]);
		assert_ok!(SubtensorModule::commit_mechanism_weights(signed(102), NET, 1, [1; 32].into()));
		let origin = signed(102);
		assert_ok!(SubtensorModule::commit_timelocked_mechanism_weights(
			origin, NET, 1, commit, 9, 4
		));
		run_to(20);
		assert_ok!(SubtensorModule::set_mechanism_count(NET, 1));
		assert_eq!(MechanismEmissionSplit::<Test>::get(NET), None);
		assert_eq!(Weights::<Test>::iter_key_prefix(SECOND).count(), 0);
		assert_eq!(Bonds::<Test>::iter_key_prefix(SECOND).count(), 0);
		assert_eq!(WeightCommits::<Test>::iter_key_prefix(SECOND).count(), 0);
		assert_eq!(TimelockedWeightCommits::<Test>::iter_key_prefix(SECOND).count(), 0);
		assert!(!Incentive::<Test>::contains_key(SECOND));
		assert!(!LastUpdate::<Test>::contains_key(SECOND));
		assert!(Incentive::<Test>::contains_key(NET));
	});
}

#[test]
fn the_number_of_mechanisms_has_bounds() {
	twofold(|| {
		let set = SubtensorModule::set_mechanism_count;
		assert_err!(set(9, 1), E::MechanismDoesNotExist);
		assert_err!(set(NET, 0), E::InvalidValue);
		assert_err!(set(NET, 3), E::InvalidValue);
		assert_err!(SubtensorModule::set_max_mechanism_count(17), E::InvalidValue);
		assert_err!(SubtensorModule::set_max_mechanism_count(0), E::InvalidValue);
		assert_ok!(SubtensorModule::set_max_mechanism_count(16));
		assert_err!(set(NET, 3), E::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Test>::insert(NET, 16);
		assert_ok!(set(NET, 16));
	});
}

#[test]
fn a_split_names_no_more_than_the_mechanisms_and_sums_to_65535() {
	twofold(|| {
		let set = |split: &[u16]| SubtensorModule::set_emission_split(NET, Some(split.to_vec()));
		assert_err!(SubtensorModule::set_emission_split(9, None), E::MechanismDoesNotExist);
		for wrong in [&[][..], &[1, 2], &[65_535, 1], &[65_534, 1, 0]] {
			assert_err!(set(wrong), E::InvalidValue);
		}
		assert_ok!(set(&[65_535]));
		assert_ok!(SubtensorModule::set_emission_split(NET, None));
		assert_eq!(MechanismEmissionSplit::<Test>::get(NET), None);
	});
}
