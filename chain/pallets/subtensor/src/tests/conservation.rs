use crate::{mock::*, *};
use sp_io::hashing::twox_64;
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeSet;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 = u64::from_le_bytes(twox_64(&self.0.to_le_bytes()));
		self.0 % sides
	}

	/// A subnet that is there, or the root network, or now and then one that is not.
	fn netuid(&mut self) -> u16 {
		self.roll(5) as u16
	}

	fn hotkey(&mut self) -> u64 {
		100 + self.roll(16)
	}

	/// A part of a stake, often all of it.
	fn part_of(&mut self, stake: u64) -> u64 {
		stake >> self.roll(3)
	}
}

/// Anything that somebody may do, whether it succeeds or not, and who does it.
fn act(dice: &mut Dice) -> (RuntimeOrigin, Call<Test>) {
	let coldkey = 1 + dice.roll(10);
	let (hotkey, netuid) = (dice.hotkey(), dice.netuid());
	let call = match dice.roll(24) {
		0 => Call::register_network { hotkey },
		1 => Call::start_call { netuid },
		2..=4 => Call::burned_register { netuid, hotkey },
		5 | 6 => Call::add_stake { hotkey, netuid, amount_staked: 1 << dice.roll(42) },
		7 => {
			let (amount_staked, limit_price) = (1 << dice.roll(42), dice.roll(3 * TAO));
			let allow_partial = dice.roll(2) == 0;
			Call::add_stake_limit { hotkey, netuid, amount_staked, limit_price, allow_partial }
		},
		8..=12 => return (signed(coldkey), move_something(dice, coldkey)),
		13 => {
			let children = vec![(dice.roll(u64::MAX), dice.hotkey())];
			Call::set_children { hotkey, netuid, children }
		},
		14 => Call::root_register { hotkey },
		15 => Call::claim_root { subnets: BTreeSet::from([netuid, dice.netuid()]) },
		16 => {
			let wishes = [
				RootClaimTypeEnum::Swap,
				RootClaimTypeEnum::Keep,
				RootClaimTypeEnum::KeepSubnets { subnets: BTreeSet::from([netuid]) },
			];
			let wish = wishes[dice.roll(3) as usize].clone();
			Call::set_root_claim_type { new_root_claim_type: wish }
		},
		17 => Call::set_coldkey_auto_stake_hotkey { netuid, hotkey },
		18 => {
			let netuid = Some(netuid).filter(|netuid| *netuid > 1);
			let (new_hotkey, keep_stake) = (dice.hotkey(), dice.roll(2) == 0);
			Call::swap_hotkey_v2 { hotkey, new_hotkey, netuid, keep_stake }
		},
		_ => return (signed(hotkey), weigh(dice, netuid)),
	};
	(signed(coldkey), call)
}

/// Moves or takes some of a stake that a coldkey has, if it has one.
fn move_something(dice: &mut Dice, coldkey: u64) -> Call<Test> {
	let stakes: Vec<(u64, u16)> = AlphaV2::<Test>::iter_keys()
		.filter(|(_, who, _)| *who == coldkey)
		.map(|(hotkey, _, netuid)| (hotkey, netuid))
		.collect();
	let place = dice.roll(stakes.len().max(1) as u64) as usize;
	let (hotkey, origin_netuid) = stakes.get(place).copied().unwrap_or((101, 1));
	let stake = SubtensorModule::stake(&hotkey, &coldkey, origin_netuid);
	let (alpha_amount, destination_netuid) = (dice.part_of(stake), dice.netuid());
	match dice.roll(6) {
		0 => Call::remove_stake { hotkey, netuid: origin_netuid, amount_unstaked: alpha_amount },
		1 => Call::unstake_all { hotkey },
		2 => Call::swap_stake { hotkey, origin_netuid, destination_netuid, alpha_amount },
		3 => {
			let destination_coldkey = 1 + dice.roll(10);
			let destination_netuid = origin_netuid;
			Call::transfer_stake {
				destination_coldkey,
				hotkey,
				origin_netuid,
				destination_netuid,
				alpha_amount,
			}
		},
		4 => Call::unstake_all_alpha { hotkey },
		_ => Call::move_stake {
			origin_hotkey: hotkey,
			destination_hotkey: dice.hotkey(),
			origin_netuid,
			destination_netuid,
			alpha_amount,
		},
	}
}

fn weigh(dice: &mut Dice, netuid: u16) -> Call<Test> {
	let dests: Vec<u16> = (0..SubnetworkN::<Test>::get(netuid)).collect();
	let weights = dests.iter().map(|_| dice.roll(65_536) as u16).collect();
	Call::set_weights { netuid, dests, weights, version_key: 0 }
}

/// What a run was made of.
#[derive(Default, Debug)]
struct Story {
	calls: u64,
	dissolved: u64,
	epochs: u64,
	burned: u64,
	sales: u64,
}

/// A life of up to three small subnets of the mechanism, with what everyone does in it, the invariants
/// being checked each `pace` blocks.
fn live(seed: u64, mechanism: u16, blocks: u64, pace: u64) -> Story {
	let mut story = Story::default();
	TestExt::default()
		.genesis(|genesis| {
			genesis.network_min_lock_cost = Some(10 * TAO);
			genesis.network_immunity_period = Some(50);
			genesis.tao_weight = Some(u64::MAX / 3);
			genesis.tx_rate_limit = Some(0);
		})
		.defaults(|defaults| {
			defaults.tempo = Some(5);
			defaults.max_allowed_uids = Some(6);
			defaults.immunity_period = Some(3);
			defaults.min_non_immune_uids = Some(1);
			defaults.max_allowed_validators = Some(3);
		})
		.execute(|| {
			SubnetDefaults::<Test>::mutate(|defaults| defaults.subnet_mechanism = mechanism);
			SubnetLimit::<Test>::put(3);
			SubnetMovingAlpha::<Test>::put(I96F32 { bits: 1 << 29 });
			PendingChildKeyCooldown::<Test>::put(0);
			subnet();
			let mut dice = Dice(seed);
			for block in 2..blocks {
				System::reset_events();
				// Prices are known soon, so that the root network is paid.
				for netuid in SubtensorModule::subnets() {
					EMAPriceHalvingBlocks::<Test>::insert(netuid, 10);
				}
				for _ in 0..dice.roll(5) {
					let (who, call) = act(&mut dice);
					story.calls += u64::from(RuntimeCall::from(call).dispatch(who).is_ok());
				}
				if dice.roll(400) == 0 {
					let netuid = dice.netuid();
					let _ = SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), netuid);
				}
				run_to(block);
				count(&mut story);
				if block % pace == 0 {
					check_invariants();
				}
			}
		});
	story
}

fn count(story: &mut Story) {
	let now = System::block_number();
	for last in EpochEmission::<Test>::iter_values().filter(|last| last.block == now) {
		story.epochs += u64::from(last.paid > 0);
		story.burned += u64::from(last.burned > 0);
	}
	story.sales += u64::from(SubnetRootSellTao::<Test>::iter_values().any(|tao| tao > 0));
	let is_end = |event| matches!(event, RuntimeEvent::SubtensorModule(Event::NetworkRemoved(_)));
	story.dissolved +=
		System::events().into_iter().filter(|one| is_end(one.event.clone())).count() as u64;
}

#[test]
fn no_rao_is_made_or_lost_whatever_happens() {
	for seed in 0..3 {
		for mechanism in [0, 1] {
			let story = live(seed, mechanism, 100, 1);
			assert!(story.calls > 30 && story.epochs > 5, "seed {seed}: {story:?}");
		}
	}
}

#[test]
fn a_long_life_ends_with_all_in_order() {
	let story = live(7, 1, 2_000, 100);
	assert!(story.calls > 1_000 && story.dissolved > 5, "{story:?}");
	assert!(story.epochs > 500 && story.burned > 50 && story.sales > 50, "{story:?}");
}

#[test]
#[ignore = "takes a quarter of an hour"]
fn no_rao_is_made_or_lost_in_twenty_thousand_blocks() {
	let story = live(11, 1, 20_000, 100);
	assert!(story.calls > 10_000 && story.dissolved > 20 && story.epochs > 5_000, "{story:?}");
}
