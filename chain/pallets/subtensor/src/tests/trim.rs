//! Taking a subnet's least neurons away.

use crate::{mock::*, *};
use frame_support::{assert_err, assert_ok};

/// A subnet of the owner and neurons of the coldkeys 2 to 6, all past their immunity.
fn six(test: impl FnOnce()) {
	let short = TestExt::default().defaults(|defaults| {
		defaults.immunity_period = Some(20);
		defaults.min_non_immune_uids = Some(0);
	});
	short.execute(|| {
		subnet();
		for coldkey in 2..=6 {
			neuron(coldkey);
		}
		MinAllowedUids::<Test>::insert(NET, 2);
		System::set_block_number(30);
		Emission::<Test>::insert(NET, vec![0, 5, 9, 1, 5, 7]);
		test();
	});
}

fn trim(uids: u16) -> Result<(), sp_runtime::DispatchError> {
	SubtensorModule::trim_to_max_allowed_uids(NET, uids)
}

#[test]
fn the_least_go_of_equals_the_greatest_uid_and_the_rest_close_up() {
	six(|| {
		assert_ok!(trim(4));
		assert_eq!(MaxAllowedUids::<Test>::get(NET), 4);
		assert_eq!(SubtensorModule::hotkeys(NET), [101, 102, 103, 106]);
		assert_eq!(Emission::<Test>::get(NET), [0, 5, 9, 7]);
		assert_eq!(Uids::<Test>::get(NET, 106), Some(3));
		for gone in [104, 105] {
			assert_eq!(Uids::<Test>::get(NET, gone), None);
			assert!(!IsNetworkMember::<Test>::get(gone, NET));
		}
		let entries = (LastUpdate::<Test>::get(NET).len(), Incentive::<Test>::get(NET).len());
		assert_eq!(entries, (4, 4));
		assert!(!Keys::<Test>::contains_key(NET, 4) && !Keys::<Test>::contains_key(NET, 5));
	});
}

#[test]
fn rows_move_with_their_neurons_and_forget_those_that_went() {
	six(|| {
		Weights::<Test>::insert(NET, 5, vec![(2, 20), (3, 30), (5, 50)]);
		Weights::<Test>::insert(NET, 3, vec![(0, 1)]);
		Bonds::<Test>::insert(NET, 5, vec![(4, 40), (5, 51)]);
		BlockAtRegistration::<Test>::insert(NET, 5, 4);
		assert_ok!(trim(4));
		assert_eq!(Weights::<Test>::get(NET, 3), [(2, 20), (3, 50)]);
		assert_eq!(Bonds::<Test>::get(NET, 3), [(3, 51)]);
		assert_eq!(BlockAtRegistration::<Test>::get(NET, 3), 4);
		assert_eq!(Weights::<Test>::iter_key_prefix(NET).count(), 1);
		assert_eq!(BlockAtRegistration::<Test>::iter_key_prefix(NET).count(), 4);
	});
}

#[test]
fn every_mechanism_is_trimmed() {
	six(|| {
		MaxAllowedUids::<Test>::insert(NET, 128);
		assert_ok!(SubtensorModule::set_mechanism_count(NET, 2));
		let second = storage_index(NET, 1);
		Incentive::<Test>::insert(second, vec![0, 1, 2, 3, 4, 5]);
		LastUpdate::<Test>::insert(second, vec![7]);
		Weights::<Test>::insert(second, 5, vec![(3, 30), (5, 50)]);
		assert_ok!(trim(4));
		assert_eq!(Incentive::<Test>::get(second), [0, 1, 2, 5]);
		assert_eq!(LastUpdate::<Test>::get(second), [7, 0, 0, 0]);
		assert_eq!(Weights::<Test>::get(second, 3), [(3, 50)]);
	});
}

#[test]
fn the_immune_and_the_owners_stay() {
	six(|| {
		BlockAtRegistration::<Test>::insert(NET, 3, 25);
		assert_ok!(trim(4));
		// 3 earned the least but is new, 0 is the owner's; of 1 and 4 the greater goes first.
		assert_eq!(SubtensorModule::hotkeys(NET), [101, 103, 104, 106]);
	});
}

#[test]
fn a_subnet_is_not_trimmed_to_mostly_immune_neurons() {
	six(|| {
		for uid in 1..=3 {
			BlockAtRegistration::<Test>::insert(NET, uid, 25);
		}
		// Four of five are 80 %, with the owner's.
		assert_err!(trim(5), Error::<Test>::TrimmingWouldExceedMaxImmunePercentage);
		MaxAllowedUids::<Test>::insert(NET, 256);
		BlockAtRegistration::<Test>::insert(NET, 3, 1);
		assert_ok!(trim(5));
	});
}

#[test]
fn the_number_stays_within_what_the_subnet_may_have() {
	six(|| {
		assert_err!(
			SubtensorModule::trim_to_max_allowed_uids(9, 4),
			Error::<Test>::SubnetNotExists
		);
		assert_err!(trim(1), Error::<Test>::InvalidValue);
		assert_err!(trim(257), Error::<Test>::InvalidValue);
		assert_ok!(trim(6));
		assert_eq!((MaxAllowedUids::<Test>::get(NET), SubnetworkN::<Test>::get(NET)), (6, 6));
	});
}

#[test]
fn epochs_go_on_after_a_trimming() {
	six(|| {
		stake(2, 2_000);
		assert_ok!(trim(4));
		run_to(60);
		assert_eq!(Emission::<Test>::get(NET).len(), 4);
		neuron(7);
		assert_eq!(SubnetworkN::<Test>::get(NET), 4);
	});
}
