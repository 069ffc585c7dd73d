use crate::{mock::*, *};
use consensus::Outcome;
use frame_support::assert_ok;

/// Pays pots of 500 rao each out to the owner (uid 0), a validator (uid 1) and a miner (uid 2), the
/// validator and the miner having earned this much, and returns what both got and the books.
fn pay(server_emission: Vec<u64>, validator_emission: Vec<u64>) -> (u64, u64, EpochPayout) {
	let mut result = Default::default();
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		neuron(3);
		PendingServerEmission::<Test>::insert(NET, 500);
		PendingValidatorEmission::<Test>::insert(NET, 500);
		SubnetAlphaOut::<Test>::insert(NET, 1000);
		SubtensorModule::credit_pool(NET, 1000);
		TotalIssuance::<Test>::mutate(|total| *total += 1000);
		let outcome = Outcome { server_emission, validator_emission, ..Default::default() };
		let hotkeys = [OWNER_HOTKEY, 102, 103];
		SubtensorModule::pay_epoch(NET, 9, &hotkeys, SubtensorModule::pots(NET), &outcome);
		let got = |hotkey, coldkey| SubtensorModule::stake(&hotkey, &coldkey, NET);
		result = (got(102, 2), got(103, 3), EpochEmission::<Test>::get(NET).unwrap());
	});
	result
}

fn books(paid: u64, carried: u64) -> EpochPayout {
	EpochPayout { block: 9, issued: 1000, paid, burned: 0, carried }
}

#[test]
fn what_miners_leave_is_carried_and_not_the_validators() {
	assert_eq!(pay(vec![0, 0, 490], vec![0, 7, 0]), (499, 490, books(989, 11)));
}

#[test]
fn where_no_miner_earns_the_validators_get_both_pots() {
	assert_eq!(pay(vec![0, 0, 0], vec![0, 7, 0]), (999, 0, books(999, 1)));
}

#[test]
fn where_no_validator_earns_the_miners_may_get_both_pots_and_never_more() {
	assert_eq!(pay(vec![0, 0, 1000], vec![0, 0, 0]), (0, 1000, books(1000, 0)));
	assert_eq!(pay(vec![0, 0, 1200], vec![0, 9, 0]), (0, 1000, books(1000, 0)));
}

#[test]
fn where_nobody_earns_all_is_carried() {
	assert_eq!(pay(vec![0; 3], vec![0; 3]), (0, 0, books(0, 1000)));
}

/// Neurons on a subnet: the owner (uid 0), hotkeys 102 to 105 of coldkeys 2 to 5, and pots
/// of `server`, `validator` and `root` alpha.
fn neurons(server: u64, validator: u64, root: u64) {
	subnet();
	for coldkey in 2..=5 {
		neuron(coldkey);
	}
	PendingServerEmission::<Test>::insert(NET, server);
	PendingValidatorEmission::<Test>::insert(NET, validator);
	PendingRootAlphaDivs::<Test>::insert(NET, root);
	let all = server + validator + root;
	SubnetAlphaOut::<Test>::mutate(NET, |out| *out += all);
	SubtensorModule::credit_pool(NET, all);
	TotalIssuance::<Test>::mutate(|total| *total += all);
}

/// Pays what the four neurons after the owner's earned.
fn pay_all(server_emission: [u64; 4], validator_emission: [u64; 4]) -> EpochPayout {
	let whole = |earned: [u64; 4]| core::iter::once(0).chain(earned).collect();
	let outcome = Outcome {
		server_emission: whole(server_emission),
		validator_emission: whole(validator_emission),
		..Default::default()
	};
	let hotkeys = [OWNER_HOTKEY, 102, 103, 104, 105];
	SubtensorModule::pay_epoch(NET, 9, &hotkeys, SubtensorModule::pots(NET), &outcome);
	EpochEmission::<Test>::get(NET).unwrap()
}

/// Gives a coldkey stake with a hotkey that nothing was paid for.
fn give(hotkey: u64, coldkey: u64, netuid: u16, amount: u64) {
	SubnetAlphaOut::<Test>::mutate(netuid, |out| *out += amount);
	SubtensorModule::credit_pool(netuid, amount);
	TotalIssuance::<Test>::mutate(|total| *total += amount);
	SubtensorModule::increase_stake(&hotkey, &coldkey, netuid, amount);
}

fn alpha(hotkey: u64) -> u64 {
	TotalHotkeyAlpha::<Test>::get(hotkey, NET)
}

#[test]
fn the_take_goes_to_the_owner_and_the_rest_to_all_stakers() {
	TestExt::default().execute(|| {
		neurons(0, 1_000_000, 0);
		give(102, 2, NET, 1_000_000);
		give(102, 9, NET, 3_000_000);
		Delegates::<Test>::insert(102, u16::MAX / 5);
		pay_all([0; 4], [5, 0, 0, 0]);
		let got = [2, 9].map(|who| SubtensorModule::stake(&102, &who, NET));
		// A fifth is the take; of 800,000 the owner has a quarter, and a little for the take itself.
		assert!(got[0].abs_diff(1_000_000 + 200_000 + 228_571) < 10, "{got:?}");
		assert!(got[1].abs_diff(3_000_000 + 571_428) < 10, "{got:?}");
		assert_eq!(AlphaDividendsPerSubnet::<Test>::get(NET, 102), 800_000);
		assert!(TotalHotkeyAlphaLastEpoch::<Test>::get(102, NET).abs_diff(5_000_000) <= 1);
	});
}

#[test]
fn a_parent_earns_by_what_it_lends_less_the_take_of_its_child() {
	TestExt::default().execute(|| {
		neurons(0, 1_000_000, 0);
		give(102, 2, NET, 1_000);
		give(103, 3, NET, 3_000);
		ChildKeys::<Test>::insert(103, NET, vec![(u64::MAX, 102)]);
		ParentKeys::<Test>::insert(102, NET, vec![(u64::MAX, 103)]);
		ChildkeyTake::<Test>::insert(102, NET, u16::MAX / 5);
		pay_all([0; 4], [4_000_000, 0, 0, 0]);
		// Three quarters are the parent's, of which the child keeps a fifth.
		assert!(alpha(103).abs_diff(3_000 + 600_000) < 50, "{}", alpha(103));
		assert!(alpha(102).abs_diff(1_000 + 400_000) < 50, "{}", alpha(102));
	});
}

#[test]
fn a_child_keeps_at_least_the_least_take_of_the_subnet() {
	TestExt::default().execute(|| {
		neurons(0, 1_000_000, 0);
		give(103, 3, NET, 3_000);
		ChildKeys::<Test>::insert(103, NET, vec![(u64::MAX, 102)]);
		ParentKeys::<Test>::insert(102, NET, vec![(u64::MAX, 103)]);
		MinChildkeyTakePerSubnet::<Test>::insert(NET, u16::MAX / 5);
		pay_all([0; 4], [4_000_000, 0, 0, 0]);
		assert!(alpha(103).abs_diff(3_000 + 800_000) < 50, "{}", alpha(103));
		assert!(alpha(102).abs_diff(200_000) < 50, "{}", alpha(102));
	});
}

#[test]
fn a_child_takes_nothing_of_a_parent_with_the_same_owner() {
	TestExt::default().execute(|| {
		neurons(0, 1_000_000, 0);
		assert_ok!(SubtensorModule::burned_register(signed(2), NET, 203));
		give(102, 2, NET, 1_000);
		give(203, 2, NET, 3_000);
		let half = u64::MAX / 2;
		ChildKeys::<Test>::insert(203, NET, vec![(half, 102)]);
		ParentKeys::<Test>::insert(102, NET, vec![(half, 203)]);
		ChildkeyTake::<Test>::insert(102, NET, u16::MAX / 5);
		pay_all([0; 4], [4_000_000, 0, 0, 0]);
		// The parent lends 1,500 of the 2,500 that vote.
		assert!(alpha(203).abs_diff(3_000 + 600_000) < 50, "{}", alpha(203));
		assert!(alpha(102).abs_diff(1_000 + 400_000) < 50, "{}", alpha(102));
	});
}

#[test]
fn the_root_pot_is_for_root_stakers_by_what_their_stake_earned() {
	TestExt::default().execute(|| {
		TaoWeight::<Test>::put(u64::MAX / 2);
		neurons(0, 1_000_000, 400_000);
		give(102, 2, NET, 1_000_000);
		give(103, 3, NET, 1_000_000);
		give(103, 8, ROOT, 2_000_000);
		give(103, 9, ROOT, 6_000_000);
		Delegates::<Test>::insert(103, u16::MAX / 4);
		Delegates::<Test>::insert(102, 0);
		// The root stake weighs 4,000,000: four fifths of what 103 earned is the root network's.
		pay_all([0; 4], [200, 1_000, 0, 0]);
		assert!(alpha(102).abs_diff(1_000_000 + 500_000) < 10, "{}", alpha(102));
		// Half of the alpha pot, and a quarter of the root pot as its take.
		assert!(alpha(103).abs_diff(1_000_000 + 500_000 + 100_000) < 20, "{}", alpha(103));
		let owed = [8, 9].map(|who| SubtensorModule::root_owed(&103, &who, NET));
		assert!(owed[0].abs_diff(75_000) < 10 && owed[1].abs_diff(225_000) < 10, "{owed:?}");
		assert!(RootAlphaOwed::<Test>::get(NET).abs_diff(300_000) < 10);
		assert!(RootAlphaDividendsPerSubnet::<Test>::get(NET, 103).abs_diff(300_000) < 10);
		assert_eq!(SubtensorModule::root_owed(&102, &2, NET), 0);
	});
}

#[test]
fn root_stakers_with_less_than_they_would_get_leave_it_to_the_owner() {
	TestExt::default().execute(|| {
		neurons(0, 0, 400_000);
		TaoWeight::<Test>::put(u64::MAX);
		give(103, 8, ROOT, 1_000);
		pay_all([0; 4], [0, 1_000, 0, 0]);
		assert!(SubtensorModule::stake(&103, &3, NET).abs_diff(400_000) <= 2);
		assert_eq!(RootAlphaOwed::<Test>::get(NET), 0);
	});
}

#[test]
fn what_the_owners_hotkeys_mine_is_burned() {
	TestExt::default().execute(|| {
		neurons(1_000, 0, 0);
		assert_ok!(SubtensorModule::burned_register(signed(OWNER), NET, 201));
		let hotkeys = [OWNER_HOTKEY, 102, 201];
		let outcome = Outcome {
			server_emission: vec![100, 600, 300],
			validator_emission: vec![0; 3],
			..Default::default()
		};
		let out = SubnetAlphaOut::<Test>::get(NET);
		SubtensorModule::pay_epoch(NET, 9, &hotkeys, SubtensorModule::pots(NET), &outcome);
		let books = EpochEmission::<Test>::get(NET).unwrap();
		assert_eq!((books.issued, books.paid, books.burned), (1_000, 600, 400));
		assert_eq!((alpha(102), alpha(201), alpha(OWNER_HOTKEY)), (600, 0, 0));
		assert_eq!((AlphaBurned::<Test>::get(NET), SubnetAlphaOut::<Test>::get(NET)), (400, out));
		assert_eq!(MinerBurned::<Test>::get(NET).bits, (400 << 32) / 1_000);
	});
}

#[test]
fn or_recycled_and_nothing_is_withheld_from_others() {
	TestExt::default().execute(|| {
		neurons(1_000, 0, 0);
		SubnetOwner::<Test>::insert(NET, 2);
		RecycleOrBurn::<Test>::insert(NET, RecycleOrBurnEnum::Recycle);
		let out = SubnetAlphaOut::<Test>::get(NET);
		pay_all([250, 750, 0, 0], [0; 4]);
		assert_eq!((alpha(102), alpha(103)), (0, 750));
		let after = (AlphaBurned::<Test>::get(NET), SubnetAlphaOut::<Test>::get(NET));
		assert_eq!(after, (0, out - 250));
		assert_eq!(MinerBurned::<Test>::get(NET).bits, 1 << 30);
		pay_all([0; 4], [0; 4]);
		assert_eq!(MinerBurned::<Test>::get(NET).bits, 0);
	});
}

#[test]
fn a_miners_income_is_staked_where_its_coldkey_wants_it() {
	TestExt::default().execute(|| {
		neurons(1_000, 0, 0);
		AutoStakeDestination::<Test>::insert(2, NET, 105);
		AutoStakeDestinationColdkeys::<Test>::insert(105, NET, vec![2]);
		pay_all([400, 600, 0, 0], [0; 4]);
		assert_eq!((alpha(102), SubtensorModule::stake(&105, &2, NET)), (0, 400));
		assert_eq!(SubtensorModule::stake(&103, &3, NET), 600);
		System::assert_has_event(
			Event::AutoStakeAdded {
				netuid: NET,
				destination: 105,
				hotkey: 102,
				owner: 2,
				incentive: 400,
			}
			.into(),
		);
	});
}
