//! Stake on subnets with a pool. The figures of swaps are those of the swap pallet's worked tests.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use pallet_swap::Error as SwapError;
use sp_runtime::traits::Dispatchable;

/// What 100 TAO buy of a pool of 1,000 TAO and 1,000 alpha, and what 100 alpha are sold for.
const BOUGHT: u64 = 90_867_473_489;
/// The fee of that.
const FEE: u64 = 50_354_772;

/// [`subnet`] with a pool of 1,000 TAO and 1,000 alpha.
fn dynamic(test: impl FnOnce()) {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		assert_eq!(reserves(), (1000 * TAO, 1000 * TAO));
		test();
	});
}

fn reserves() -> (u64, u64) {
	(SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET))
}

fn add(coldkey: u64, tao: u64) -> DispatchResult {
	SubtensorModule::add_stake(signed(coldkey), OWNER_HOTKEY, NET, tao)
}

fn stake_of(coldkey: u64) -> u64 {
	SubtensorModule::stake(&OWNER_HOTKEY, &coldkey, NET)
}

fn price() -> f64 {
	SubtensorModule::alpha_price(NET).to_num()
}

/// Calls as a block does: what fails leaves nothing behind.
fn call(coldkey: u64, call: Call<Test>) -> DispatchResult {
	let call = RuntimeCall::SubtensorModule(call);
	call.dispatch(signed(coldkey)).map(drop).map_err(|failed| failed.error)
}

fn add_at(tao: u64, limit_price: u64, allow_partial: bool) -> DispatchResult {
	let (hotkey, netuid) = (OWNER_HOTKEY, NET);
	let amount_staked = tao;
	call(3, Call::add_stake_limit { hotkey, netuid, amount_staked, limit_price, allow_partial })
}

fn remove_at(alpha: u64, limit_price: u64, allow_partial: bool) -> DispatchResult {
	let (hotkey, netuid) = (OWNER_HOTKEY, NET);
	let amount_unstaked = alpha;
	call(
		3,
		Call::remove_stake_limit { hotkey, netuid, amount_unstaked, limit_price, allow_partial },
	)
}

#[test]
fn stake_buys_alpha_and_the_fee_goes_to_the_author() {
	dynamic(|| {
		let before = Balances::free_balance(3);
		assert_ok!(add(3, 100 * TAO));
		let event = Event::StakeAdded(3, OWNER_HOTKEY, 100 * TAO, BOUGHT, NET, FEE);
		System::assert_last_event(event.into());
		assert_eq!(stake_of(3), BOUGHT);
		assert_eq!(Balances::free_balance(3), before - 100 * TAO);
		assert_eq!(Balances::free_balance(AUTHOR), FEE);
		assert_eq!(reserves(), (1100 * TAO - FEE, 1000 * TAO - BOUGHT));
		assert_eq!(SubnetAlphaOut::<Test>::get(NET), BOUGHT);
		assert_eq!(SubnetVolume::<Test>::get(NET), u128::from(100 * TAO));
		assert_eq!(SubnetTaoFlow::<Test>::get(NET), (100 * TAO - FEE) as i64);
		assert_eq!(LastColdkeyHotkeyStakeBlock::<Test>::get(3, OWNER_HOTKEY), Some(1));
		assert!((price() - 1.2098).abs() < 0.001, "{}", price());
	});
}

#[test]
fn alpha_is_sold_and_its_fee_is_sold_for_the_author() {
	dynamic(|| {
		assert_ok!(add(3, 100 * TAO));
		let (tao, author) = (Balances::free_balance(3), Balances::free_balance(AUTHOR));
		let pool = SubnetTAO::<Test>::get(NET);
		assert_ok!(SubtensorModule::remove_stake(signed(3), OWNER_HOTKEY, NET, BOUGHT));
		assert_eq!((stake_of(3), SubnetAlphaOut::<Test>::get(NET)), (0, 0));
		assert_eq!(SubnetAlphaIn::<Test>::get(NET), 1000 * TAO);
		let got = Balances::free_balance(3) - tao;
		let fee = Balances::free_balance(AUTHOR) - author;
		assert_eq!(SubnetTAO::<Test>::get(NET), pool - got - fee);
		assert!(got < 100 * TAO - FEE && got > 99 * TAO, "{got}");
		assert!(fee > 0 && fee < 2 * FEE, "{fee}");
		assert!(price() < 1.001);
	});
}

#[test]
fn without_an_author_the_fees_are_burnt() {
	dynamic(|| {
		BlockAuthor::set(None);
		let before = TotalIssuance::<Test>::get();
		assert_ok!(add(3, 100 * TAO));
		assert_eq!(TotalIssuance::<Test>::get(), before - FEE);
		assert_ok!(SubtensorModule::remove_stake(signed(3), OWNER_HOTKEY, NET, BOUGHT));
		assert_eq!(TotalIssuance::<Test>::get(), before - FEE);
		assert_eq!(SubnetAlphaOut::<Test>::get(NET), 0);
		assert!(SubnetAlphaIn::<Test>::get(NET) < 1000 * TAO);
		BlockAuthor::set(Some(AUTHOR));
	});
}

#[test]
fn an_order_at_a_limit_is_filled_up_to_it_or_not_at_all() {
	dynamic(|| {
		let limit = 1_100_000_000;
		assert_noop!(add_at(100 * TAO, limit, false), Error::<Test>::SlippageTooHigh);
		assert_noop!(add_at(100 * TAO, TAO, true), SwapError::<Test>::PriceLimitExceeded);
		assert_ok!(add_at(100 * TAO, limit, true));
		let paid = 10_000 * TAO - Balances::free_balance(3);
		assert!(paid.abs_diff(48_833_438_136) <= 1, "{paid}");
		assert!((price() - 1.1).abs() < 1e-8, "{}", price());
		assert_noop!(remove_at(TAO, limit + 1, true), SwapError::<Test>::PriceLimitExceeded);
		let all = stake_of(3);
		assert_noop!(remove_at(all, 1_050_000_000, false), Error::<Test>::SlippageTooHigh);
		assert_ok!(remove_at(all, 1_050_000_000, true));
		assert!((price() - 1.05).abs() < 1e-4, "{}", price());
		assert!(stake_of(3) > 0);
		let full = |limit_price| Call::remove_stake_full_limit {
			hotkey: OWNER_HOTKEY,
			netuid: NET,
			limit_price,
		};
		assert_noop!(call(3, full(Some(1_040_000_000))), Error::<Test>::SlippageTooHigh);
		assert_ok!(call(3, full(None)));
		assert_eq!(stake_of(3), 0);
	});
}

#[test]
fn orders_are_refused_that_the_pool_cannot_fill() {
	dynamic(|| {
		let least = 2_000_000 + 1_007;
		assert_noop!(add(3, least - 1), Error::<Test>::AmountTooLow);
		assert_ok!(add(3, least));
		assert_noop!(remove_at(stake_of(3) + 1, 0, true), Error::<Test>::NotEnoughStakeToWithdraw);
		SubnetAlphaIn::<Test>::insert(NET, 999_999);
		assert_noop!(add(3, TAO), Error::<Test>::InsufficientLiquidity);
		SubnetTAO::<Test>::insert(NET, TAO);
		assert_noop!(add(3, 1000 * TAO + 1), Error::<Test>::InsufficientLiquidity);
		SubnetAlphaIn::<Test>::insert(NET, 1000 * TAO);
		SubnetTAO::<Test>::insert(NET, 1000 * TAO + least - 1_007);
	});
}

#[test]
fn a_registration_buys_alpha_and_burns_it() {
	dynamic(|| {
		let before = reserves();
		let hotkey = neuron(2);
		assert_eq!(Balances::free_balance(2), 9_999 * TAO);
		let fee = Balances::free_balance(AUTHOR);
		assert_eq!(fee, 503_547);
		assert_eq!(SubnetTAO::<Test>::get(NET), before.0 + TAO - fee);
		assert!(SubnetAlphaIn::<Test>::get(NET) < before.1);
		assert_eq!(SubnetAlphaOut::<Test>::get(NET), 0);
		assert_eq!(RAORecycledForRegistration::<Test>::get(NET), TAO);
		assert!(Uids::<Test>::contains_key(NET, hotkey));
	});
}

#[test]
fn a_small_nomination_is_paid_out_but_not_the_owners_stake() {
	dynamic(|| {
		// A thousand times the least stake: 2 TAO.
		NominatorMinRequiredStake::<Test>::put(1_000_000_000);
		assert_eq!(SubtensorModule::nominator_min_stake(), 2 * TAO);
		assert_ok!(add(3, 3 * TAO));
		assert_ok!(add(OWNER, 3 * TAO));
		for coldkey in [3, OWNER] {
			let hotkey = OWNER_HOTKEY;
			assert_ok!(SubtensorModule::remove_stake(signed(coldkey), hotkey, NET, 2 * TAO));
		}
		assert_eq!(stake_of(3), 0);
		assert!(stake_of(OWNER) > 0);
		NominatorMinRequiredStake::<Test>::put(0);
		assert_ok!(add(3, 3 * TAO));
		NominatorMinRequiredStake::<Test>::put(2_000_000_000);
		SubtensorModule::clear_small_nominations();
		assert_eq!(stake_of(3), 0);
		assert!(stake_of(OWNER) > 0);
	});
}

#[test]
fn shares_read_as_rao_until_there_are_dividends() {
	dynamic(|| {
		assert_ok!(add(3, 100 * TAO));
		let shares = AlphaV2::<Test>::get((OWNER_HOTKEY, 3, NET));
		assert_eq!((shares.mantissa, shares.exponent), (u128::from(BOUGHT) * 1_000_000_000, -9));
		assert_eq!(TotalHotkeySharesV2::<Test>::get(OWNER_HOTKEY, NET), shares);
		assert_ok!(SubtensorModule::remove_stake(signed(3), OWNER_HOTKEY, NET, BOUGHT));
		assert!(!TotalHotkeySharesV2::<Test>::contains_key(OWNER_HOTKEY, NET));
		assert!(!TotalHotkeyAlpha::<Test>::contains_key(OWNER_HOTKEY, NET));
	});
}

#[test]
fn clients_learn_the_fee_of_stake_and_how_much_may_be_taken() {
	dynamic(|| {
		let at = |netuid| Some((OWNER_HOTKEY, netuid));
		let fee = |from, to| SubtensorModule::get_stake_fee(from, to, 100 * TAO);
		assert_eq!(fee(None, at(NET)), FEE);
		assert_eq!(fee(at(NET), None), FEE);
		assert_eq!(fee(at(NET), at(ROOT)), 0);
		assert_eq!(fee(at(NET), at(NET)), 0);
		assert_ok!(add(3, 100 * TAO));
		let available = SubtensorModule::get_stake_availability_for_coldkeys(vec![3, 4], None);
		let there = available[&3][&NET].clone();
		assert_eq!((there.total.0, there.locked.0, there.available.0), (BOUGHT, 0, BOUGHT));
		assert_eq!((available[&3].len(), available[&4].len()), (1, 0));
		let none = SubtensorModule::get_stake_availability_for_coldkeys(vec![3], Some(vec![]));
		assert!(none[&3].is_empty());
	});
}
