//! A chain in memory, from a preset, and what hosts do to it.

use crate::*;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	storage::with_transaction,
};
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::Era,
	traits::Header as _,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, Digest, DigestItem, DispatchError, TransactionOutcome,
};

/// Milliseconds of a slot of the development preset.
pub const SLOT_MS: u64 = 250;

/// A chain of the development preset at its genesis.
pub fn development() -> TestExternalities {
	preset("development")
}

/// A chain of a preset at its genesis: the preset patches the default, as every host does it.
pub fn preset(name: &str) -> TestExternalities {
	let patch = presets::preset(&name.into()).unwrap();
	let default = get_preset::<RuntimeGenesisConfig>(&None, |_| None).unwrap();
	let mut config: Value = serde_json::from_slice(&default).unwrap();
	merge(&mut config, serde_json::from_slice(&patch).unwrap());
	let mut ext = TestExternalities::default();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&config).unwrap()).unwrap()
	});
	ext
}

/// Patches JSON by the rules of RFC 7396, without removals.
fn merge(target: &mut Value, patch: Value) {
	match (target, patch) {
		(Value::Object(target), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(target.entry(key).or_insert(Value::Null), value);
			}
		},
		(target, patch) => *target = patch,
	}
}

/// Begins block `number` of `//Alice`, in the slot of the same number.
pub fn begin_block(number: BlockNumber) {
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(u64::from(number)).encode());
	let parent = if number == 1 { Default::default() } else { System::parent_hash() };
	let header = Header::new(
		number,
		Default::default(),
		Default::default(),
		parent,
		Digest { logs: vec![slot] },
	);
	Executive::initialize_block(&header);
	let now = u64::from(number) * SLOT_MS;
	let inherent =
		UncheckedExtrinsic::new_bare(pallet_timestamp::Call::<Runtime>::set { now }.into());
	Executive::apply_extrinsic(inherent).unwrap().unwrap();
}

/// Ends the block that was begun.
pub fn end_block() -> Header {
	Executive::finalize_block()
}

/// A call signed by `signer`, immortal, without a tip.
pub fn signed(signer: Sr25519Keyring, nonce: Nonce, call: RuntimeCall) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		check_nonce::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		sudo::SudoTransactionExtension,
		pallet_subtensor::extension::SubtensorTransactionExtension::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
	);
	let genesis = System::block_hash(0);
	let versions = (VERSION.spec_version, VERSION.transaction_version);
	let implicit =
		((), versions.0, versions.1, genesis, genesis, (), (), (), (), (), None::<[u8; 32]>);
	let payload =
		generic::SignedPayload::<RuntimeCall, TxExtension>::from_raw(call, extension, implicit);
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, signer.to_account_id().into(), signature.into(), extension)
}

/// What the pool hears of a transaction; as in a host, nothing of it stays in the state.
pub fn validate(transaction: &UncheckedExtrinsic) -> TransactionValidity {
	let parent = System::parent_hash();
	with_transaction(|| {
		let source = TransactionSource::External;
		let answer = Executive::validate_transaction(source, transaction.clone(), parent);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(answer))
	})
	.unwrap()
}

/// Puts a transaction into the block that was begun.
pub fn apply(transaction: &UncheckedExtrinsic) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction.clone())
}
