//! Genesis presets: `development` for one machine, `local_testnet` for four authorities.

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

/// Balance of `//Alice` at genesis, in rao.
const ALICE_BALANCE: Balance = 1_000_000 * TAO;
/// Balance of each other well-known key at genesis, in rao.
const OTHERS_BALANCE: Balance = 2_000 * TAO;

/// Stake in rao that a validator's permit and weights take: about what the public network asks. Paid
/// miners stay below it for long.
const STAKE_THRESHOLD: Balance = 1_000 * TAO;

/// JSON patch of the preset `id`, or none when there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[(Alice, Ed25519Keyring::Alice)], 250, 20),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(
			&[
				(Alice, Ed25519Keyring::Alice),
				(Bob, Ed25519Keyring::Bob),
				(Charlie, Ed25519Keyring::Charlie),
				(Dave, Ed25519Keyring::Dave),
			],
			3_000,
			20,
		),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// Names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}

/// A chain of the given authorities, all with `//Alice` as sudo: subnets have the stable mechanism,
/// emission and no commit-reveal from the start.
fn genesis(
	authorities: &[(Sr25519Keyring, Ed25519Keyring)],
	block_time_ms: u64,
	tempo: u16,
) -> Value {
	let others = [Bob, Charlie, Dave, Eve, Ferdie].map(|key| (key.to_account_id(), OTHERS_BALANCE));
	let mut balances: Vec<(AccountId, Balance)> = vec![(Alice.to_account_id(), ALICE_BALANCE)];
	balances.extend(others);
	build_struct_json_patch!(RuntimeGenesisConfig {
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
		subtensor_module: SubtensorModuleConfig {
			block_time_ms,
			stake_threshold: STAKE_THRESHOLD,
			defaults: GenesisHyperparameters {
				tempo: Some(tempo),
				subnet_mechanism: Some(0),
				subnet_emission_enabled: Some(true),
				commit_reveal_weights_enabled: Some(false),
			},
		},
	})
}
