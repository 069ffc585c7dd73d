//! How often a call may be made: Subtensor's kinds of limited calls, how many blocks each waits, and
//! where the block of the last is kept.

use crate::{genesis::scaled, *};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::ensure;
use scale_info::TypeInfo;

/// Blocks between two lists of children of a hotkey.
const CHILDREN: u64 = 150;
/// Blocks between two hotkeys of a subnet's owner.
const OWNER_HOTKEY: u64 = 50_400;
/// Blocks between two numbers of mechanisms, and between two splits of the emission among them.
const MECHANISMS: u64 = 7_200;
/// Blocks between two trimmings of a subnet.
const TRIMMING: u64 = 30 * 7_200;
/// Blocks between two tempos that the owner sets.
const TEMPO: u64 = 360;

/// A setting of a subnet that its owner may change every few tempos, each for itself. The numbers are
/// part of storage keys.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
#[allow(missing_docs)]
pub enum Hyperparameter {
	Unknown = 0,
	ServingRateLimit = 1,
	MaxDifficulty = 2,
	AdjustmentAlpha = 3,
	MaxWeightLimit = 4,
	ImmunityPeriod = 5,
	MinAllowedWeights = 6,
	Kappa = 7,
	Rho = 8,
	ActivityCutoff = 9,
	PowRegistrationAllowed = 10,
	MinBurn = 11,
	MaxBurn = 12,
	BondsMovingAverage = 13,
	BondsPenalty = 14,
	CommitRevealEnabled = 15,
	LiquidAlphaEnabled = 16,
	AlphaValues = 17,
	WeightCommitInterval = 18,
	TransferEnabled = 19,
	AlphaSigmoidSteepness = 20,
	Yuma3Enabled = 21,
	BondsResetEnabled = 22,
	ImmuneNeuronLimit = 23,
	RecycleOrBurn = 24,
	MaxAllowedUids = 25,
	BurnHalfLife = 26,
	BurnIncreaseMult = 27,
	SubnetEmissionEnabled = 28,
	MinChildkeyTake = 29,
	ActivityCutoffFactorMilli = 30,
	TriggerEpoch = 31,
}

impl Hyperparameter {
	/// All of them.
	pub(crate) fn all() -> impl Iterator<Item = Self> {
		(0..=u8::MAX).map_while(|number| Self::decode(&mut [number].as_slice()).ok())
	}
}

/// A kind of call that may be made only every so many blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum TransactionType {
	SetChildren,
	SetChildkeyTake,
	SetWeightsVersionKey,
	SetSNOwnerHotkey,
	OwnerHyperparamUpdate(Hyperparameter),
	MechanismCountUpdate,
	MechanismEmission,
	MaxUidsTrimming,
	AddStakeBurn,
	TempoUpdate,
}

impl From<Hyperparameter> for TransactionType {
	fn from(what: Hyperparameter) -> Self {
		Self::OwnerHyperparamUpdate(what)
	}
}

impl TransactionType {
	/// Subtensor's number, part of the keys of `TransactionKeyLastBlock`.
	pub const fn number(self) -> u16 {
		match self {
			Self::SetChildren => 0,
			Self::SetChildkeyTake => 1,
			Self::SetWeightsVersionKey => 4,
			Self::SetSNOwnerHotkey => 5,
			Self::OwnerHyperparamUpdate(_) => 6,
			Self::MechanismCountUpdate => 7,
			Self::MechanismEmission => 8,
			Self::MaxUidsTrimming => 9,
			Self::AddStakeBurn => 10,
			Self::TempoUpdate => 11,
		}
	}

	/// Blocks from one such call on a subnet to the next. Fixed figures are scaled to the tempo that
	/// new subnets have, as every limit of this chain that counts blocks.
	pub fn blocks<T: Config>(self, netuid: u16) -> u64 {
		let fixed = |blocks| scaled(blocks, SubnetDefaults::<T>::get().tempo);
		let tempo = u64::from(Tempo::<T>::get(netuid));
		match self {
			Self::SetChildren => fixed(CHILDREN),
			Self::SetChildkeyTake => TxChildkeyTakeRateLimit::<T>::get(),
			Self::SetWeightsVersionKey => {
				tempo.saturating_mul(WeightsVersionKeyRateLimit::<T>::get())
			},
			Self::SetSNOwnerHotkey => fixed(OWNER_HOTKEY),
			Self::OwnerHyperparamUpdate(_) => {
				tempo.saturating_mul(OwnerHyperparamRateLimit::<T>::get().into())
			},
			Self::MechanismCountUpdate | Self::MechanismEmission => fixed(MECHANISMS),
			Self::MaxUidsTrimming => fixed(TRIMMING),
			Self::AddStakeBurn => tempo,
			Self::TempoUpdate => fixed(TEMPO),
		}
	}

	/// Block of the last such call on a subnet, 0 for none. `who` matters where the limit is one of
	/// an account, not of the subnet.
	pub fn last_block<T: Config>(self, who: &T::AccountId, netuid: u16) -> u64 {
		match self.subnet_key(netuid) {
			Some(key) => LastRateLimitedBlock::<T>::get(key),
			None => TransactionKeyLastBlock::<T>::get((who, netuid, self.number())),
		}
	}

	/// Whether such a call may be made now.
	///
	/// # Errors
	///
	/// `TxRateLimitExceeded`.
	pub fn ensure_passed<T: Config>(self, who: &T::AccountId, netuid: u16) -> Result<(), Error<T>> {
		let last = self.last_block::<T>(who, netuid);
		let age = Pallet::<T>::now().saturating_sub(last);
		ensure!(last == 0 || age >= self.blocks::<T>(netuid), Error::<T>::TxRateLimitExceeded);
		Ok(())
	}

	/// Notes that such a call is made now.
	pub fn record<T: Config>(self, who: &T::AccountId, netuid: u16) {
		let now = Pallet::<T>::now();
		match self.subnet_key(netuid) {
			Some(key) => LastRateLimitedBlock::<T>::insert(key, now),
			None => TransactionKeyLastBlock::<T>::insert((who, netuid, self.number()), now),
		}
	}

	/// The key of a limit that holds for a subnet, whoever calls.
	fn subnet_key<AccountId>(self, netuid: u16) -> Option<RateLimitKey<AccountId>> {
		match self {
			Self::SetSNOwnerHotkey => Some(RateLimitKey::SetSNOwnerHotkey(netuid)),
			Self::OwnerHyperparamUpdate(what) => {
				Some(RateLimitKey::OwnerHyperparamUpdate(netuid, what))
			},
			_ => None,
		}
	}
}
