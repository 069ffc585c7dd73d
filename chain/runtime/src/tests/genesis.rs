//! What the presets begin with.

use super::chain::{development, preset};
use crate::*;
use frame_support::traits::Get;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

#[test]
fn development_is_one_authority_with_fast_blocks() {
	development().execute_with(|| {
		assert_eq!(Aura::slot_duration(), 250);
		assert_eq!(configs::HalfBlockTimeMs::get(), 125);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 1);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Alice.to_account_id()));
		assert_eq!(Balances::free_balance(Alice.to_account_id()), 1_000_000 * TAO);
		assert_eq!(Balances::free_balance(Bob.to_account_id()), 2_000 * TAO);
		let defaults = pallet_subtensor::SubnetDefaults::<Runtime>::get();
		assert_eq!((defaults.tempo, defaults.subnet_mechanism), (20, 0));
		assert!(defaults.subnet_emission_enabled && !defaults.commit_reveal_weights_enabled);
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}

#[test]
fn local_testnet_is_four_authorities_with_slots_of_three_seconds() {
	preset("local_testnet").execute_with(|| {
		assert_eq!(Aura::slot_duration(), 3_000);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
	});
}

#[test]
fn compat_has_dynamic_subnets_that_nobody_waits_for() {
	preset("compat").execute_with(|| {
		assert_eq!(Aura::slot_duration(), 250);
		assert_eq!(Balances::free_balance(Alice.to_account_id()), 1_000_000 * TAO);
		let defaults = pallet_subtensor::SubnetDefaults::<Runtime>::get();
		assert_eq!((defaults.tempo, defaults.subnet_mechanism), (20, 1));
		assert_eq!((defaults.weights_set_rate_limit, defaults.serving_rate_limit), (0, 0));
		assert!(defaults.subnet_emission_enabled && !defaults.commit_reveal_weights_enabled);
		assert_eq!(SubtensorModule::network_lock_cost(), 100 * TAO);
		assert_eq!(pallet_subtensor::NetworkRateLimit::<Runtime>::get(), 0);
		assert_eq!(pallet_subtensor::TxRateLimit::<Runtime>::get(), 0);
		assert_eq!(pallet_subtensor::StakeThreshold::<Runtime>::get(), 0);
	});
}

#[test]
fn testnet_has_the_figures_of_subtensor_and_no_money() {
	preset("testnet").execute_with(|| {
		assert_eq!(Aura::slot_duration(), 12_000);
		assert_eq!(Balances::total_issuance(), 0);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Alice.to_account_id()));
		let defaults = pallet_subtensor::SubnetDefaults::<Runtime>::get();
		assert_eq!((defaults.tempo, defaults.subnet_mechanism), (360, 1));
		assert_eq!((defaults.immunity_period, defaults.weights_set_rate_limit), (5000, 100));
		assert!(!defaults.subnet_emission_enabled && defaults.commit_reveal_weights_enabled);
		assert_eq!(SubtensorModule::network_lock_cost(), 1_000 * TAO);
		assert_eq!(pallet_subtensor::NetworkRateLimit::<Runtime>::get(), 7_200);
		assert_eq!(pallet_subtensor::NetworkImmunityPeriod::<Runtime>::get(), 1_296_000);
		assert!(pallet_subtensor::NetworksAdded::<Runtime>::get(0));
	});
}

#[test]
fn every_named_preset_exists_and_no_other() {
	for name in presets::names() {
		let name: &str = name.as_ref();
		preset(name).execute_with(|| {
			let broken = crate::invariants::check();
			assert_eq!(broken, Vec::<&str>::new(), "{name}");
		});
	}
	assert!(presets::preset(&"mainnet".into()).is_none());
}

#[test]
fn the_block_time_of_a_chain_without_state_is_subtensors() {
	sp_io::TestExternalities::default().execute_with(|| assert_eq!(Aura::slot_duration(), 12_000));
}
