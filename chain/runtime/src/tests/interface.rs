//! What clients find in the metadata.

use crate::{metadata, VERSION};
use codec::{Decode, Encode};
use frame_metadata::{v15::RuntimeMetadataV15, RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::{form::PortableForm, TypeDef, Variant};
use sp_io::TestExternalities;

/// The metadata that a host without state serves.
fn served() -> RuntimeMetadataV15 {
	let bytes: Vec<u8> = TestExternalities::default().execute_with(|| (*metadata::v15()).clone());
	match RuntimeMetadataPrefixed::decode(&mut &bytes[..]).unwrap().1 {
		RuntimeMetadata::V15(metadata) => metadata,
		_ => panic!("asked for version 15"),
	}
}

/// The variants of an enum of the metadata, by index.
fn variants(metadata: &RuntimeMetadataV15, id: u32) -> Vec<(u8, String)> {
	let TypeDef::Variant(found) = &metadata.types.resolve(id).unwrap().type_def else {
		panic!("type {id} is no enum");
	};
	let named = |variant: &Variant<PortableForm>| (variant.index, variant.name.clone());
	found.variants.iter().map(named).collect()
}

/// Pairs with owned names, to compare with what the metadata says.
fn owned(pairs: &[(u8, &str)]) -> Vec<(u8, String)> {
	pairs.iter().map(|(index, name)| (*index, String::from(*name))).collect()
}

#[test]
fn the_version_is_subtensors_with_our_own_count() {
	assert_eq!(VERSION.spec_name, "node-subtensor");
	const { assert!(VERSION.spec_version >= 425) };
	assert_eq!((VERSION.transaction_version, VERSION.system_version), (1, 1));
}

#[test]
fn pallets_have_subtensors_names_and_indices() {
	let found: Vec<(u8, String)> =
		served().pallets.into_iter().map(|pallet| (pallet.index, pallet.name)).collect();
	let pallets = [
		(0, "System"),
		(2, "Timestamp"),
		(3, "Aura"),
		(4, "Grandpa"),
		(5, "Balances"),
		(6, "TransactionPayment"),
		(7, "SubtensorModule"),
		(11, "Utility"),
		(12, "Sudo"),
		(13, "Multisig"),
		(16, "Proxy"),
		(18, "Commitments"),
		(19, "AdminUtils"),
		(26, "Drand"),
		(28, "Swap"),
	];
	assert_eq!(found, owned(&pallets));
}

#[test]
fn calls_of_the_subtensor_pallet_have_its_indices() {
	let metadata = served();
	let pallet = metadata.pallets.iter().find(|pallet| pallet.index == 7).unwrap();
	let calls = variants(&metadata, pallet.calls.as_ref().unwrap().ty.id);
	for known in [(0, "set_weights"), (7, "burned_register"), (119, "set_mechanism_weights")] {
		assert!(calls.contains(&(known.0, known.1.into())), "{known:?}");
	}
	let errors = variants(&metadata, pallet.error.as_ref().unwrap().ty.id);
	assert_eq!(errors.len(), 147);
	for known in [(0, "RootNetworkDoesNotExist"), (29, "SettingWeightsTooFast")] {
		assert!(errors.contains(&(known.0, known.1.into())), "{known:?}");
	}
}

#[test]
fn extensions_stand_in_subtensors_order_and_only_known_ones_take_bytes() {
	let metadata = served();
	assert_eq!(metadata.extrinsic.version, 4);
	let is_empty = |id: u32| match &metadata.types.resolve(id).unwrap().type_def {
		TypeDef::Tuple(tuple) => tuple.fields.is_empty(),
		TypeDef::Composite(composite) => composite.fields.is_empty(),
		_ => false,
	};
	let found: Vec<(&str, bool, bool)> = metadata
		.extrinsic
		.signed_extensions
		.iter()
		.map(|extension| {
			let (ty, implicit) = (extension.ty.id, extension.additional_signed.id);
			(extension.identifier.as_str(), is_empty(ty), is_empty(implicit))
		})
		.collect();
	let expected = [
		("CheckNonZeroSender", true, true),
		("CheckSpecVersion", true, false),
		("CheckTxVersion", true, false),
		("CheckGenesis", true, false),
		("CheckMortality", false, false),
		("CheckNonce", false, true),
		("CheckWeight", true, true),
		("ChargeTransactionPayment", false, true),
		("SudoTransactionExtension", true, true),
		("SubtensorTransactionExtension", true, true),
		("CheckMetadataHash", false, false),
	];
	assert_eq!(found, expected);
}

#[test]
fn subtensors_figures_are_among_the_constants() {
	let metadata = served();
	let constant = |pallet: &str, name: &str| {
		let pallet = metadata.pallets.iter().find(|found| found.name == pallet).unwrap();
		let found = pallet.constants.iter().find(|constant| constant.name == name);
		found.unwrap_or_else(|| panic!("{name}")).value.clone()
	};
	assert_eq!(constant("SubtensorModule", "InitialTempo"), 360u16.encode());
	assert_eq!(constant("SubtensorModule", "InitialBurn"), 100_000_000u64.encode());
	assert_eq!(constant("SubtensorModule", "MaxImmuneUidsPercentage"), 80u8.encode());
	assert_eq!(constant("Commitments", "MaxFields"), 3u32.encode());
	assert_eq!(constant("Proxy", "ProxyDepositBase"), 60_000_000u64.encode());
	assert_eq!(constant("Multisig", "DepositBase"), 132_000_000u64.encode());
	assert_eq!(constant("Balances", "ExistentialDeposit"), 500u64.encode());
}

#[test]
fn the_first_type_is_the_account() {
	let metadata = served();
	let first = metadata.types.resolve(0).unwrap();
	assert_eq!(first.path.segments, ["sp_core", "crypto", "AccountId32"]);
}

#[test]
fn the_runtime_apis_of_official_clients_are_there() {
	let metadata = served();
	let methods = |name: &str| -> Vec<String> {
		let api = metadata.apis.iter().find(|api| api.name == name).unwrap();
		api.methods.iter().map(|method| method.name.clone()).collect()
	};
	let neurons = ["get_neurons", "get_neuron", "get_neurons_lite", "get_neuron_lite"];
	assert_eq!(methods("NeuronInfoRuntimeApi"), neurons);
	let delegates = ["get_delegates", "get_delegate", "get_delegated"];
	assert_eq!(methods("DelegateInfoRuntimeApi"), delegates);
	let subnets = methods("SubnetInfoRuntimeApi");
	for method in [
		"get_subnets_info_v2",
		"get_coldkey_auto_stake_hotkey",
		"get_subnet_to_prune",
		"get_subnet_account_id",
		"get_subnet_hyperparams",
		"get_metagraph",
		"get_selective_mechagraph",
		"get_subnet_hyperparams_v2",
		"get_subnet_hyperparams_v3",
		"get_next_epoch_start_block",
		"get_subnet_state",
		"get_dynamic_info",
		"get_all_dynamic_info",
	] {
		assert!(subnets.contains(&method.into()), "{method}");
	}
	assert_eq!(methods("SubnetRegistrationRuntimeApi"), ["get_network_registration_cost"]);
	let swaps = [
		"current_alpha_price",
		"current_alpha_price_all",
		"sim_swap_tao_for_alpha",
		"sim_swap_alpha_for_tao",
	];
	assert_eq!(methods("SwapRuntimeApi"), swaps);
	let stakes = methods("StakeInfoRuntimeApi");
	for method in
		["get_stake_info_for_coldkeys", "get_stake_availability_for_coldkeys", "get_stake_fee"]
	{
		assert!(stakes.contains(&method.into()), "{method}");
	}
	assert_eq!(methods("InvariantsRuntimeApi"), ["check", "epoch_emission"]);
}
