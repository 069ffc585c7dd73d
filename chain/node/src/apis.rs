//! The runtime APIs that the node calls, over blocks whose extrinsics it does not look into.
//!
//! Nothing here ever runs: the node executes the WebAssembly code of the chain. From the declarations
//! the compiler derives how those functions are called, with no runtime linked in.

use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	AccountId32, ApplyExtrinsicResult, OpaqueExtrinsic,
};

pub type BlockNumber = u32;
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
pub type Block = generic::Block<Header, OpaqueExtrinsic>;
pub type AccountId = AccountId32;
pub type Nonce = u32;
/// Amounts, as wide as Subtensor has them: a fee of another width could not be read.
pub type Balance = u64;

#[allow(dead_code, reason = "the macro drops the bodies in a native build")]
fn never() -> ! {
	unreachable!("the node never calls its API declarations natively")
}

/// Carrier of the declarations.
#[allow(dead_code, reason = "only the types derived from it are used")]
pub struct Runtime;

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> sp_version::RuntimeVersion { never() }
		fn execute_block(_: <Block as BlockT>::LazyBlock) { never() }
		fn initialize_block(_: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
			never()
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata { never() }
		fn metadata_at_version(_: u32) -> Option<OpaqueMetadata> { never() }
		fn metadata_versions() -> Vec<u32> { never() }
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(_: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			never()
		}
		fn finalize_block() -> <Block as BlockT>::Header { never() }
		fn inherent_extrinsics(_: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			never()
		}
		fn check_inherents(
			_: <Block as BlockT>::LazyBlock,
			_: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			never()
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			_: TransactionSource,
			_: <Block as BlockT>::Extrinsic,
			_: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			never()
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration { never() }
		fn authorities() -> Vec<AuraId> { never() }
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList { never() }
		fn current_set_id() -> sp_consensus_grandpa::SetId { never() }
		fn submit_report_equivocation_unsigned_extrinsic(
			_: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			never()
		}
		fn generate_key_ownership_proof(
			_: sp_consensus_grandpa::SetId,
			_: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			never()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			_: Vec<u8>,
			_: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			never()
		}
		fn decode_session_keys(_: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			never()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(_: AccountId) -> Nonce { never() }
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			_: <Block as BlockT>::Extrinsic,
			_: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			never()
		}
		fn query_fee_details(
			_: <Block as BlockT>::Extrinsic,
			_: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::FeeDetails<Balance> {
			never()
		}
		fn query_weight_to_fee(_: sp_weights::Weight) -> Balance { never() }
		fn query_length_to_fee(_: u32) -> Balance { never() }
	}
}
