use crate::{mock::*, *};
use sp_io::hashing::twox_64;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 = u64::from_le_bytes(twox_64(&self.0.to_le_bytes()));
		self.0 % sides
	}
}

/// Does anything that somebody may do, whether it succeeds or not.
fn act(dice: &mut Dice) {
	let coldkey = 1 + dice.roll(8);
	let hotkey = 100 + dice.roll(12);
	let netuid = 1 + dice.roll(2) as u16;
	let call: RuntimeCall = match dice.roll(10) {
		0 => Call::register_network { hotkey }.into(),
		1 => Call::start_call { netuid }.into(),
		2 | 3 => Call::burned_register { netuid, hotkey }.into(),
		4 | 5 => {
			let amount_staked = 1 << dice.roll(42);
			Call::add_stake { hotkey, netuid, amount_staked }.into()
		},
		6 => {
			let stake = SubtensorModule::stake(&hotkey, &coldkey, netuid);
			let amount_unstaked = stake >> dice.roll(3);
			Call::remove_stake { hotkey, netuid, amount_unstaked }.into()
		},
		_ => {
			let count = SubnetworkN::<Test>::get(netuid);
			let dests: Vec<u16> = (0..count).collect();
			let weights = dests.iter().map(|_| dice.roll(65_536) as u16).collect();
			Call::set_weights { netuid, dests, weights, version_key: 0 }.into()
		},
	};
	let is_free = matches!(
		call,
		RuntimeCall::SubtensorModule(Call::set_weights { .. } | Call::serve_axon { .. })
	);
	let signer = if is_free { hotkey } else { coldkey };
	let _ = sp_runtime::traits::Dispatchable::dispatch(call, signed(signer));
}

#[test]
fn no_rao_is_made_or_lost_whatever_happens() {
	for seed in 0..6 {
		let crowded = TestExt::default()
			.genesis(|genesis| genesis.network_min_lock_cost = Some(10 * TAO))
			.defaults(|defaults| {
				defaults.tempo = Some(5);
				defaults.max_allowed_uids = Some(6);
				defaults.immunity_period = Some(3);
				defaults.min_non_immune_uids = Some(1);
				defaults.max_allowed_validators = Some(3);
			});
		crowded.execute(|| {
			subnet();
			let mut dice = Dice(seed);
			let mut paid = 0;
			for block in 2..90 {
				for _ in 0..dice.roll(5) {
					act(&mut dice);
				}
				run_to(block);
				check_invariants();
				let last = EpochEmission::<Test>::get(NET).filter(|last| last.block == block);
				paid += last.map_or(0, |last| last.paid + last.burned);
			}
			assert!(paid > 50 * TAO, "seed {seed} paid {paid}");
		});
	}
}
