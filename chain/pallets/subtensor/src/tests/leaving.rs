//! What people do while a subnet is on its way out.

use crate::{limits::Hyperparameter, mock::*, *};
use frame_support::{assert_ok, StorageHasher};
use std::collections::BTreeMap;

/// Two subnets with the dynamic mechanism, of the owner and of coldkey 2.
fn two(test: impl FnOnce()) {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		assert_ok!(SubtensorModule::register_network(signed(2), 102));
		assert_ok!(SubtensorModule::start_call(signed(2), 2));
		test();
	});
}

/// Gives so many coldkeys a TAO of alpha with the owner's hotkey.
fn crowd(stakers: u64) {
	for who in 1_000..1_000 + stakers {
		SubnetAlphaOut::<Test>::mutate(NET, |all| *all += TAO);
		SubtensorModule::increase_stake(&OWNER_HOTKEY, &who, NET, TAO);
	}
}

fn dissolve() {
	assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), NET));
}

/// Goes on block by block until nothing is left of the subnet.
fn finish() {
	while SubtensorModule::is_dissolving(NET) {
		run_to(System::block_number() + 1);
		check_invariants();
	}
}

/// Where a hotkey comes when hotkeys are walked.
fn place(hotkey: u64) -> Vec<u8> {
	frame_support::Blake2_128Concat::hash(&codec::Encode::encode(&hotkey))
}

#[test]
fn a_swapped_hotkey_does_not_take_claims_on_it_to_the_next_subnet() {
	two(|| {
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(3), 103));
		assert_ok!(SubtensorModule::add_stake(signed(3), 103, ROOT, TAO));
		// More hotkeys with claims than a block looks at, hotkey 103 among the last.
		let rate = I96F32 { bits: 1 };
		for hotkey in (2_000..9_000).filter(|hotkey| place(*hotkey) < place(103)) {
			RootClaimable::<Test>::insert(hotkey, BTreeMap::from([(NET, rate)]));
		}
		RootClaimable::<Test>::insert(103, BTreeMap::from([(NET, rate), (2, rate)]));
		RootClaimed::<Test>::insert((NET, 103, 3), 5);
		dissolve();
		let first = (200..300).min_by_key(|hotkey| place(*hotkey)).unwrap();
		while RootClaimable::<Test>::iter_keys().count() > 600 {
			run_to(System::block_number() + 1);
		}
		assert!(SubtensorModule::is_dissolving(NET));
		assert!(place(first) < RootClaimable::<Test>::iter_keys().map(place).min().unwrap());
		assert_ok!(SubtensorModule::swap_hotkey(signed(3), 103, first, None));
		finish();
		assert_eq!(RootClaimable::<Test>::get(first), BTreeMap::from([(2, rate)]));
		assert!(!RootClaimable::<Test>::contains_key(103));
		assert_eq!(RootClaimed::<Test>::iter_prefix((NET,)).count(), 0);
	});
}

#[test]
fn small_nominations_on_it_are_paid_from_its_pot_like_the_others() {
	two(|| {
		crowd(1_200);
		dissolve();
		// What a staker gets is known from the first on.
		let one = Dissolving::<Test>::get().remove(0);
		let part = u128::from(one.pot) * u128::from(TAO) / u128::from(one.alpha);
		NominatorMinRequiredStake::<Test>::put(1_000_000_000);
		SubtensorModule::clear_small_nominations();
		check_invariants();
		finish();
		for who in 1_000..2_200 {
			let got = Balances::free_balance(who);
			assert!(u128::from(got).abs_diff(part) <= 1, "{who} got {got}, not {part}");
		}
	});
}

#[test]
fn income_is_staked_where_the_coldkey_wanted_it_only_as_long_as_the_subnet_is_there() {
	two(|| {
		assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(signed(5), NET, OWNER_HOTKEY));
		assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(signed(5), 2, 102));
		dissolve();
		finish();
		let destinations: Vec<_> = AutoStakeDestination::<Test>::iter_keys().collect();
		assert_eq!(destinations, [(5, 2)]);
		let sources: Vec<_> = AutoStakeDestinationColdkeys::<Test>::iter_keys().collect();
		assert_eq!(sources, [(102, 2)]);
	});
}

#[test]
fn commits_and_swaps_of_long_gone_neurons_go_too() {
	two(|| {
		let committed = std::collections::VecDeque::from([(Default::default(), 0, 1, 0)]);
		for who in 1_000..1_020 {
			WeightCommits::<Test>::insert(storage_index(NET, 0), who, &committed);
			WeightCommits::<Test>::insert(storage_index(NET, 15), who, &committed);
			WeightCommits::<Test>::insert(storage_index(2, 1), who, &committed);
			LastHotkeySwapOnNetuid::<Test>::insert(NET, who, 1);
			LastHotkeySwapOnNetuid::<Test>::insert(2, who, 1);
		}
		dissolve();
		finish();
		let commits: Vec<u16> =
			WeightCommits::<Test>::iter_keys().map(|(index, _)| index).collect();
		assert_eq!(commits, [storage_index(2, 1); 20]);
		let swaps: Vec<u16> =
			LastHotkeySwapOnNetuid::<Test>::iter_keys().map(|(netuid, _)| netuid).collect();
		assert_eq!(swaps, [2; 20]);
	});
}

#[test]
fn the_next_owner_does_not_wait_for_what_the_last_one_changed() {
	two(|| {
		let keys = |netuid| {
			[
				RateLimitKey::SetSNOwnerHotkey(netuid),
				RateLimitKey::OwnerHyperparamUpdate(netuid, Hyperparameter::Unknown),
				RateLimitKey::OwnerHyperparamUpdate(netuid, Hyperparameter::TriggerEpoch),
			]
		};
		for key in keys(NET).into_iter().chain(keys(2)) {
			LastRateLimitedBlock::<Test>::insert(key, 5);
		}
		dissolve();
		assert_eq!(keys(NET).map(LastRateLimitedBlock::<Test>::get), [0; 3]);
		assert_eq!(keys(2).map(LastRateLimitedBlock::<Test>::get), [5; 3]);
	});
}
