//! The settings of each pallet. Figures are Subtensor's.

use crate::{fees, filter::PublicCalls, *};
use core::num::NonZeroU64;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstBool, ConstU16, ConstU32, ConstU64, ConstU8, Get, VariantCountOf},
	weights::{
		constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_SECOND},
		Weight,
	},
	PalletId,
};
use frame_system::limits::{BlockLength, BlockWeights};
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{traits::One, Perbill};

/// Milliseconds between two blocks, genesis data; 12,000 where there is no state.
///
/// It is also the constant `Aura.SlotDuration` of the metadata a chain serves, from which clients
/// learn the block time.
pub struct BlockTimeMs;

impl Get<u64> for BlockTimeMs {
	fn get() -> u64 {
		pallet_subtensor::Pallet::<Runtime>::block_time_ms()
	}
}

/// Least number of milliseconds between two blocks: half a slot, as Aura asks.
pub struct HalfBlockTimeMs;

impl Get<u64> for HalfBlockTimeMs {
	fn get() -> u64 {
		BlockTimeMs::get() / 2
	}
}

parameter_types! {
	/// The runtime's version, for the metadata.
	pub const Version: RuntimeVersion = VERSION;
	/// 4 s of computation a block, 75 % of it for normal calls.
	pub Limits: BlockWeights = BlockWeights::with_sensible_defaults(
		Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(4), u64::MAX),
		Perbill::from_percent(75),
	);
	/// 10 MB a block, 75 % of it for normal calls.
	pub Length: BlockLength = BlockLength::builder()
		.max_length(10 * 1024 * 1024)
		.modify_max_length_for_class(
			frame_support::dispatch::DispatchClass::Normal,
			|length| *length = Perbill::from_percent(75) * *length,
		)
		.build();
	/// Rao that a pool keeps of either reserve.
	pub const MinimumReserve: NonZeroU64 = match NonZeroU64::new(1_000_000) {
		Some(reserve) => reserve,
		None => NonZeroU64::MIN,
	};
	/// Subtensor's.
	pub const SwapProtocolId: PalletId = PalletId(*b"ten/swap");
	/// Fees do not follow the load.
	pub FeeMultiplier: Multiplier = Multiplier::one();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = PublicCalls;
	type Block = Block;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Hash = sp_core::H256;
	type BlockHashCount = ConstU32<2400>;
	type BlockWeights = Limits;
	type BlockLength = Length;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = RocksDbWeight;
	type SS58Prefix = ConstU16<42>;
	type MaxConsumers = ConstU32<16>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = HalfBlockTimeMs;
	type WeightInfo = ();
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<32>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = BlockTimeMs;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<32>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	type DustRemoval = fees::ToAuthor;
	type ExistentialDeposit = ConstU64<500>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, fees::ToAuthor>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightToFee = fees::LinearWeightToFee;
	type LengthToFee = frame_support::weights::IdentityFee<Balance>;
	type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
	type WeightInfo = ();
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

impl pallet_swap::Config for Runtime {
	type Pools = SubtensorModule;
	type MaxFeeRate = ConstU16<10_000>;
	type MinimumLiquidity = ConstU64<1_000>;
	type MinimumReserve = MinimumReserve;
	type ProtocolId = SwapProtocolId;
}

impl pallet_subtensor::Config for Runtime {
	type Currency = Balances;
	type Commitments = Commitments;
	type LastBeaconRound = pallet_drand::LastRound<Runtime>;
	type BlockAuthor = fees::Author;
	type MaxUids = ConstU16<256>;
	type MaxSubnets = ConstU16<128>;
	type MaxHotkeys = ConstU32<4096>;
	type WeightInfo = pallet_subtensor::weights::SubstrateWeight<Runtime>;
}

impl pallet_admin_utils::Config for Runtime {
	type WeightInfo = pallet_admin_utils::weights::SubstrateWeight<Runtime>;
}

impl pallet_commitments::Config for Runtime {
	type MaxFields = ConstU32<3>;
	type WeightInfo = pallet_commitments::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

/// What is set aside for state that an account puts on chain, in rao: Subtensor's price an item and
/// a byte.
pub const fn deposit(items: u64, bytes: u64) -> Balance {
	items.saturating_mul(20_000_000).saturating_add(bytes.saturating_mul(1_000_000))
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = ConstU64<{ deposit(1, 112) }>;
	type DepositFactor = ConstU64<{ deposit(0, 32) }>;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

impl pallet_drand::Config for Runtime {}
