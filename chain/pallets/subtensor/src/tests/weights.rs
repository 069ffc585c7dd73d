use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};

fn set(hotkey: u64, dests: &[u16], weights: &[u16]) -> DispatchResult {
	set_as(hotkey, NET, 0, dests, weights, 0)
}

fn set_as(
	hotkey: u64,
	netuid: u16,
	mecid: u8,
	dests: &[u16],
	weights: &[u16],
	version: u64,
) -> DispatchResult {
	let (dests, weights) = (dests.to_vec(), weights.to_vec());
	plain(SubtensorModule::set_mechanism_weights(
		signed(hotkey),
		netuid,
		mecid,
		dests,
		weights,
		version,
	))
}

/// A subnet of the owner, a validator 102 (uid 1) and a miner 103 (uid 2).
fn trio(test: impl FnOnce()) {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		neuron(3);
		ValidatorPermit::<Test>::insert(NET, vec![false, true, false]);
		test();
	});
}

#[test]
fn a_row_is_stored_with_its_greatest_weight_at_the_top() {
	trio(|| {
		assert_ok!(set(102, &[2, 0], &[100, 50]));
		System::assert_last_event(Event::WeightsSet(NET, 1).into());
		assert_eq!(Weights::<Test>::get(NET, 1), [(2, 65_535), (0, 32_768)]);
		System::set_block_number(9);
		assert_ok!(SubtensorModule::set_weights(signed(102), NET, vec![0], vec![1], 0));
		assert_eq!(Weights::<Test>::get(NET, 1), [(0, 65_535)]);
		assert_eq!(LastUpdate::<Test>::get(NET), [1, 9, 1]);
	});
}

#[test]
fn a_row_is_refused_for_the_first_thing_that_is_wrong() {
	trio(|| {
		type E = Error<Test>;
		assert_noop!(set_as(102, ROOT, 0, &[0], &[], 0), E::CommitRevealEnabled);
		for netuid in [ROOT, 9] {
			CommitRevealWeightsEnabled::<Test>::insert(netuid, false);
		}
		assert_noop!(set_as(102, ROOT, 0, &[0], &[], 0), E::CanNotSetRootNetworkWeights);
		assert_noop!(set_as(102, 9, 0, &[0], &[], 0), E::WeightVecNotEqualSize);
		assert_noop!(set_as(102, 9, 0, &[0], &[1], 0), E::MechanismDoesNotExist);
		assert_noop!(set_as(102, NET, 1, &[0], &[1], 0), E::MechanismDoesNotExist);
		assert_noop!(set(177, &[0, 1, 2, 3], &[1; 4]), E::UidsLengthExceedUidsInSubNet);
		assert_noop!(set(177, &[0], &[1]), E::HotKeyNotRegisteredInSubNet);
		assert_noop!(set(103, &[0, 0], &[1, 1]), E::NeuronNoValidatorPermit);
		assert_noop!(set(102, &[7, 7], &[1, 1]), E::DuplicateUids);
		assert_noop!(set(102, &[7], &[1]), E::UidVecContainInvalidOne);
		MinAllowedWeights::<Test>::insert(NET, 2);
		assert_noop!(set(102, &[0], &[1]), E::WeightVecLengthIsLow);
		CommitRevealWeightsEnabled::<Test>::insert(NET, true);
		assert_noop!(set(102, &[0, 1], &[1]), E::CommitRevealEnabled);
	});
}

#[test]
fn the_subnet_demands_a_version_and_a_pause() {
	trio(|| {
		WeightsVersionKey::<Test>::insert(NET, 5);
		WeightsSetRateLimit::<Test>::insert(NET, 10);
		let row = |version| set_as(102, NET, 0, &[2], &[1], version);
		assert_noop!(row(4), Error::<Test>::SettingWeightsTooFast);
		System::set_block_number(11);
		assert_noop!(row(4), Error::<Test>::IncorrectWeightVersionKey);
		assert_ok!(row(5));
		System::set_block_number(20);
		assert_noop!(row(6), Error::<Test>::SettingWeightsTooFast);
		System::set_block_number(21);
		assert_ok!(row(6));
	});
}

#[test]
fn a_vote_takes_stake_but_not_of_the_owner() {
	trio(|| {
		StakeThreshold::<Test>::put(10 * TAO);
		stake(2, 9);
		assert_noop!(set(102, &[2], &[1]), Error::<Test>::NotEnoughStakeToSetWeights);
		stake(2, 1);
		assert_ok!(set(102, &[2], &[1]));
		assert_ok!(set(OWNER_HOTKEY, &[2], &[1]));
	});
}

#[test]
fn without_a_permit_a_neuron_may_only_weigh_itself() {
	trio(|| {
		MinAllowedWeights::<Test>::insert(NET, 3);
		assert_noop!(set(103, &[1], &[1]), Error::<Test>::NeuronNoValidatorPermit);
		assert_ok!(set(103, &[2], &[1]));
	});
}
