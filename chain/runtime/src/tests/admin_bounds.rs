//! Within which bounds root and owners tune the chain.

use super::admin::{owner, root, subnet, was_told, NET};
use crate::*;
use frame_support::{assert_noop, assert_ok};
use pallet_admin_utils::Error;
use pallet_subtensor::{Error as Refused, *};

#[test]
fn neurons_are_bounded_by_what_there_is() {
	subnet(|| {
		MinAllowedUids::<Runtime>::insert(NET, 4);
		let max = |uids| AdminUtils::sudo_set_max_allowed_uids(root(), NET, uids);
		assert_noop!(max(3), Error::<Runtime>::MaxAllowedUidsLessThanMinAllowedUids);
		let above = Error::<Runtime>::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids;
		assert_noop!(max(257), above);
		assert_ok!(max(256));
		SubnetworkN::<Runtime>::insert(NET, 9);
		assert_noop!(max(8), Error::<Runtime>::MaxAllowedUIdsLessThanCurrentUIds);
		MechanismCountCurrent::<Runtime>::insert(NET, 2);
		assert_noop!(max(129), Refused::<Runtime>::TooManyUIDsPerMechanism);
		assert_ok!(max(128));
		let min = |uids| AdminUtils::sudo_set_min_allowed_uids(root(), NET, uids);
		let above_max = Error::<Runtime>::MinAllowedUidsGreaterThanMaxAllowedUids;
		assert_noop!(min(128), above_max);
		assert_noop!(min(9), Error::<Runtime>::MinAllowedUidsGreaterThanCurrentUids);
		assert_ok!(min(8));
		let validators = |count| AdminUtils::sudo_set_max_allowed_validators(root(), NET, count);
		assert_noop!(validators(129), Error::<Runtime>::MaxValidatorsLargerThanMaxUIds);
		assert_ok!(validators(128));
		SubnetworkN::<Runtime>::insert(NET, 1);
		MechanismCountCurrent::<Runtime>::insert(NET, 1);
	});
}

#[test]
fn prices_of_registration_are_bounded() {
	subnet(|| {
		let out = || Error::<Runtime>::ValueNotInBounds;
		assert_noop!(AdminUtils::sudo_set_min_burn(root(), NET, TAO), out());
		assert_ok!(AdminUtils::sudo_set_min_burn(root(), NET, TAO - 1));
		assert_noop!(AdminUtils::sudo_set_max_burn(root(), NET, TAO / 10), out());
		assert_noop!(AdminUtils::sudo_set_max_burn(root(), NET, TAO - 1), out());
		assert_ok!(AdminUtils::sudo_set_max_burn(root(), NET, TAO));
		let invalid = || Error::<Runtime>::InvalidValue;
		assert_noop!(AdminUtils::sudo_set_burn_half_life(root(), NET, 0), invalid());
		assert_noop!(AdminUtils::sudo_set_burn_half_life(root(), NET, 36_101), invalid());
		assert_ok!(AdminUtils::sudo_set_burn_half_life(root(), NET, 36_100));
		let factor = |bits| AdminUtils::sudo_set_burn_increase_mult(root(), NET, U64F64 { bits });
		assert_noop!(factor((1 << 64) - 1), invalid());
		assert_noop!(factor((3 << 64) + 1), invalid());
		assert_ok!(factor(3 << 64));
	});
}

#[test]
fn what_an_epoch_reckons_with_is_bounded() {
	subnet(|| {
		let keep = |who, part| AdminUtils::sudo_set_bonds_moving_average(who, NET, part);
		assert_noop!(keep(owner(), 975_001), Error::<Runtime>::BondsMovingAverageMaxReached);
		assert_ok!(keep(owner(), 975_000));
		assert_ok!(keep(root(), 1_000_000));
		let slope = |who, slope| AdminUtils::sudo_set_alpha_sigmoid_steepness(who, NET, slope);
		assert_noop!(slope(owner(), -1), Error::<Runtime>::NegativeSigmoidSteepness);
		assert_ok!(slope(root(), -1));
		let alpha = |low, high| AdminUtils::sudo_set_alpha_values(root(), NET, low, high);
		assert_noop!(alpha(2000, 3000), Refused::<Runtime>::LiquidAlphaDisabled);
		assert_ok!(AdminUtils::sudo_set_liquid_alpha_enabled(root(), NET, true));
		assert_noop!(alpha(1638, 1637), Refused::<Runtime>::AlphaHighTooLow);
		assert_noop!(alpha(1637, 1638), Refused::<Runtime>::AlphaLowOutOfRange);
		assert_noop!(alpha(3001, 3000), Refused::<Runtime>::AlphaLowOutOfRange);
		assert_ok!(alpha(1638, 1638));
		assert_eq!(AlphaValues::<Runtime>::get(NET), (1638, 1638));
		let cutoff = |blocks| AdminUtils::sudo_set_activity_cutoff(root(), NET, blocks);
		assert_noop!(cutoff(359), Refused::<Runtime>::ActivityCutoffTooLow);
		assert_ok!(cutoff(360));
	});
}

#[test]
fn commits_wait_one_to_a_hundred_epochs() {
	subnet(|| {
		let wait = |n| AdminUtils::sudo_set_commit_reveal_weights_interval(root(), NET, n);
		assert_noop!(wait(0), Refused::<Runtime>::RevealPeriodTooSmall);
		assert_noop!(wait(101), Refused::<Runtime>::RevealPeriodTooLarge);
		assert_ok!(wait(100));
		assert_eq!(RevealPeriodEpochs::<Runtime>::get(NET), 100);
		assert!(was_told(pallet_subtensor::Event::<Runtime>::CommitRevealPeriodsSet(NET, 100)));
	});
}

#[test]
fn what_every_block_does_stays_bounded() {
	subnet(|| {
		let out = || Error::<Runtime>::ValueNotInBounds;
		assert_noop!(AdminUtils::sudo_set_subnet_limit(root(), 129), out());
		assert_ok!(AdminUtils::sudo_set_subnet_limit(root(), 128));
		assert_noop!(AdminUtils::sudo_set_max_epochs_per_block(root(), 0), out());
		assert_ok!(AdminUtils::sudo_set_max_epochs_per_block(root(), 3));
	});
}
