//! Swaps worked out apart, with decimals of eighty digits and the roundings of Subtensor's fixed-point
//! numbers.

use crate::{
	quote::{limit, Pool, Refusal, Side},
	Balancer, Swapped,
};
use sp_runtime::Perquintill;
use Side::{Buy, Sell};

const TAO: u64 = 1_000_000_000;

fn pool(tao: u64, alpha: u64, quote: u64) -> Pool {
	let balancer = Balancer::new(Perquintill::from_parts(quote)).unwrap();
	Pool { tao, alpha, balancer, fee_rate: 33, least_reserve: 1_000_000 }
}

fn even() -> Pool {
	pool(1000 * TAO, 1000 * TAO, 500_000_000_000_000_000)
}

fn all(pool: Pool, side: Side, amount: u64) -> Result<Swapped, Refusal> {
	pool.quote(side, amount, limit(side.no_limit()), false)
}

/// A pool with its price, and per side an order without a limit, and one that comes to its limit.
struct Case {
	quote: u64,
	price_bits: u128,
	buy: u64,
	sell: u64,
	highest: (u64, Swapped),
	lowest: (u64, Swapped),
}

const fn swapped(paid_in: u64, got: u64, fee: u64) -> Swapped {
	Swapped { paid_in, got, fee }
}

const CASES: [Case; 4] = [
	Case {
		quote: 500_000_000_000_000_000,
		price_bits: 2_305_842_988_200_999_133,
		buy: 425_100_748_292,
		sell: 6_902_142_520,
		highest: (149_999_998, swapped(117_833_471_406, 860_534_013_901, 59_364_669)),
		lowest: (99_999_999, swapped(1_165_767_795_151, 130_336_800_551, 587_315_459)),
	},
	Case {
		quote: 600_000_000_000_000_000,
		price_bits: 1_537_228_658_800_666_088,
		buy: 630_739_732_644,
		sell: 4_605_726_596,
		highest: (99_999_999, swapped(93_399_698_604, 1_023_425_864_261, 47_054_899)),
		lowest: (66_666_666, swapped(1_414_939_559_930, 105_419_624_322, 712_848_546)),
	},
	Case {
		quote: 510_123_456_789_012_345,
		price_bits: 2_214_323_566_607_513_572,
		buy: 442_271_163_710,
		sell: 6_628_931_765,
		highest: (144_046_465, swapped(115_339_614_924, 877_159_743_860, 58_108_260)),
		lowest: (96_030_976, swapped(1_190_740_441_524, 127_839_544_869, 599_896_714)),
	},
	Case {
		quote: 102_337_248_363_782_924,
		price_bits: 20_225_962_635_537_417_207,
		buy: 49_413_104_035,
		sell: 59_244_122_934,
		highest: (1_315_741_957, swapped(219_527_950_552, 182_570_845_560, 110_598_491)),
		lowest: (877_161_305, swapped(228_134_639_751, 224_100_114_490, 114_934_553)),
	},
];

#[test]
fn swaps_come_to_the_figures_worked_out_apart() {
	for case in CASES {
		let pool = pool(1_234_567_890_123, 9_876_543_210_987, case.quote);
		let quote = case.quote;
		assert_eq!(pool.price().to_bits(), case.price_bits, "{quote}");
		let order = 55_555_555_555;
		let filled = |got| Ok(swapped(55_527_580_682, got, 27_974_873));
		assert_eq!(all(pool, Buy, order), filled(case.buy), "{quote}");
		assert_eq!(all(pool, Sell, order), filled(case.sell), "{quote}");
		let (highest, bought) = case.highest;
		assert_eq!(pool.quote(Buy, pool.tao, limit(highest), false), Ok(bought), "{quote}");
		let (lowest, sold) = case.lowest;
		assert_eq!(pool.quote(Sell, pool.alpha, limit(lowest), false), Ok(sold), "{quote}");
	}
}

#[test]
fn the_fee_is_a_part_of_what_is_offered_and_none_where_it_is_dropped() {
	let order = 100 * TAO;
	assert_eq!(all(even(), Buy, order), Ok(swapped(99_949_645_228, 90_867_473_489, 50_354_772)));
	let free = even().quote(Buy, order, limit(u64::MAX), true).unwrap();
	assert_eq!(free, swapped(order, 90_909_090_909, 0));
}

#[test]
fn an_order_stops_at_its_limit() {
	let bought = even().quote(Buy, 100 * TAO, limit(1_100_000_000), false).unwrap();
	assert_eq!(bought, swapped(48_808_848_170, 46_537_410_754, 24_589_966));
	let price = even().after(Buy, bought).price().to_num::<f64>();
	assert!((price - 1.1).abs() < 1e-9, "{price}");
	let sold = even().quote(Sell, 100 * TAO, limit(900_000_000), false).unwrap();
	assert_eq!(sold, swapped(54_092_553_389, 51_316_701_949, 27_251_904));
	let price = even().after(Sell, sold).price().to_num::<f64>();
	assert!((price - 0.9).abs() < 1e-9, "{price}");
}

#[test]
fn orders_are_refused_that_cannot_be_filled() {
	let price = limit(TAO);
	let refused = |side, limit| even().quote(side, TAO, limit, false).unwrap_err();
	assert_eq!(refused(Buy, price), Refusal::PriceLimitExceeded);
	assert_eq!(refused(Sell, price), Refusal::PriceLimitExceeded);
	let most = 1000 * 1000 * TAO;
	let without_fee = |amount| even().quote(Buy, amount, limit(u64::MAX), true);
	assert!(without_fee(most).is_ok());
	assert_eq!(without_fee(most + 1), Err(Refusal::InputTooLarge));
	let shallow = pool(1_000_000, 999_999, 500_000_000_000_000_000);
	assert_eq!(all(shallow, Buy, 1000), Err(Refusal::ReservesTooLow));
	assert!(all(shallow, Sell, 1000).is_ok());
	let dear = pool(1000 * TAO, TAO, 500_000_000_000_000_000);
	assert_eq!(all(dear, Buy, 500), Err(Refusal::ReservesTooLow));
	assert_eq!(all(dear, Buy, 0), Ok(Swapped::default()));
}

#[test]
fn the_lowest_reserves_still_pay_for_large_orders() {
	let shallow = pool(1_000_000, 1_000_000, 500_000_000_000_000_000);
	assert!(all(shallow, Sell, 999_500_000).unwrap().got > 0);
}
