use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

/// The hotkey with which coldkeys 2 and 3 stake a tenth and three tenths of a thousand TAO on the root
/// network.
const VALIDATOR: u64 = 102;

/// A dynamic subnet with a pool of 1,000 TAO, and the stakers of [`VALIDATOR`].
fn stakers(test: impl FnOnce()) {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		assert_ok!(SubtensorModule::burned_register(signed(2), NET, VALIDATOR));
		assert_ok!(SubtensorModule::add_stake(signed(2), VALIDATOR, ROOT, 100 * TAO));
		assert_ok!(SubtensorModule::add_stake(signed(3), VALIDATOR, ROOT, 300 * TAO));
		test();
	});
}

/// Pays the root stakers of [`VALIDATOR`] alpha.
fn earn(amount: u64) {
	SubnetAlphaOut::<Test>::mutate(NET, |out| *out += amount);
	assert!(SubtensorModule::raise_root_claims(&VALIDATOR, NET, amount));
}

fn owed(coldkey: u64) -> u64 {
	SubtensorModule::root_owed(&VALIDATOR, &coldkey, NET)
}

fn claim(coldkey: u64) {
	assert_ok!(SubtensorModule::claim_root(signed(coldkey), BTreeSet::from([NET])));
	System::assert_last_event(Event::RootClaimed { coldkey }.into());
}

fn staked(coldkey: u64, netuid: u16) -> u64 {
	SubtensorModule::stake(&VALIDATOR, &coldkey, netuid)
}

fn near(got: u64, expected: u64) {
	assert!(got.abs_diff(expected) < 1_000, "{got}, not {expected}");
}

#[test]
fn stakers_earn_by_their_stake_from_the_time_they_have_it() {
	stakers(|| {
		earn(40 * TAO);
		near(owed(2), 10 * TAO);
		near(owed(3), 30 * TAO);
		// Newcomers and new stake have no part in it.
		assert_ok!(SubtensorModule::add_stake(signed(4), VALIDATOR, ROOT, 500 * TAO));
		assert_ok!(SubtensorModule::add_stake(signed(2), VALIDATOR, ROOT, 100 * TAO));
		assert_eq!(owed(4), 0);
		near(owed(2), 10 * TAO);
		earn(100 * TAO);
		near(owed(2), 30 * TAO);
		near(owed(3), 60 * TAO);
		near(owed(4), 50 * TAO);
	});
}

#[test]
fn a_claim_is_sold_as_root_stake_unless_the_coldkey_wants_otherwise() {
	stakers(|| {
		NumRootClaim::<Test>::put(0);
		earn(40 * TAO);
		let (tao, alpha) = (SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET));
		claim(3);
		near(SubnetAlphaIn::<Test>::get(NET), alpha + 30 * TAO);
		let sold = tao - SubnetTAO::<Test>::get(NET);
		assert!(sold > 29 * TAO && sold < 30 * TAO, "{sold}");
		near(staked(3, ROOT), 300 * TAO + sold);
		assert_eq!(SubnetTAO::<Test>::get(ROOT), 400 * TAO + sold);
		assert_eq!(SubnetRootSellTao::<Test>::get(NET), sold);
		assert_eq!((owed(3), staked(3, NET)), (0, 0));
		near(RootAlphaOwed::<Test>::get(NET), 10 * TAO);
		run_to(2);
		assert_eq!(SubnetRootSellTao::<Test>::get(NET), 0);
	});
}

#[test]
fn a_claim_may_be_kept_as_stake_of_the_subnet() {
	stakers(|| {
		let choose = |who, wish| SubtensorModule::set_root_claim_type(signed(who), wish);
		let some = |netuid| RootClaimTypeEnum::KeepSubnets { subnets: BTreeSet::from([netuid]) };
		assert_ok!(choose(2, RootClaimTypeEnum::Keep));
		let event =
			Event::RootClaimTypeSet { coldkey: 2, root_claim_type: RootClaimTypeEnum::Keep };
		System::assert_last_event(event.into());
		assert_ok!(choose(3, some(NET)));
		let none = RootClaimTypeEnum::KeepSubnets { subnets: BTreeSet::new() };
		assert_noop!(choose(3, none), Error::<Test>::InvalidSubnetNumber);
		let more = RootClaimTypeEnum::KeepSubnets { subnets: (0..129).collect() };
		assert_noop!(choose(3, more), Error::<Test>::InvalidSubnetNumber);
		earn(40 * TAO);
		claim(2);
		claim(3);
		near(staked(2, NET), 10 * TAO);
		near(staked(3, NET), 30 * TAO);
		assert_eq!((staked(2, ROOT), staked(3, ROOT)), (100 * TAO, 300 * TAO));
		assert_ok!(choose(3, some(9)));
		earn(40 * TAO);
		claim(3);
		assert!(staked(3, ROOT) > 329 * TAO);
		near(staked(3, NET), 30 * TAO);
	});
}

#[test]
fn a_claim_that_cannot_be_sold_stays_owed() {
	stakers(|| {
		earn(40 * TAO);
		let tao = SubnetTAO::<Test>::get(NET);
		SubnetTAO::<Test>::insert(NET, 10);
		let subnets = BTreeSet::from([NET]);
		assert!(SubtensorModule::claim_root(signed(3), subnets).is_err());
		SubnetTAO::<Test>::insert(NET, tao);
		near(owed(3), 30 * TAO);
		near(RootAlphaOwed::<Test>::get(NET), 40 * TAO);
		claim(3);
		assert_eq!(owed(3), 0);
	});
}

#[test]
fn less_than_the_threshold_is_left_to_grow() {
	stakers(|| {
		earn(1_000_000);
		claim(2);
		near(owed(2), 250_000);
		let set = |who, rao| SubtensorModule::sudo_set_root_claim_threshold(who, NET, rao);
		assert_noop!(set(signed(2), 0), DispatchError::BadOrigin);
		assert_noop!(set(signed(OWNER), 10_000_001), Error::<Test>::InvalidRootClaimThreshold);
		assert_ok!(set(signed(OWNER), 100_000));
		claim(2);
		assert_eq!(owed(2), 0);
	});
}

#[test]
fn a_call_claims_from_one_to_five_subnets() {
	stakers(|| {
		let call = |subnets: &[u16]| {
			SubtensorModule::claim_root(signed(2), subnets.iter().copied().collect())
		};
		assert_noop!(call(&[]), Error::<Test>::InvalidSubnetNumber);
		assert_noop!(call(&[1, 2, 3, 4, 5, 6]), Error::<Test>::InvalidSubnetNumber);
		earn(40 * TAO);
		assert_ok!(call(&[2, 3, 4, 5, 6]));
		near(owed(2), 10 * TAO);
	});
}

#[test]
fn blocks_claim_for_coldkeys_that_have_root_stake() {
	stakers(|| {
		earn(40 * TAO);
		assert_eq!(NumStakingColdkeys::<Test>::get(), 2);
		// Twice a step, whatever it is, is even: of two coldkeys the first is found.
		NumRootClaim::<Test>::put(1);
		run_to(2);
		assert_eq!(owed(2), 0);
		near(owed(3), 30 * TAO);
		let all = SubtensorModule::stake(&VALIDATOR, &2, ROOT);
		assert_ok!(SubtensorModule::remove_stake(signed(2), VALIDATOR, ROOT, all));
		assert_eq!(NumStakingColdkeys::<Test>::get(), 1);
		assert_eq!(StakingColdkeysByIndex::<Test>::get(0), Some(3));
		run_to(3);
		assert_eq!(owed(3), 0);
	});
}

#[test]
fn a_block_looks_at_a_bounded_number_of_claims_and_gets_to_all_in_turn() {
	stakers(|| {
		NumRootClaim::<Test>::put(50);
		// Coldkey 2 has root stake with fifteen more hotkeys, each with claims on 200 subnets, none of
		// them worth anything.
		let hotkeys: Vec<u64> = (200..215).collect();
		for hotkey in &hotkeys {
			assert_ok!(SubtensorModule::try_associate_hotkey(signed(2), *hotkey));
			assert_ok!(SubtensorModule::add_stake(signed(2), *hotkey, ROOT, TAO));
			let rates = (500..700).map(|netuid| (netuid, I96F32 { bits: 1 }));
			RootClaimable::<Test>::insert(hotkey, rates.collect::<BTreeMap<u16, I96F32>>());
		}
		earn(40 * TAO);
		assert_eq!(StakingHotkeys::<Test>::get(2)[0], VALIDATOR);
		// Block 1 begins with the second hotkey, and does not come to the first.
		SubtensorModule::claim_for_some();
		near(owed(2), 10 * TAO);
		for block in 2..12 {
			run_to(block);
		}
		assert_eq!(owed(2), 0);
		for hotkey in hotkeys {
			RootClaimable::<Test>::remove(hotkey);
		}
	});
}

#[test]
fn root_says_for_how_many_coldkeys_a_block_claims() {
	stakers(|| {
		let set = |who, count| SubtensorModule::sudo_set_num_root_claims(who, count);
		assert_noop!(set(signed(2), 1), DispatchError::BadOrigin);
		assert_noop!(set(RuntimeOrigin::root(), 51), Error::<Test>::InvalidNumRootClaim);
		assert_ok!(set(RuntimeOrigin::root(), 0));
		earn(40 * TAO);
		run_to(2);
		near(owed(2), 10 * TAO);
	});
}

#[test]
fn stake_that_moves_to_another_hotkey_leaves_its_claims() {
	stakers(|| {
		assert_ok!(SubtensorModule::set_root_claim_type(signed(2), RootClaimTypeEnum::Keep));
		earn(40 * TAO);
		claim(2);
		earn(40 * TAO);
		let before = owed(2);
		near(before, 10 * TAO);
		assert_ok!(SubtensorModule::burned_register(signed(4), NET, 104));
		assert_ok!(SubtensorModule::move_stake(signed(2), VALIDATOR, 104, ROOT, ROOT, 50 * TAO));
		assert_eq!(SubtensorModule::root_owed(&104, &2, NET), 0);
		assert!(owed(2) <= before && owed(2) > 9 * TAO, "{}", owed(2));
	});
}
