//! A chain of this pallet alone, and three subnets.

use crate::Pools;
use core::num::NonZeroU64;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU16, ConstU64},
	PalletId,
};
use sp_runtime::BuildStorage;

/// A subnet with a pool of 1 TAO and 4 alpha.
pub const DYNAMIC: u16 = 1;
/// A subnet without a pool.
pub const STABLE: u16 = 2;
/// No subnet.
pub const UNKNOWN: u16 = 3;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Swap: crate = 28,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const MinimumReserve: NonZeroU64 = NonZeroU64::new(1_000_000).unwrap();
	pub const ProtocolId: PalletId = PalletId(*b"ten/swap");
}

impl crate::Config for Test {
	type Pools = Subnets;
	type MaxFeeRate = ConstU16<10_000>;
	type MinimumLiquidity = ConstU64<1_000>;
	type MinimumReserve = MinimumReserve;
	type ProtocolId = ProtocolId;
}

pub struct Subnets;

impl Pools for Subnets {
	fn exists(netuid: u16) -> bool {
		netuid < UNKNOWN
	}

	fn is_dynamic(netuid: u16) -> bool {
		netuid == DYNAMIC
	}

	fn tao(_netuid: u16) -> u64 {
		1_000_000_000
	}

	fn alpha(_netuid: u16) -> u64 {
		4_000_000_000
	}
}

/// Runs a test in block 1.
pub fn execute(test: impl FnOnce()) {
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	sp_io::TestExternalities::new(storage).execute_with(|| {
		System::set_block_number(1);
		test();
	});
}
