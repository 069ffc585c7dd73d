use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

/// A full subnet of the owner and two neurons past their immunity.
fn full(test: impl FnOnce()) {
	let small = TestExt::default().defaults(|defaults| {
		defaults.max_allowed_uids = Some(3);
		defaults.immunity_period = Some(20);
		defaults.min_non_immune_uids = Some(0);
	});
	small.execute(|| {
		subnet();
		neuron(2);
		neuron(3);
		run_to(30);
		test();
	});
}

#[test]
fn the_neuron_with_the_least_emission_goes() {
	full(|| {
		Emission::<Test>::insert(NET, vec![0, 7, 5]);
		neuron(4);
		System::assert_last_event(Event::NeuronRegistered(NET, 2, 104).into());
		assert_eq!(Keys::<Test>::get(NET, 2), 104);
		assert_eq!(
			(Uids::<Test>::get(NET, 103), IsNetworkMember::<Test>::get(103, NET)),
			(None, false)
		);
		assert_eq!(SubnetworkN::<Test>::get(NET), 3);
	});
}

#[test]
fn the_newcomer_inherits_nothing() {
	full(|| {
		assert_ok!(SubtensorModule::serve_axon(signed(103), NET, 1, 5, 80, 4, 0, 0, 0));
		Incentive::<Test>::insert(NET, vec![1, 2, 3]);
		Emission::<Test>::insert(NET, vec![9, 9, 3]);
		ValidatorPermit::<Test>::insert(NET, vec![true, true, true]);
		Weights::<Test>::insert(NET, 1, vec![(1, 4), (2, 65_535)]);
		Weights::<Test>::insert(NET, 2, vec![(1, 65_535)]);
		Bonds::<Test>::insert(NET, 2, vec![(1, 65_535)]);
		neuron(4);
		assert_eq!(Incentive::<Test>::get(NET), [1, 2, 0]);
		assert_eq!(Emission::<Test>::get(NET), [9, 9, 0]);
		assert_eq!(ValidatorPermit::<Test>::get(NET), [true, true, false]);
		assert_eq!(Weights::<Test>::get(NET, 1), [(1, 4), (2, 0)]);
		assert!(Weights::<Test>::get(NET, 2).is_empty() && Bonds::<Test>::get(NET, 2).is_empty());
		assert_eq!(
			(LastUpdate::<Test>::get(NET)[2], BlockAtRegistration::<Test>::get(NET, 2)),
			(30, 30)
		);
		assert_eq!((Axons::<Test>::get(NET, 103), Axons::<Test>::get(NET, 104)), (None, None));
	});
}

#[test]
fn the_owners_neuron_never_goes_and_the_immune_go_only_when_no_other_may() {
	full(|| {
		neuron(4);
		neuron(5);
		assert_eq!(Uids::<Test>::get(NET, OWNER_HOTKEY), Some(0));
		assert_eq!((Uids::<Test>::get(NET, 102), Uids::<Test>::get(NET, 103)), (None, None));
		neuron(6);
		assert_eq!(Uids::<Test>::get(NET, 104), None);
		MinNonImmuneUids::<Test>::insert(NET, 10);
		run_to(60);
		assert_noop!(
			SubtensorModule::burned_register(signed(7), NET, 107),
			Error::<Test>::NoNeuronIdAvailable
		);
	});
}

#[test]
fn the_owners_hotkey_stays_even_where_no_other_neuron_of_the_owner_does() {
	full(|| {
		ImmuneOwnerUidsLimit::<Test>::insert(NET, 0);
		Emission::<Test>::insert(NET, vec![0, 7, 5]);
		neuron(4);
		assert_eq!(Uids::<Test>::get(NET, OWNER_HOTKEY), Some(0));
		assert_eq!(Uids::<Test>::get(NET, 103), None);
	});
}

#[test]
fn stake_with_a_replaced_neuron_can_be_taken_back() {
	full(|| {
		stake(3, 5);
		Emission::<Test>::insert(NET, vec![9, 9, 3]);
		neuron(4);
		let all = SubtensorModule::stake(&103, &3, NET);
		assert_eq!(all, 5 * TAO);
		assert_ok!(SubtensorModule::remove_stake(signed(3), 103, NET, all));
	});
}
