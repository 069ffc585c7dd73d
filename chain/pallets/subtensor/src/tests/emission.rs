use crate::{mock::*, *};
use frame_support::assert_ok;

/// Registers and starts as many dynamic subnets, each of an owner of its own, for 100 TAO.
fn dynamic(subnets: u16, test: impl FnOnce()) {
	TestExt::default()
		.genesis(|genesis| genesis.network_min_lock_cost = Some(100 * TAO))
		.defaults(|defaults| defaults.subnet_mechanism = Some(1))
		.execute(|| {
			for netuid in 1..=subnets {
				NetworkLastLockCost::<Test>::put(50 * TAO);
				let owner = u64::from(netuid);
				assert_ok!(SubtensorModule::register_network(signed(owner), owner + 100));
				assert_ok!(SubtensorModule::start_call(signed(owner), netuid));
			}
			test();
		});
}

/// Sets the moving price of a subnet, in millionths of a TAO.
fn set_price(netuid: u16, millionths: i128) {
	let bits = (millionths << 32) / 1_000_000;
	SubnetMovingPrice::<Test>::insert(netuid, I96F32 { bits });
}

/// Puts rao on the root network, with nobody's hotkey.
fn root_stake(tao: u64) {
	assert_ok!(SubtensorModule::add_stake(signed(20), 101, ROOT, tao));
}

fn notes(netuid: u16) -> [u64; 4] {
	[
		SubnetTaoInEmission::<Test>::get(netuid),
		SubnetAlphaInEmission::<Test>::get(netuid),
		SubnetAlphaOutEmission::<Test>::get(netuid),
		SubnetExcessTao::<Test>::get(netuid),
	]
}

/// Alpha of a subnet, in its pool and outside.
fn issued(netuid: u16) -> u64 {
	SubnetAlphaIn::<Test>::get(netuid) + SubnetAlphaOut::<Test>::get(netuid)
}

#[test]
fn tao_are_shared_by_the_moving_prices() {
	dynamic(3, || {
		set_price(1, 100_000);
		set_price(2, 200_000);
		set_price(3, 700_000);
		let before = TotalIssuance::<Test>::get();
		run_to(2);
		let got = [1, 2, 3].map(SubnetExcessTao::<Test>::get);
		for (got, share) in got.into_iter().zip([1, 2, 7]) {
			assert!(got.abs_diff(share * TAO / 10) < 1000, "{got}");
		}
		assert_eq!(TotalIssuance::<Test>::get(), before + got.iter().sum::<u64>());
	});
}

#[test]
fn a_disabled_subnet_gets_alpha_and_no_tao() {
	dynamic(2, || {
		SubnetEmissionEnabled::<Test>::insert(2, false);
		set_price(1, 1_000);
		set_price(2, 900_000);
		run_to(2);
		assert_eq!(notes(1), [0, 0, TAO, TAO]);
		assert_eq!(notes(2), [0, 0, TAO, 0]);
	});
}

#[test]
fn what_miners_do_not_get_costs_the_subnet_emission() {
	dynamic(2, || {
		set_price(1, 500_000);
		set_price(2, 500_000);
		MinerBurned::<Test>::insert(1, types::U96F32 { bits: 1 << 31 });
		run_to(2);
		let got = [1, 2].map(SubnetExcessTao::<Test>::get);
		assert_eq!(got, [333_333_333, 666_666_666]);
	});
}

#[test]
fn without_a_root_network_all_tao_buy_alpha_for_the_chain() {
	dynamic(1, || {
		set_price(1, 10);
		let (tao, alpha) = (SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET));
		run_to(2);
		assert_eq!(notes(NET), [0, 0, TAO, TAO]);
		let bought = SubnetProtocolAlpha::<Test>::get(NET);
		assert_eq!(SubnetTAO::<Test>::get(NET), tao + TAO);
		assert_eq!(SubnetAlphaIn::<Test>::get(NET), alpha - bought);
		assert_eq!(SubnetAlphaOut::<Test>::get(NET), bought + TAO);
		assert_eq!(SubnetProtocolFlow::<Test>::get(NET), TAO as i64);
		// 100 TAO and 100 alpha in the pool: 1 TAO buys 100 / 101 alpha, or a little less.
		assert!(bought.abs_diff(990_099_009) < 10, "{bought}");
	});
}

#[test]
fn alpha_joins_the_pool_up_to_the_proportion_of_the_root_network() {
	dynamic(1, || {
		set_price(1, 10);
		TaoWeight::<Test>::put(u64::MAX);
		root_stake(300 * TAO);
		// 300 of the 400 TAO and alpha.
		run_to(2);
		assert_eq!(notes(NET), [750_000_000, 750_000_000, TAO, 250_000_000]);
		let proportion = RootProp::<Test>::get(NET).bits as f64 / (1u64 << 32) as f64;
		let expected = 300.0 / (300.0 + issued(NET) as f64 / TAO as f64);
		assert!((proportion - expected).abs() < 1e-8, "{proportion}, not {expected}");
	});
}

#[test]
fn the_root_networks_part_is_kept_when_alpha_is_dear_and_recycled_when_it_is_cheap() {
	dynamic(2, || {
		TaoWeight::<Test>::put(u64::MAX);
		root_stake(300 * TAO);
		set_price(1, 500_000);
		set_price(2, 400_000);
		run_to(2);
		assert_eq!(PendingRootAlphaDivs::<Test>::get(1), 0);
		let minted = TAO + SubnetAlphaInEmission::<Test>::get(1);
		let recycled = 100 * TAO + minted - issued(1);
		assert!(recycled > 300_000_000, "{recycled}");
		set_price(2, 600_000);
		run_to(3);
		let root = PendingRootAlphaDivs::<Test>::get(1);
		// 41 % of the alpha is the validators', and about three quarters of that the root network's.
		assert!(root.abs_diff(306_000_000) < 3_000_000, "{root}");
	});
}

#[test]
fn a_subnet_mints_alpha_by_a_curve_of_its_own() {
	dynamic(1, || {
		SubnetAlphaIn::<Test>::insert(NET, 10_500_000 * TAO);
		set_price(1, 10);
		run_to(2);
		assert_eq!(SubnetAlphaOutEmission::<Test>::get(NET), TAO / 2);
		assert_eq!(BlockEmission::<Test>::get(), TAO);
	});
}

#[test]
fn a_subnet_that_takes_no_registrations_gets_nothing() {
	dynamic(2, || {
		set_price(1, 500_000);
		set_price(2, 500_000);
		run_to(2);
		NetworkRegistrationAllowed::<Test>::insert(2, false);
		run_to(3);
		assert_eq!((notes(1), notes(2)), ([0, 0, TAO, TAO], [0; 4]));
	});
}

#[test]
fn the_owners_cut_can_be_switched_off() {
	dynamic(1, || {
		run_to(2);
		assert_eq!(PendingOwnerCut::<Test>::get(NET), 179_995_422);
		OwnerCutEnabled::<Test>::insert(NET, false);
		run_to(3);
		assert_eq!(PendingOwnerCut::<Test>::get(NET), 179_995_422);
		assert_eq!(SubtensorModule::pots(NET).total(), 2 * TAO);
	});
}

#[test]
fn the_moving_price_follows_the_price_and_counts_no_more_than_a_tao() {
	dynamic(1, || {
		SubnetMovingAlpha::<Test>::put(I96F32 { bits: 1 << 31 });
		EMAPriceHalvingBlocks::<Test>::insert(NET, 1);
		// Ages 1 and 2: a quarter, then a third of the way to 1.
		run_to(2);
		assert_eq!(SubnetMovingPrice::<Test>::get(NET).bits, (1 << 32) / 4);
		run_to(3);
		assert!(SubnetMovingPrice::<Test>::get(NET).bits.abs_diff((1 << 32) / 2) < 4);
	});
}

#[test]
fn the_lock_falls_half_as_fast_after_the_first_halving() {
	TestExt::default().execute(|| {
		let interval = NetworkLockReductionInterval::<Test>::get();
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		System::set_block_number(1 + interval / 4);
		let cost = || SubtensorModule::network_lock_cost() / TAO;
		assert_eq!(cost(), 1_750);
		let issued = TotalIssuance::<Test>::get();
		TotalIssuance::<Test>::put(11_000_000 * TAO);
		assert_eq!(cost(), 1_500);
		TotalIssuance::<Test>::put(issued);
	});
}
