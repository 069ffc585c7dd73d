use crate::{mock::*, *};
use frame_support::assert_ok;

fn weigh(hotkey: u64, row: &[(u16, u16)]) {
	let (dests, weights) = row.iter().copied().unzip();
	assert_ok!(SubtensorModule::set_mechanism_weights(signed(hotkey), NET, 0, dests, weights, 0));
}

/// A subnet of the owner, a validator with stake (uid 1) and two miners (uids 2 and 3), after the
/// epoch that gave the validator its permit.
fn voters(test: impl FnOnce()) {
	TestExt::default().execute(|| {
		subnet();
		for coldkey in 2..=4 {
			neuron(coldkey);
		}
		stake(2, 100);
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		assert_eq!(ValidatorPermit::<Test>::get(NET), [true, true, false, false]);
		test();
	});
}

#[test]
fn miners_are_paid_by_the_weights_they_get() {
	voters(|| {
		weigh(102, &[(2, 3), (3, 1)]);
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		let better = SubtensorModule::stake(&103, &3, NET);
		let worse = SubtensorModule::stake(&104, &4, NET);
		assert!(better.abs_diff(3 * worse) <= better / 10_000, "{better} {worse}");
		let incentive = Incentive::<Test>::get(NET);
		assert_eq!((incentive[0], incentive[1]), (0, 0));
		assert!(incentive[2].abs_diff(49_151) <= 2, "{incentive:?}");
		let emissions = vec![0, 0, better, worse];
		System::assert_has_event(
			Event::IncentiveAlphaEmittedToMiners { netuid: NET, emissions }.into(),
		);
	});
}

#[test]
fn a_tempo_is_split_among_owner_miners_and_validators() {
	voters(|| {
		weigh(102, &[(2, 1)]);
		let before = [(OWNER_HOTKEY, OWNER), (103, 3), (102, 2)];
		let stakes = || before.map(|(hot, cold)| SubtensorModule::stake(&hot, &cold, NET));
		let start = stakes();
		let carried = EpochEmission::<Test>::get(NET).unwrap().carried;
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		let end = stakes();
		let issued = 10 * TAO + carried;
		for (who, share) in [18, 41, 41].into_iter().enumerate() {
			let got = end[who] - start[who];
			assert!(got.abs_diff(issued * share / 100) < issued / 1000, "{who}: {got}");
		}
		let books = EpochEmission::<Test>::get(NET).unwrap();
		assert_eq!((books.block, books.issued), (System::block_number(), issued));
		assert_eq!(books.issued, books.paid + books.carried);
		assert!(books.carried < 10, "{books:?}");
	});
}

#[test]
fn what_nobody_earns_waits_for_the_next_epoch() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		let first = SubtensorModule::next_epoch_block(NET).unwrap();
		run_to(first);
		let books = EpochEmission::<Test>::get(NET).unwrap();
		// The owner's cut is staked within the epoch, after the shares were found.
		assert_eq!(books.carried, books.issued - books.paid);
		assert!(books.carried > books.issued * 8 / 10, "{books:?}");
		run_to(first + 10);
		let next = EpochEmission::<Test>::get(NET).unwrap();
		assert_eq!(next.issued, books.carried + 10 * TAO);
	});
}

#[test]
fn without_votes_the_validators_get_the_miners_pot_too() {
	voters(|| {
		let before = SubtensorModule::stake(&102, &2, NET);
		let carried = EpochEmission::<Test>::get(NET).unwrap().carried;
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		let got = SubtensorModule::stake(&102, &2, NET) - before;
		let pot = (10 * TAO + carried) * 82 / 100;
		// The owner's stake of the first cut earns its share.
		assert!(got > pot * 9 / 10 && got <= pot, "{got} of {pot}");
		assert_eq!(Incentive::<Test>::get(NET), [0; 4]);
	});
}

#[test]
fn nominators_share_the_dividends_after_the_take() {
	voters(|| {
		assert_ok!(SubtensorModule::add_stake(signed(9), 102, NET, 300 * TAO));
		weigh(102, &[(2, 1)]);
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		let nominator = SubtensorModule::stake(&102, &9, NET) - 300 * TAO;
		let dividends = AlphaDividendsPerSubnet::<Test>::get(NET, 102);
		assert!(nominator > 0 && nominator < dividends * 3 / 4 + 1, "{nominator} of {dividends}");
		assert!(nominator > dividends * 7 / 10, "{nominator} of {dividends}");
	});
}

#[test]
fn an_epoch_runs_each_tempo_and_counts() {
	TestExt::default().execute(|| {
		subnet();
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(10));
		run_to(9);
		assert_eq!(
			(SubnetEpochIndex::<Test>::get(NET), BlocksSinceLastStep::<Test>::get(NET)),
			(0, 8)
		);
		run_to(10);
		assert_eq!(
			(SubnetEpochIndex::<Test>::get(NET), BlocksSinceLastStep::<Test>::get(NET)),
			(1, 0)
		);
		assert_eq!(LastMechansimStepBlock::<Test>::get(NET), 10);
		assert_eq!(SubtensorModule::next_epoch_block(NET), Some(20));
		run_to(20);
		assert_eq!(SubnetEpochIndex::<Test>::get(NET), 2);
		assert_eq!(SubtensorModule::next_epoch_block(9), None);
	});
}

#[test]
fn epochs_beyond_the_cap_wait_for_the_next_block() {
	TestExt::default().genesis(|genesis| genesis.network_min_lock_cost = Some(TAO)).execute(|| {
		for owner in 1..=3 {
			assert_ok!(SubtensorModule::register_network(signed(owner), owner + 100));
		}
		for netuid in 1..=3 {
			LastEpochBlock::<Test>::insert(netuid, 0);
		}
		run_to(10);
		System::assert_has_event(
			Event::EpochDeferred { netuid: 3, from_block: 10, to_block: 11 }.into(),
		);
		let counts = || [1, 2, 3].map(SubnetEpochIndex::<Test>::get);
		assert_eq!((counts(), PendingEpochAt::<Test>::get(3)), ([1, 1, 0], 11));
		run_to(11);
		assert_eq!((counts(), PendingEpochAt::<Test>::get(3)), ([1, 1, 1], 0));
	});
}

#[test]
fn emission_is_even_among_started_subnets_and_follows_the_switch() {
	TestExt::default().genesis(|genesis| genesis.network_min_lock_cost = Some(TAO)).execute(|| {
		for owner in 1..=4 {
			assert_ok!(SubtensorModule::register_network(signed(owner), owner + 100));
		}
		for netuid in 1..=3 {
			assert_ok!(SubtensorModule::start_call(signed(netuid.into()), netuid));
		}
		SubnetEmissionEnabled::<Test>::insert(3, false);
		let before = TotalIssuance::<Test>::get();
		run_to(2);
		assert_eq!(TotalIssuance::<Test>::get(), before + TAO);
		let parts = [1, 2, 3, 4].map(SubnetAlphaOutEmission::<Test>::get);
		assert_eq!(parts, [TAO / 2, TAO / 2, 0, 0]);
	});
}

#[test]
fn nothing_is_minted_before_a_subnet_is_started() {
	TestExt::default().execute(|| {
		let before = TotalIssuance::<Test>::get();
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		run_to(25);
		assert_eq!(TotalIssuance::<Test>::get(), before);
		assert_eq!(EpochEmission::<Test>::get(NET).unwrap().issued, 0);
	});
}

#[test]
fn a_subnet_out_of_order_loses_its_slot_and_keeps_its_pots() {
	voters(|| {
		let epochs = SubnetEpochIndex::<Test>::get(NET);
		let block = SubtensorModule::next_epoch_block(NET).unwrap();
		let hotkey = Keys::<Test>::get(NET, 3);
		Keys::<Test>::insert(NET, 3, 102);
		run_to(block);
		System::assert_has_event(Event::EpochSkipped { netuid: NET, block }.into());
		assert!(SubtensorModule::pots(NET).total() >= 10 * TAO);
		assert_eq!(SubnetEpochIndex::<Test>::get(NET), epochs + 1);
		assert_eq!(LastEpochBlock::<Test>::get(NET), block);
		assert_eq!(LastMechansimStepBlock::<Test>::get(NET), block - 10);
		assert_eq!(BlocksSinceLastStep::<Test>::get(NET), 10);
		Keys::<Test>::insert(NET, 3, hotkey);
	});
}

#[test]
fn who_loses_the_permit_loses_the_bonds() {
	voters(|| {
		MaxAllowedValidators::<Test>::insert(NET, 1);
		weigh(102, &[(2, 1)]);
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		assert_eq!(Bonds::<Test>::get(NET, 1).len(), 1);
		stake(4, 1_000);
		run_to(SubtensorModule::next_epoch_block(NET).unwrap());
		assert_eq!(ValidatorPermit::<Test>::get(NET), [true, false, false, true]);
		assert!(Bonds::<Test>::get(NET, 1).is_empty());
	});
}
