//! Coldkeys that lend, borrow and swap hotkeys as it comes to their minds, while epochs run.

use super::stakers::{run, Random};
use crate::{mock::*, *};
use frame_support::assert_ok;

const COLDKEYS: [u64; 5] = [OWNER, 2, 3, 4, 5];

impl Random {
	/// One of 60 hotkeys, of which each coldkey may come to own any.
	fn hotkey(&mut self) -> u64 {
		101 + self.bits() % 60
	}

	/// Mostly a hotkey that the coldkey owns.
	fn hotkey_of(&mut self, coldkey: u64) -> u64 {
		let owned = OwnedHotkeys::<Test>::get(coldkey);
		if owned.is_empty() || self.bits().is_multiple_of(4) {
			return self.hotkey();
		}
		self.pick(&owned)
	}

	fn family_call(&mut self, hotkey: u64) -> Call<Test> {
		let netuid = self.pick(&[ROOT, NET, 2, 3]);
		let share = [u64::MAX, u64::MAX / 2, u64::MAX / 3, 1];
		match self.bits() % 12 {
			0 => Call::burned_register { netuid, hotkey },
			1 => Call::root_register { hotkey },
			2 | 3 => Call::add_stake { hotkey, netuid, amount_staked: self.amount() },
			4 => Call::remove_stake_full_limit { hotkey, netuid, limit_price: None },
			5 | 6 => {
				let children =
					(0..self.bits() % 4).map(|_| (self.pick(&share), self.hotkey())).collect();
				Call::set_children { hotkey, netuid, children }
			},
			7 => Call::set_childkey_take { hotkey, netuid, take: self.pick(&[0, 5_000]) },
			8 => Call::set_coldkey_auto_stake_hotkey { netuid, hotkey },
			9 => Call::try_associate_hotkey { hotkey },
			10 => Call::swap_hotkey { hotkey, new_hotkey: self.hotkey(), netuid: Some(netuid) },
			_ => Call::swap_hotkey_v2 {
				hotkey,
				new_hotkey: self.hotkey(),
				netuid: self.pick(&[None, Some(netuid)]),
				keep_stake: self.pick(&[false, false, true]),
			},
		}
	}
}

#[test]
fn whoever_takes_whose_place_nothing_is_lost() {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(1)).execute(|| {
		subnet();
		for (coldkey, hotkey, netuid) in [(2, 102, 2), (3, 103, 3)] {
			assert_ok!(SubtensorModule::register_network(signed(coldkey), hotkey));
			assert_ok!(SubtensorModule::start_call(signed(coldkey), netuid));
		}
		SubtokenEnabled::<Test>::insert(ROOT, true);
		PendingChildKeyCooldown::<Test>::put(3);
		TxRateLimit::<Test>::put(0);
		let mut random = Random(11);
		let (mut swaps, mut lists) = (0, 0);
		for turn in 0..1_200 {
			if turn % 3 == 0 {
				run_to(System::block_number() + 1);
			}
			let coldkey = random.pick(&COLDKEYS);
			let hotkey = random.hotkey_of(coldkey);
			let call = random.family_call(hotkey);
			let is_swap = matches!(call, Call::swap_hotkey { .. } | Call::swap_hotkey_v2 { .. });
			let is_list = matches!(call, Call::set_children { .. });
			let is_done = u32::from(run(coldkey, call).is_ok());
			swaps += if is_swap { is_done } else { 0 };
			lists += if is_list { is_done } else { 0 };
			if turn % 20 == 0 {
				check_invariants();
				let _ = LastHotkeySwapOnNetuid::<Test>::clear(u32::MAX, None);
			}
		}
		assert!(swaps > 20 && lists > 40, "{swaps} swaps and {lists} lists went through");
	});
}
