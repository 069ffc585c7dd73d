//! Stake that goes to another hotkey, coldkey or subnet.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

/// A second subnet, of coldkey 2.
const OTHER: u16 = 2;
const OTHER_HOTKEY: u64 = 102;
const STAKER: u64 = 3;

/// Two subnets with pools of 1,000 and 2,000 TAO and as much alpha, the root network open for stake, and
/// 100 TAO of stake on the first.
fn two(test: impl FnOnce(u64)) {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		assert_ok!(SubtensorModule::register_network(signed(2), OTHER_HOTKEY));
		assert_ok!(SubtensorModule::start_call(signed(2), OTHER));
		SubtokenEnabled::<Test>::insert(ROOT, true);
		assert_ok!(SubtensorModule::add_stake(signed(STAKER), OWNER_HOTKEY, NET, 100 * TAO));
		test(at(OWNER_HOTKEY, STAKER, NET));
	});
}

fn at(hotkey: u64, coldkey: u64, netuid: u16) -> u64 {
	SubtensorModule::stake(&hotkey, &coldkey, netuid)
}

fn move_to(hotkey: u64, netuid: u16, alpha: u64) -> DispatchResult {
	plain(SubtensorModule::move_stake(signed(STAKER), OWNER_HOTKEY, hotkey, NET, netuid, alpha))
}

/// The fees of the sale and of the purchase, as the events say.
fn fees() -> [u64; 2] {
	let mut fees = [0; 2];
	for record in System::events() {
		match record.event {
			RuntimeEvent::SubtensorModule(Event::StakeRemoved(.., fee)) => fees[0] = fee,
			RuntimeEvent::SubtensorModule(Event::StakeAdded(.., fee)) => fees[1] = fee,
			_ => (),
		}
	}
	fees
}

fn swap_at(alpha: u64, limit: u64, allow_partial: bool) -> DispatchResult {
	let hotkey = OWNER_HOTKEY;
	let from = signed(STAKER);
	plain(SubtensorModule::swap_stake_limit(from, hotkey, NET, OTHER, alpha, limit, allow_partial))
}

#[test]
fn within_a_subnet_stake_moves_without_a_swap() {
	two(|alpha| {
		let pools = (SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET));
		assert_ok!(move_to(OTHER_HOTKEY, NET, alpha));
		let worth = SubtensorModule::alpha_value(NET, alpha);
		System::assert_has_event(
			Event::StakeRemoved(STAKER, OWNER_HOTKEY, worth, alpha, NET, 0).into(),
		);
		System::assert_has_event(
			Event::StakeAdded(STAKER, OTHER_HOTKEY, worth, alpha, NET, 0).into(),
		);
		System::assert_last_event(
			Event::StakeMoved(STAKER, OWNER_HOTKEY, NET, OTHER_HOTKEY, NET, worth).into(),
		);
		assert_eq!((at(OWNER_HOTKEY, STAKER, NET), at(OTHER_HOTKEY, STAKER, NET)), (0, alpha));
		assert_eq!((SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET)), pools);
	});
}

#[test]
fn between_subnets_stake_is_sold_and_buys_and_pays_one_fee() {
	two(|alpha| {
		System::reset_events();
		let author = Balances::free_balance(AUTHOR);
		assert_ok!(SubtensorModule::swap_stake(signed(STAKER), OWNER_HOTKEY, NET, OTHER, alpha));
		assert_eq!(at(OWNER_HOTKEY, STAKER, NET), 0);
		let there = at(OWNER_HOTKEY, STAKER, OTHER);
		assert!(there > 94 * TAO && there < 100 * TAO, "{there}");
		let fee = Balances::free_balance(AUTHOR) - author;
		assert!(fee > 40_000_000 && fee < 51_000_000, "{fee}");
		assert_eq!(fees(), [SubtensorModule::get_stake_fee(None, Some((1, NET)), alpha), 0]);
		assert_eq!(Balances::free_balance(STAKER), 9_900 * TAO);
	});
}

#[test]
fn stake_is_given_to_another_coldkey_where_the_subnets_allow_it() {
	two(|alpha| {
		let give = |netuid| {
			let from = signed(STAKER);
			plain(SubtensorModule::transfer_stake(from, 4, OWNER_HOTKEY, NET, netuid, alpha / 2))
		};
		TransferToggle::<Test>::insert(NET, false);
		assert_noop!(give(NET), Error::<Test>::TransferDisallowed);
		TransferToggle::<Test>::insert(NET, true);
		TransferToggle::<Test>::insert(OTHER, false);
		assert_noop!(give(OTHER), Error::<Test>::TransferDisallowed);
		assert_ok!(give(NET));
		assert_eq!(at(OWNER_HOTKEY, 4, NET), alpha / 2);
		TransferToggle::<Test>::insert(OTHER, true);
		assert_ok!(give(OTHER));
		assert!(at(OWNER_HOTKEY, 4, OTHER) > 40 * TAO);
		assert_eq!(Balances::free_balance(4), 10_000 * TAO);
	});
}

#[test]
fn nobody_fills_the_list_of_another_coldkey() {
	two(|alpha| {
		// Half of the sixteen hotkeys that a coldkey may have stake with.
		StakingHotkeys::<Test>::insert(4, (300..308).collect::<Vec<u64>>());
		let give = || {
			let from = signed(STAKER);
			plain(SubtensorModule::transfer_stake(from, 4, OWNER_HOTKEY, NET, NET, alpha / 4))
		};
		assert_noop!(give(), Error::<Test>::Overflow);
		assert_ok!(SubtensorModule::add_stake(signed(4), OWNER_HOTKEY, NET, TAO));
		assert_ok!(give());
	});
}

#[test]
fn a_swap_at_a_limit_goes_as_far_as_the_price_allows() {
	two(|alpha| {
		let alpha_price = SubtensorModule::alpha_price(NET).to_num::<f64>();
		assert!(alpha_price > 1.2, "{alpha_price}");
		let limit = 1_180_000_000;
		assert_noop!(swap_at(alpha, limit, false), Error::<Test>::SlippageTooHigh);
		assert_ok!(swap_at(alpha, limit, true));
		let left = at(OWNER_HOTKEY, STAKER, NET);
		assert!(left > 0 && left < alpha, "{left}");
		assert_ok!(swap_at(left, 0, false));
		assert_eq!(at(OWNER_HOTKEY, STAKER, NET), 0);
	});
}

#[test]
fn stake_goes_to_the_root_network_and_back() {
	two(|alpha| {
		assert_ok!(move_to(OWNER_HOTKEY, ROOT, alpha));
		let root = at(OWNER_HOTKEY, STAKER, ROOT);
		assert!(root > 99 * TAO && root < 100 * TAO, "{root}");
		let author = Balances::free_balance(AUTHOR);
		System::reset_events();
		let back = SubtensorModule::swap_stake(signed(STAKER), OWNER_HOTKEY, ROOT, NET, root);
		assert_ok!(back);
		assert_eq!(at(OWNER_HOTKEY, STAKER, ROOT), 0);
		assert!(at(OWNER_HOTKEY, STAKER, NET) > 90 * TAO);
		assert_eq!(fees(), [0, Balances::free_balance(AUTHOR) - author]);
	});
}

#[test]
fn moves_are_refused_that_cannot_be() {
	two(|alpha| {
		assert_noop!(move_to(OWNER_HOTKEY, NET, alpha), Error::<Test>::SameNetuid);
		assert_noop!(move_to(OWNER_HOTKEY, 9, alpha), Error::<Test>::SubnetNotExists);
		assert_noop!(move_to(177, NET, alpha), Error::<Test>::HotKeyAccountNotExists);
		assert_noop!(move_to(OTHER_HOTKEY, NET, 1_000), Error::<Test>::AmountTooLow);
		assert_noop!(move_to(OTHER_HOTKEY, OTHER, 1_000), Error::<Test>::AmountTooLow);
		SubtokenEnabled::<Test>::insert(OTHER, false);
		assert_noop!(move_to(OTHER_HOTKEY, OTHER, alpha), Error::<Test>::SubtokenDisabled);
	});
}

#[test]
fn all_stake_with_a_hotkey_is_taken_at_once() {
	two(|_| {
		assert_ok!(SubtensorModule::add_stake(signed(STAKER), OWNER_HOTKEY, OTHER, 50 * TAO));
		assert_ok!(SubtensorModule::add_stake(signed(STAKER), OWNER_HOTKEY, ROOT, 25 * TAO));
		assert_noop!(
			plain(SubtensorModule::unstake_all(signed(STAKER), 177)),
			Error::<Test>::HotKeyAccountNotExists
		);
		assert_ok!(SubtensorModule::unstake_all(signed(STAKER), OWNER_HOTKEY));
		for netuid in [ROOT, NET, OTHER] {
			assert_eq!(at(OWNER_HOTKEY, STAKER, netuid), 0, "{netuid}");
		}
		let balance = Balances::free_balance(STAKER);
		assert!(balance > 9_999 * TAO + TAO / 2 && balance < 10_000 * TAO, "{balance}");
		assert_ok!(SubtensorModule::unstake_all(signed(STAKER), OWNER_HOTKEY));
	});
}

#[test]
fn all_alpha_with_a_hotkey_becomes_root_stake_at_once() {
	two(|_| {
		assert_ok!(SubtensorModule::add_stake(signed(STAKER), OWNER_HOTKEY, OTHER, 50 * TAO));
		assert_ok!(SubtensorModule::unstake_all_alpha(signed(STAKER), OWNER_HOTKEY));
		assert_eq!((at(OWNER_HOTKEY, STAKER, NET), at(OWNER_HOTKEY, STAKER, OTHER)), (0, 0));
		assert!(at(OWNER_HOTKEY, STAKER, ROOT) > 149 * TAO);
		assert_noop!(
			SubtensorModule::unstake_all_alpha(signed(STAKER), OWNER_HOTKEY),
			Error::<Test>::AmountTooLow
		);
	});
}
