//! The records that storage, events and runtime APIs carry.

use crate::limits::Hyperparameter;
use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The root network. It holds no miners and runs no epochs.
pub const ROOT: u16 = 0;

/// Distance between two mechanisms in a storage index: Subtensor's `GLOBAL_MAX_SUBNET_COUNT`.
pub const MECHANISM_STRIDE: u16 = 4096;

/// The key of maps that differ by mechanism (`NetUidStorageIndex`): `mecid · 4096 + netuid`.
pub const fn storage_index(netuid: u16, mecid: u8) -> u16 {
	(mecid as u16).saturating_mul(MECHANISM_STRIDE).saturating_add(netuid)
}

/// Greatest number of bytes of a timelocked commit.
pub const MAX_TIMELOCKED_BYTES: u32 = 5000;

/// A commit to weights: hash, epoch, block; the last number is always 0.
pub type WeightCommit = (H256, u64, u64, u64);

/// Weights that are encrypted until the beacon reaches a round.
pub type Timelocked = BoundedVec<u8, ConstU32<MAX_TIMELOCKED_BYTES>>;

/// Timelocked weights as they wait: hotkey, block of the commit, weights, round that opens them.
pub type TimelockedCommit<AccountId> = (AccountId, u64, Timelocked, u64);

/// The endpoint a neuron publishes.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub struct AxonInfo {
	/// Block in which it was published.
	pub block: u64,
	/// Version of the server's software, as it says.
	pub version: u32,
	/// Address; an IPv4 address stands in the lowest 32 bits.
	pub ip: u128,
	/// Port.
	pub port: u16,
	/// 4 or 6.
	pub ip_type: u8,
	/// Protocol number, with no meaning to the chain.
	pub protocol: u8,
	/// Free for the subnet's use.
	pub placeholder1: u8,
	/// Free for the subnet's use.
	pub placeholder2: u8,
}

/// The metrics endpoint a neuron publishes.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub struct PrometheusInfo {
	/// Block in which it was published.
	pub block: u64,
	/// Version of the server's software, as it says.
	pub version: u32,
	/// Address; an IPv4 address stands in the lowest 32 bits.
	pub ip: u128,
	/// Port.
	pub port: u16,
	/// 4 or 6.
	pub ip_type: u8,
}

/// Greatest number of bytes of a certificate's public key.
pub const MAX_PUBLIC_KEY: u32 = 64;

/// The certificate of a neuron's endpoint.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub struct NeuronCertificate {
	/// The public key.
	pub public_key: BoundedVec<u8, ConstU32<MAX_PUBLIC_KEY>>,
	/// How the key is made, with no meaning to the chain.
	pub algorithm: u8,
}

impl NeuronCertificate {
	/// A certificate as it is sent: the algorithm, then the key. None if it is empty or too long.
	pub fn read(bytes: &[u8]) -> Option<Self> {
		let (algorithm, public_key) = bytes.split_first()?;
		let public_key = BoundedVec::try_from(public_key.to_vec()).ok()?;
		Some(Self { public_key, algorithm: *algorithm })
	}
}

/// What a coldkey says about itself.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
#[allow(missing_docs)]
pub struct ChainIdentityV2 {
	pub name: Vec<u8>,
	pub url: Vec<u8>,
	pub github_repo: Vec<u8>,
	pub image: Vec<u8>,
	pub discord: Vec<u8>,
	pub description: Vec<u8>,
	pub additional: Vec<u8>,
}

/// What a subnet's owner says about the subnet.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
#[allow(missing_docs)]
pub struct SubnetIdentityV3 {
	pub subnet_name: Vec<u8>,
	pub github_repo: Vec<u8>,
	pub subnet_contact: Vec<u8>,
	pub subnet_url: Vec<u8>,
	pub discord: Vec<u8>,
	pub description: Vec<u8>,
	pub logo_url: Vec<u8>,
	pub additional: Vec<u8>,
}

/// A number of shares, `mantissa · 10^exponent`. This pallet counts them in billionths, so that all
/// sums are exact: the exponent is -9, of no shares 0.
#[derive(Clone, Copy, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct SafeFloat {
	/// The digits.
	pub mantissa: u128,
	/// Power of ten.
	pub exponent: i64,
}

impl SafeFloat {
	/// Billionths of a share.
	pub const fn billionths(count: u128) -> Self {
		Self { mantissa: count, exponent: if count == 0 { 0 } else { -9 } }
	}
}

/// Signed fixed-point number with 32 fractional bits, as its bits.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug,
)]
pub struct I96F32 {
	/// The number times 2^32.
	pub bits: i128,
}

impl I96F32 {
	/// One.
	pub const ONE: Self = Self { bits: 1 << 32 };
}

/// Signed fixed-point number with 64 fractional bits, as its bits.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug,
)]
pub struct I64F64 {
	/// The number times 2^64.
	pub bits: i128,
}

/// Stake of a coldkey that is locked on a subnet, as it was at its last update.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub struct LockState {
	/// Alpha that is locked.
	pub locked_mass: u64,
	/// How convinced its owner counts as, which grows with time.
	pub conviction: U64F64,
	/// The block of the last update.
	pub last_update: u64,
}

/// Unsigned fixed-point number with 64 fractional bits, as its bits.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug,
)]
pub struct U64F64 {
	/// The number times 2^64.
	pub bits: u128,
}

/// Unsigned fixed-point number with 32 fractional bits, as its bits.
#[derive(Clone, Copy, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct U96F32 {
	/// The number times 2^32.
	pub bits: u128,
}

/// What becomes of miners' pay that falls to the owner's hotkeys.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug,
)]
pub enum RecycleOrBurnEnum {
	/// It stays in the world, and nobody owns it.
	#[default]
	Burn,
	/// It is as if it had never been minted, and is minted once more later.
	Recycle,
}

/// How a coldkey wants its root dividends.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub enum RootClaimTypeEnum {
	/// Sold, as stake on the root network.
	#[default]
	Swap,
	/// As stake on the subnets that paid them.
	Keep,
	/// As stake on the subnets that paid them if they are on this list, sold otherwise.
	KeepSubnets {
		/// The list of netuids.
		subnets: BTreeSet<u16>,
	},
}

/// A subnet on its way out: what it owes its stakers, and how far paying and cleaning has come.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct Dissolution {
	/// The subnet.
	pub netuid: u16,
	/// Rao in its pool when it was dissolved.
	pub pot: u64,
	/// Alpha that shares the pot: the stakers', the pool's and the chain's.
	pub alpha: u64,
	/// Which map is being swept.
	pub sweep: u8,
	/// The last key that was looked at there; empty at the beginning.
	pub cursor: Vec<u8>,
}

/// How a subnet comes to its consensus. Only Yuma is ever stored; clients read the item.
#[derive(Clone, Copy, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum EpochConsensus {
	/// Yuma consensus.
	#[default]
	Yuma,
	/// The mean of all rows.
	Null,
}

/// What a rate limit counts from.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum RateLimitKey<AccountId> {
	/// The owner's hotkey of a subnet was set.
	SetSNOwnerHotkey(u16),
	/// A subnet's owner changed a hyperparameter.
	OwnerHyperparamUpdate(u16, Hyperparameter),
	/// A subnet was registered.
	NetworkLastRegistered,
	/// Any limited call of an account.
	LastTxBlock(AccountId),
	/// A child-key take was changed.
	LastTxBlockChildKeyTake(AccountId),
	/// A delegate's take was changed.
	LastTxBlockDelegateTake(AccountId),
	/// Stake was added to be burned.
	AddStakeBurn(u16),
}

/// The books of a subnet's last epoch, in alpha: `issued = paid + burned + carried`.
#[derive(
	Clone, Copy, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug,
)]
pub struct EpochPayout {
	/// Block of the epoch.
	pub block: u64,
	/// What it had to pay: minted since the epoch before, and what that one carried over.
	pub issued: u64,
	/// What reached stake, or may be claimed: the owner's cut, miners and validators.
	pub paid: u64,
	/// What fell to the owner's hotkeys as miners, and was burned or recycled.
	pub burned: u64,
	/// What stays in the pots for the next epoch.
	pub carried: u64,
}

/// A hotkey's voting weight on a subnet, in rao, with what parents lend and without what it lends.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct StakeWeights {
	/// Stake on the subnet.
	pub alpha: u64,
	/// Stake on the root network.
	pub tao: u64,
	/// The alpha, and the stake on the root network times the TAO weight.
	pub total: u64,
}
