use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn root_sets_the_fee_of_a_subnet() {
	execute(|| {
		let set = |netuid, rate| Swap::set_fee_rate(RuntimeOrigin::root(), netuid, rate);
		assert_noop!(
			Swap::set_fee_rate(RuntimeOrigin::signed(1), DYNAMIC, 500),
			DispatchError::BadOrigin
		);
		assert_noop!(set(UNKNOWN, 500), Error::<Test>::MechanismDoesNotExist);
		assert_noop!(set(DYNAMIC, 10_001), Error::<Test>::FeeRateTooHigh);
		assert_eq!(FeeRate::<Test>::get(DYNAMIC), 33);
		assert_ok!(set(DYNAMIC, 500));
		System::assert_last_event(Event::FeeRateSet { netuid: DYNAMIC, rate: 500 }.into());
		assert_eq!(Swap::fee_amount(DYNAMIC, 65_535_000), 499_999);
	});
}

#[test]
fn without_a_pool_a_swap_is_one_for_one() {
	execute(|| {
		assert_eq!(Swap::current_price(STABLE).to_num::<f64>(), 1.0);
		assert_eq!(Swap::swap(STABLE, Side::Buy, 7, 0, false), Ok(Swapped::even(7)));
		assert_eq!(Swap::preview(UNKNOWN, Side::Buy, 7), Ok(Swapped::even(0)));
		assert_eq!(Swap::fee_amount(STABLE, 65_535_000), 0);
		assert_eq!(Swap::alpha_worth(STABLE, 7), 7);
		assert!(!PalSwapInitialized::<Test>::get(STABLE));
	});
}

#[test]
fn the_first_swap_sets_the_weights_and_a_preview_does_not() {
	execute(|| {
		assert_eq!(Swap::current_price(DYNAMIC).to_num::<f64>(), 0.25);
		let preview = Swap::preview(DYNAMIC, Side::Buy, 1_000_000);
		assert!(!PalSwapInitialized::<Test>::get(DYNAMIC));
		let limit = Side::Buy.no_limit();
		assert_eq!(Swap::swap(DYNAMIC, Side::Buy, 1_000_000, limit, false), preview);
		assert!(PalSwapInitialized::<Test>::get(DYNAMIC));
		assert_eq!(Swap::alpha_worth(DYNAMIC, 100), 400);
	});
}

#[test]
fn weights_are_set_once_and_shift_with_what_the_chain_adds() {
	execute(|| {
		Swap::initialize(DYNAMIC, Some(fixed::types::U64F64::from_num(0.5)));
		let weights = SwapBalancer::<Test>::get(DYNAMIC);
		assert_eq!(Swap::current_price(DYNAMIC).to_num::<f64>(), 0.5);
		Swap::initialize(DYNAMIC, None);
		assert_eq!(SwapBalancer::<Test>::get(DYNAMIC), weights);
		assert_eq!(Swap::adjust_protocol_liquidity(DYNAMIC, 5_000_000, 7), (5_000_000, 7));
		assert!(SwapBalancer::<Test>::get(DYNAMIC).tao_weight() > weights.tao_weight());
		assert_eq!(Swap::adjust_protocol_liquidity(DYNAMIC, u64::MAX, 0), (0, 0));
		Swap::clear(DYNAMIC);
		assert_eq!(SwapBalancer::<Test>::get(DYNAMIC), Balancer::default());
		assert!(!PalSwapInitialized::<Test>::get(DYNAMIC));
	});
}

#[test]
fn refusals_have_the_names_of_subtensor() {
	execute(|| {
		let swap = |amount, limit| Swap::simulate(DYNAMIC, Side::Sell, amount, limit, false);
		assert_eq!(swap(u64::MAX, 0), Err(Error::SwapInputTooLarge));
		assert_eq!(swap(1_000, 250_000_000), Err(Error::PriceLimitExceeded));
		assert_eq!(swap(3, 0), Err(Error::ReservesTooLow));
	});
}
