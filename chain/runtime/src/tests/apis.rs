//! What the runtime APIs answer on a subnet that has had epochs.

use super::chain::{apply, begin_block, development, end_block, signed};
use crate::*;
use codec::{Compact, Encode};
use pallet_subtensor::{Call as Subtensor, EpochEmission};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash};

/// The height at which [`running`] leaves the chain: past two epochs of 20 blocks.
const HEIGHT: u32 = 45;
/// What the validator stakes: enough for a permit in the development preset.
const STAKE: Balance = 1_500 * TAO;

/// A subnet of `//Alice` with a validator of `//Bob` and a miner of `//Charlie`: `(key, call)` of
/// each transaction, by block.
fn script(block: u32) -> Vec<(Sr25519Keyring, Subtensor<Runtime>)> {
	let register = |hotkey: Sr25519Keyring| Subtensor::burned_register {
		netuid: 1,
		hotkey: hotkey.to_account_id(),
	};
	match block {
		1 => vec![(Alice, Subtensor::register_network { hotkey: AliceStash.to_account_id() })],
		2 => vec![(Alice, Subtensor::start_call { netuid: 1 })],
		3 => vec![(Bob, register(BobStash)), (Charlie, register(CharlieStash))],
		4 => vec![(
			Bob,
			Subtensor::add_stake {
				hotkey: BobStash.to_account_id(),
				netuid: 1,
				amount_staked: STAKE,
			},
		)],
		22 => vec![(
			BobStash,
			Subtensor::set_mechanism_weights {
				netuid: 1,
				mecid: 0,
				dests: vec![2],
				weights: vec![1],
				version_key: 0,
			},
		)],
		_ => vec![],
	}
}

/// Runs the script, each block with the invariants checked.
fn running(then: impl FnOnce()) {
	development().execute_with(|| {
		for block in 1..=HEIGHT {
			begin_block(block);
			for (who, call) in script(block) {
				let nonce = System::account_nonce(who.to_account_id());
				assert_eq!(apply(&signed(who, nonce, call.into())), Ok(Ok(())), "block {block}");
			}
			end_block();
			let broken = crate::invariants::check();
			assert!(broken.is_empty(), "block {block}: {broken:?}");
		}
		then();
	});
}

#[test]
fn neurons_are_listed_by_uid_with_what_they_earned() {
	running(|| {
		let neurons = SubtensorModule::get_neurons_lite(1);
		let keys: Vec<AccountId> = neurons.iter().map(|neuron| neuron.hotkey.clone()).collect();
		assert_eq!(keys, [AliceStash, BobStash, CharlieStash].map(|key| key.to_account_id()));
		let [_, validator, miner] = &neurons[..] else { panic!("three neurons") };
		assert_eq!(validator.coldkey, Bob.to_account_id());
		assert!(validator.validator_permit && validator.dividends.0 > 0);
		assert!(validator.stake[0].1 .0 > STAKE);
		assert_eq!(miner.incentive.0, u16::MAX);
		assert!(miner.emission.0 > 0);
		assert_eq!(SubtensorModule::get_neuron_lite(1, 2).as_ref(), Some(miner));
		assert_eq!(SubtensorModule::get_neuron_lite(1, 3), None);
		let whole = SubtensorModule::get_neuron(1, 1).unwrap();
		assert_eq!(whole.weights, [(Compact(2), Compact(u16::MAX))]);
		assert!(SubtensorModule::get_neurons_lite(9).is_empty());
	});
}

#[test]
fn the_metagraph_agrees_with_the_neurons_and_the_state() {
	running(|| {
		let graph = SubtensorModule::get_metagraph(1).unwrap();
		let neurons = SubtensorModule::get_neurons_lite(1);
		assert_eq!((graph.num_uids.0, graph.block.0), (3, u64::from(HEIGHT)));
		assert_eq!(graph.owner_coldkey, Alice.to_account_id());
		let emission: Vec<_> = neurons.iter().map(|neuron| neuron.emission).collect();
		assert_eq!(graph.emission, emission);
		let incentives: Vec<_> = neurons.iter().map(|neuron| neuron.incentive).collect();
		assert_eq!(graph.incentives, incentives);
		let state = SubtensorModule::get_subnet_state(1).unwrap();
		assert_eq!(state.total_stake, graph.total_stake);
		assert_eq!(state.total_stake[2], state.alpha_stake[2]);
		let chosen = SubtensorModule::get_selective_mechagraph(1, 0, &[52]).unwrap();
		assert_eq!(chosen.hotkeys.as_ref(), Some(&graph.hotkeys));
		assert_eq!(SubtensorModule::get_selective_mechagraph(1, 1, &[52]), None);
		assert_eq!(SubtensorModule::get_metagraph(9), None);
	});
}

#[test]
fn hyperparameters_are_the_same_in_all_forms() {
	running(|| {
		let record = SubtensorModule::get_subnet_hyperparams_v2(1).unwrap();
		assert_eq!((record.tempo.0, record.yuma_version.0), (20, 3));
		assert!(record.subnet_is_active && !record.commit_reveal_weights_enabled);
		let old = SubtensorModule::get_subnet_hyperparams(1).unwrap();
		assert!(record.encode().starts_with(&old.encode()));
		let list = SubtensorModule::get_subnet_hyperparams_v3(1).unwrap();
		let value = |name: &str| {
			let found = list.iter().find(|entry| entry.name == name.as_bytes());
			found.unwrap_or_else(|| panic!("{name}")).value.encode().split_off(1)
		};
		assert_eq!(value("tempo"), record.tempo.encode());
		assert_eq!(value("max_burn"), record.max_burn.encode());
		assert_eq!(value("alpha_sigmoid_steepness"), record.alpha_sigmoid_steepness.encode());
		assert_eq!(value("transfers_enabled"), record.transfers_enabled.encode());
		assert_eq!(SubtensorModule::get_subnet_hyperparams_v2(9), None);
	});
}

#[test]
fn the_next_epoch_is_a_tempo_after_the_last_and_its_books_balance() {
	running(|| {
		let next = SubtensorModule::next_epoch_block(1).unwrap();
		let books = EpochEmission::<Runtime>::get(1).unwrap();
		assert_eq!(next, books.block + 20);
		assert!(next > u64::from(HEIGHT));
		assert!(books.paid > 0);
		assert_eq!(books.issued, books.paid + books.carried);
		assert_eq!(SubtensorModule::next_epoch_block(9), None);
	});
}

#[test]
fn stake_is_a_record_also_where_there_is_none() {
	running(|| {
		let (hotkey, coldkey) = (BobStash.to_account_id(), Bob.to_account_id());
		let some = SubtensorModule::get_stake_info(hotkey.clone(), coldkey.clone(), 1);
		assert!(some.is_registered && some.stake.0 > STAKE);
		assert_eq!(SubtensorModule::get_stake_info_for_coldkey(coldkey), [some]);
		let none = SubtensorModule::get_stake_info(hotkey, Charlie.to_account_id(), 9);
		assert_eq!((none.stake.0, none.is_registered), (0, false));
	});
}
