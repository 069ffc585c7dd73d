//! # The runtime
//!
//! What a block does to the state. It is compiled to WebAssembly and run by any Substrate host: our
//! own on V8, or a native node.
//!
//! ## Overview
//!
//! Aura says who makes a block, GRANDPA which blocks are final, `SubtensorModule` what neurons earn.
//! Pallet names and indices, extensions and runtime APIs are those of Subtensor, a subset of them,
//! so that clients written for it work here.
//!
//! ## Terms
//!
//! * **Rao**: the unit of every amount, [`TAO`] of them make a TAO.
//! * **Slot**: the time of one block, genesis data: see [`configs::BlockTimeMs`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod check_nonce;
pub mod configs;
pub mod fees;
pub mod filter;
pub mod invariants;
mod metadata;
pub mod presets;
pub mod proxies;
mod sudo;
#[cfg(test)]
mod tests;

pub use apis::RUNTIME_API_VERSIONS;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// How an account signs; clients of Subtensor sign with sr25519.
pub type Signature = MultiSignature;
/// An account: 32 bytes, with SR25519 its public key.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount in rao.
pub type Balance = u64;
/// Number of transactions an account has sent.
pub type Nonce = u32;
/// Height of a block.
pub type BlockNumber = u32;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// What is checked of a transaction besides its call, in the order of Subtensor.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	check_nonce::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	sudo::SudoTransactionExtension,
	pallet_subtensor::extension::SubtensorTransactionExtension<
		Runtime,
		pallet_commitments::admission::Admission,
	>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);
/// A transaction as it crosses the wire.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Rao in a TAO.
pub const TAO: Balance = 1_000_000_000;

impl_opaque_keys! {
	/// Keys of an authority.
	pub struct SessionKeys {
		/// Signs blocks.
		pub aura: Aura,
		/// Votes for finality.
		pub grandpa: Grandpa,
	}
}

/// Which runtime this is.
///
/// `spec_version` rises whenever the metadata changes: clients keep metadata on disk by genesis hash
/// and spec version, and would read a changed chain with the old one. It began at 425, the version
/// of Subtensor whose interface this is. `transaction_version` rises when the bytes of a signed
/// transaction change.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("node-subtensor"),
	impl_name: Cow::Borrowed("yumanet"),
	authoring_version: 1,
	spec_version: 426,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(3)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(4)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(6)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(7)]
	pub type SubtensorModule = pallet_subtensor;
	#[runtime::pallet_index(11)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(12)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(13)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(16)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(18)]
	pub type Commitments = pallet_commitments;
	#[runtime::pallet_index(19)]
	pub type AdminUtils = pallet_admin_utils;
	#[runtime::pallet_index(26)]
	pub type Drand = pallet_drand;
	#[runtime::pallet_index(28)]
	pub type Swap = pallet_swap;
}
