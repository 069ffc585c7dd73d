//! A chain of this pallet and balances, whose invariants are checked after every test.

use crate::{self as pallet_subtensor, genesis::GenesisHyperparameters, invariants};
use core::num::NonZeroU64;
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResultWithPostInfo,
	pallet_prelude::DispatchResult,
	parameter_types,
	traits::{ConstU16, ConstU32, ConstU64, Hooks},
	PalletId,
};
use sp_runtime::BuildStorage;

/// The account that makes the blocks, and has nothing at first.
pub const AUTHOR: u64 = 99;
/// A TAO in rao.
pub const TAO: u64 = 1_000_000_000;
/// The coldkey that owns the subnet of [`subnet`].
pub const OWNER: u64 = 1;
/// Its hotkey.
pub const OWNER_HOTKEY: u64 = 101;
/// Coldkeys with 10,000 TAO each, the owner among them.
pub const RICH: core::ops::RangeInclusive<u64> = 1..=20;
/// The subnet of [`subnet`].
pub const NET: u16 = 1;

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
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(7)]
	pub type SubtensorModule = pallet_subtensor;
	#[runtime::pallet_index(28)]
	pub type Swap = pallet_swap;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u64;
	type ExistentialDeposit = ConstU64<500>;
	type AccountStore = System;
	type DustRemoval = crate::Recycle<Test>;
}

parameter_types! {
	/// What the beacon says.
	pub static LastBeaconRound: u64 = 0;
	pub const MinimumReserve: NonZeroU64 = NonZeroU64::new(1_000_000).unwrap();
	pub const ProtocolId: PalletId = PalletId(*b"ten/swap");
	pub static BlockAuthor: Option<u64> = Some(AUTHOR);
}

impl pallet_swap::Config for Test {
	type Pools = SubtensorModule;
	type MaxFeeRate = ConstU16<10_000>;
	type MinimumLiquidity = ConstU64<1_000>;
	type MinimumReserve = MinimumReserve;
	type ProtocolId = ProtocolId;
}

impl pallet_subtensor::Config for Test {
	type Currency = Balances;
	type Commitments = ();
	type LastBeaconRound = LastBeaconRound;
	type BlockAuthor = BlockAuthor;
	type MaxUids = ConstU16<256>;
	type MaxSubnets = ConstU16<128>;
	type MaxHotkeys = ConstU32<16>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

/// A chain of tempo 10 with emission on and commit-reveal off, where a test does not say otherwise.
pub struct TestExt(pallet_subtensor::GenesisConfig<Test>);

impl Default for TestExt {
	fn default() -> Self {
		Self(pallet_subtensor::GenesisConfig {
			network_rate_limit: Some(0),
			defaults: GenesisHyperparameters {
				tempo: Some(10),
				subnet_mechanism: Some(0),
				subnet_emission_enabled: Some(true),
				commit_reveal_weights_enabled: Some(false),
				weights_set_rate_limit: Some(0),
				serving_rate_limit: Some(5),
				burn: Some(TAO),
				..Default::default()
			},
			..Default::default()
		})
	}
}

impl TestExt {
	/// Changes genesis.
	pub fn genesis(mut self, change: fn(&mut pallet_subtensor::GenesisConfig<Test>)) -> Self {
		change(&mut self.0);
		self
	}

	/// Changes what new subnets begin with.
	pub fn defaults(mut self, change: fn(&mut GenesisHyperparameters)) -> Self {
		change(&mut self.0.defaults);
		self
	}

	/// Runs a test in block 1, and checks the invariants after it.
	pub fn execute(self, test: impl FnOnce()) {
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: RICH.map(|who| (who, 10_000 * TAO)).collect(),
				..Default::default()
			},
			subtensor_module: self.0,
			..Default::default()
		}
		.build_storage()
		.unwrap();
		sp_io::TestExternalities::new(storage).execute_with(|| {
			System::set_block_number(1);
			test();
			check_invariants();
		});
	}
}

/// The state in which benchmarks are tried; they begin with what no calls lead to.
#[cfg(feature = "runtime-benchmarks")]
pub fn measured() -> sp_io::TestExternalities {
	RuntimeGenesisConfig::default().build_storage().unwrap().into()
}

/// Fails with the invariants that do not hold.
pub fn check_invariants() {
	assert_eq!(invariants::check::<Test>(), Vec::<&str>::new(), "block {}", System::block_number());
}

/// What became of a call, without the weight that it says it took.
pub fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(drop).map_err(|failed| failed.error)
}

/// The signed origin of an account.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Runs the beginnings of the blocks up to `block`.
pub fn run_to(block: u64) {
	while System::block_number() < block {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		SubtensorModule::on_initialize(next);
	}
}

/// Registers and starts a subnet of [`OWNER`].
pub fn subnet() {
	assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
	assert_ok!(SubtensorModule::start_call(signed(OWNER), NET));
}

/// Registers a neuron, whose hotkey is its coldkey's number and 100.
pub fn neuron(coldkey: u64) -> u64 {
	let hotkey = coldkey + 100;
	assert_ok!(SubtensorModule::burned_register(signed(coldkey), NET, hotkey));
	hotkey
}

/// Stakes TAO of a coldkey with its own hotkey.
pub fn stake(coldkey: u64, tao: u64) {
	assert_ok!(SubtensorModule::add_stake(signed(coldkey), coldkey + 100, NET, tao * TAO));
}
