//! Stakers who do whatever comes to their minds.

use crate::{mock::*, *};
use frame_support::{assert_ok, dispatch::DispatchResult};
use sp_runtime::traits::Dispatchable;

/// SplitMix64: the same seed gives the same numbers.
pub(super) struct Random(pub u64);

impl Random {
	pub(super) fn bits(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	pub(super) fn pick<V: Copy>(&mut self, all: &[V]) -> V {
		all[(self.bits() % all.len() as u64) as usize]
	}

	/// Amounts of all sizes up to 300 TAO.
	pub(super) fn amount(&mut self) -> u64 {
		(self.bits() >> (self.bits() % 64)) % (300 * TAO)
	}

	fn call(&mut self) -> Call<Test> {
		let netuids = [ROOT, NET, 2, 3, 9];
		let hotkeys = [OWNER_HOTKEY, 102, 103, 177];
		let (hotkey, other) = (self.pick(&hotkeys), self.pick(&hotkeys));
		let (netuid, to) = (self.pick(&netuids), self.pick(&netuids));
		let (amount, limit_price) = (self.amount(), self.pick(&[0, TAO / 2, TAO, TAO * 3 / 2]));
		let allow_partial = self.bits() % 2 == 1;
		let moved = (netuid, to, amount);
		match self.bits() % 11 {
			0 | 1 => Call::add_stake { hotkey, netuid, amount_staked: amount },
			2 => Call::remove_stake { hotkey, netuid, amount_unstaked: amount },
			3 => Call::add_stake_limit {
				hotkey,
				netuid,
				amount_staked: amount,
				limit_price,
				allow_partial,
			},
			4 => Call::remove_stake_limit {
				hotkey,
				netuid,
				amount_unstaked: amount,
				limit_price,
				allow_partial,
			},
			5 => Call::remove_stake_full_limit { hotkey, netuid, limit_price: None },
			6 => {
				moving(moved, |origin_netuid, destination_netuid, alpha_amount| Call::move_stake {
					origin_hotkey: hotkey,
					destination_hotkey: other,
					origin_netuid,
					destination_netuid,
					alpha_amount,
				})
			},
			7 => moving(moved, |origin_netuid, destination_netuid, alpha_amount| {
				Call::transfer_stake {
					destination_coldkey: 4,
					hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
				}
			}),
			8 => moving(moved, |origin_netuid, destination_netuid, alpha_amount| {
				Call::swap_stake_limit {
					hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
					limit_price,
					allow_partial,
				}
			}),
			9 if self.bits().is_multiple_of(4) => Call::unstake_all { hotkey },
			10 if self.bits().is_multiple_of(4) => Call::unstake_all_alpha { hotkey },
			_ => Call::add_stake { hotkey, netuid, amount_staked: amount },
		}
	}
}

fn moving(moved: (u16, u16, u64), call: impl FnOnce(u16, u16, u64) -> Call<Test>) -> Call<Test> {
	call(moved.0, moved.1, moved.2)
}

pub(super) fn run(coldkey: u64, call: Call<Test>) -> DispatchResult {
	let call = RuntimeCall::SubtensorModule(call);
	call.dispatch(signed(coldkey)).map(drop).map_err(|failed| failed.error)
}

#[test]
fn whatever_stakers_do_no_rao_is_made_or_lost() {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		for (coldkey, hotkey) in [(2, 102), (5, 103)] {
			assert_ok!(SubtensorModule::register_network(signed(coldkey), hotkey));
		}
		for (coldkey, netuid) in [(2, 2), (5, 3)] {
			assert_ok!(SubtensorModule::start_call(signed(coldkey), netuid));
		}
		SubtokenEnabled::<Test>::insert(ROOT, true);
		// One of three has no pool.
		SubnetMechanism::<Test>::insert(3, 0);
		NominatorMinRequiredStake::<Test>::put(1_000_000);
		let mut random = Random(7);
		let mut done = 0;
		for turn in 0..1_500 {
			let coldkey = random.pick(&[OWNER, 2, 3, 4]);
			let call = random.call();
			done += u32::from(run(coldkey, call).is_ok());
			if turn % 50 == 0 {
				check_invariants();
			}
		}
		assert!(done > 300, "{done} calls went through");
	});
}
