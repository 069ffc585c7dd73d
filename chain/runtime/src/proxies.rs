//! What one account may do for another: kinds of proxies, in Subtensor's order, and what each allows.

mod rules;

use crate::{configs::deposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{ConstU32, ConstU64, GetCallMetadata, InstanceFilter};
use pallet_balances::Call as Transfer;
use pallet_subtensor::Call as Stake;
use scale_info::TypeInfo;

/// Below it, in rao or alpha, a transfer is a small one: half a TAO.
pub const SMALL_TRANSFER_LIMIT: Balance = 500_000_000;

/// What a proxy may do.
#[derive(
	Clone,
	Copy,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	Any,
	/// Tune a subnet.
	Owner,
	/// All but what cannot be undone.
	NonCritical,
	/// All but transfers.
	NonTransfer,
	/// Nothing; there was a senate once.
	Senate,
	/// All but what moves TAO or stake.
	NonFungible,
	/// Nothing; there was a triumvirate once.
	Triumvirate,
	/// Nothing.
	Governance,
	/// Stake and unstake.
	Staking,
	/// Register hotkeys.
	Registration,
	/// Transfer.
	Transfer,
	/// Transfer less than half a TAO at a time.
	SmallTransfer,
	/// Nothing; the root network had weights once.
	RootWeights,
	/// Lend stake to children.
	ChildKeys,
	/// Replace the runtime, for the sudo key.
	SudoUncheckedSetCode,
	/// Swap hotkeys.
	SwapHotkey,
	/// Tune a subnet that is leased.
	SubnetLeaseBeneficiary,
	/// Claim what stake on the root network earned.
	RootClaim,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::SmallTransfer => is_small_transfer(call),
			Self::SudoUncheckedSetCode => replaces_the_runtime(call),
			_ => {
				let name = call.get_call_metadata();
				rules::of(*self).allows(name.pallet_name, name.function_name)
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(one, other) if one == other => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, other) => !matches!(other, Self::Transfer | Self::SmallTransfer),
			(Self::Transfer, Self::SmallTransfer) => true,
			_ => false,
		}
	}
}

fn is_small_transfer(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Balances(
			Transfer::transfer_keep_alive { value, .. }
			| Transfer::transfer_allow_death { value, .. },
		) => *value < SMALL_TRANSFER_LIMIT,
		RuntimeCall::SubtensorModule(Stake::transfer_stake { alpha_amount, .. }) => {
			*alpha_amount < SMALL_TRANSFER_LIMIT
		},
		_ => false,
	}
}

fn replaces_the_runtime(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Sudo(pallet_sudo::Call::sudo_unchecked_weight { call, .. }) => {
			matches!(**call, RuntimeCall::System(frame_system::Call::set_code { .. }))
		},
		_ => false,
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ConstU64<{ deposit(1, 40) }>;
	type ProxyDepositFactor = ConstU64<{ deposit(0, 33) }>;
	type MaxProxies = ConstU32<20>;
	type MaxPending = ConstU32<75>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ConstU64<{ deposit(1, 16) }>;
	type AnnouncementDepositFactor = ConstU64<{ deposit(0, 68) }>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}
