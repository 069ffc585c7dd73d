//! Genesis presets: `development` and `compat` for one machine, `local_testnet` for four authorities,
//! `testnet` with the figures of the public network.

use crate::{
	AccountId, AuraConfig, Balance, BalancesConfig, GrandpaConfig, RuntimeGenesisConfig,
	SubtensorModuleConfig, SudoConfig, TAO,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use pallet_subtensor::genesis::GenesisHyperparameters;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie},
};

/// Preset of a chain on one machine for clients of the public network: their figures and the dynamic
/// mechanism, but fast blocks and no waiting.
pub const COMPAT_PRESET: &str = "compat";
/// Preset of a public network: Subtensor's figures, nobody is rich.
pub const TESTNET_PRESET: &str = "testnet";

/// Balance of `//Alice` at genesis, in rao.
const ALICE_BALANCE: Balance = 1_000_000 * TAO;
/// Balance of each other well-known key at genesis, in rao.
const OTHERS_BALANCE: Balance = 2_000 * TAO;

/// Stake in rao that a validator's permit and weights take: about what the public network asks. Paid
/// miners stay below it for long.
const STAKE_THRESHOLD: Balance = 1_000 * TAO;

/// An authority: the keys with which it makes and finalizes blocks.
type Authority = (Sr25519Keyring, Ed25519Keyring);

const ALICE: Authority = (Alice, Ed25519Keyring::Alice);
const FOUR: [Authority; 4] = [
	ALICE,
	(Bob, Ed25519Keyring::Bob),
	(Charlie, Ed25519Keyring::Charlie),
	(Dave, Ed25519Keyring::Dave),
];

/// JSON patch of the preset `id`, or none when there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[ALICE], play_money(), stable(250)),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(&FOUR, play_money(), stable(3_000)),
		COMPAT_PRESET => genesis(&[ALICE], play_money(), compat()),
		TESTNET_PRESET => genesis(&[ALICE], vec![], testnet()),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// Names of the presets.
pub fn names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, COMPAT_PRESET, TESTNET_PRESET]
		.map(PresetId::from)
		.into()
}

/// A chain of the given authorities, with `//Alice` as sudo.
fn genesis(
	authorities: &[Authority],
	balances: Vec<(AccountId, Balance)>,
	subtensor: Value,
) -> Value {
	let mut patch = build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		aura: AuraConfig {
			authorities: authorities
				.iter()
				.map(|(aura, _)| AuraId::from(aura.public()))
				.collect::<Vec<_>>(),
		},
		grandpa: GrandpaConfig {
			authorities: authorities
				.iter()
				.map(|(_, grandpa)| (GrandpaId::from(grandpa.public()), 1))
				.collect::<Vec<_>>(),
		},
		sudo: SudoConfig { key: Some(Alice.to_account_id()) },
	});
	if let Some(pallets) = patch.as_object_mut() {
		pallets.insert("subtensorModule".into(), subtensor);
	}
	patch
}

/// Money for the well-known keys, so of everybody.
fn play_money() -> Vec<(AccountId, Balance)> {
	let others = [Bob, Charlie, Dave, Eve, Ferdie].map(|key| (key.to_account_id(), OTHERS_BALANCE));
	let mut balances = vec![(Alice.to_account_id(), ALICE_BALANCE)];
	balances.extend(others);
	balances
}

/// Subnets with the stable mechanism, emission and no commit-reveal from the start.
fn stable(block_time_ms: u64) -> Value {
	build_struct_json_patch!(SubtensorModuleConfig {
		block_time_ms,
		stake_threshold: STAKE_THRESHOLD,
		defaults: GenesisHyperparameters {
			tempo: Some(20),
			subnet_mechanism: Some(0),
			subnet_emission_enabled: Some(true),
			commit_reveal_weights_enabled: Some(false),
		},
	})
}

/// Dynamic subnets that cost little and may be created, staked and weighed without waiting.
fn compat() -> Value {
	build_struct_json_patch!(SubtensorModuleConfig {
		block_time_ms: 250u64,
		network_min_lock_cost: Some(100 * TAO),
		network_rate_limit: Some(0),
		tx_rate_limit: Some(0),
		defaults: GenesisHyperparameters {
			tempo: Some(20),
			subnet_emission_enabled: Some(true),
			commit_reveal_weights_enabled: Some(false),
			weights_set_rate_limit: Some(0),
			serving_rate_limit: Some(0),
		},
	})
}

/// Subtensor's figures, with blocks of 12 s.
fn testnet() -> Value {
	build_struct_json_patch!(SubtensorModuleConfig { block_time_ms: 12_000u64 })
}
