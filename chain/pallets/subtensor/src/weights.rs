//! The measured weights of `pallet_subtensor`. Written by `npm run weights`; do not edit.
//!
//! Each call ran at its worst in the embedded host, on AMD EPYC with Node v20.20.2,
//! from code that V8 had optimised. To keep noise out, the least of 20 times counts at each point, after
//! runs to warm up; it is declared 2-fold, for slower machines and for code that is not optimised yet. What
//! is read and written is counted by key, and priced by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What each call takes.
pub trait WeightInfo {
	/// The price of a read and of a write.
	type Db: Get<RuntimeDbWeight>;

	/// Measured with `n` from 1 to 256.
	fn set_weights(n: u32) -> Weight {
		Weight::from_parts(315_447_000, 0)
			.saturating_add(Weight::from_parts(364_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(18))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `p` from 0 to 256.
	fn enough_stake(p: u32) -> Weight {
		Weight::from_parts(167_168_000, 0)
			.saturating_add(Weight::from_parts(64_453_000, 0).saturating_mul(p.into()))
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().reads(2).saturating_mul(p.into()))
	}

	/// Always the same.
	fn commit_weights() -> Weight {
		Weight::from_parts(382_408_000, 0)
			.saturating_add(Self::Db::get().reads(21))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `n` from 1 to 256, `s` from 1 to 256.
	fn reveal_weights(n: u32, s: u32) -> Weight {
		Weight::from_parts(319_356_000, 0)
			.saturating_add(Weight::from_parts(197_000, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(278_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(23))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `w` from 0 to 2559.
	fn commit_timelocked_mechanism_weights(w: u32) -> Weight {
		Weight::from_parts(274_608_000, 0)
			.saturating_add(Weight::from_parts(14_203_000, 0).saturating_mul(w.into()))
			.saturating_add(Self::Db::get().reads(22))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn serve_axon() -> Weight {
		Weight::from_parts(100_650_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn serve_axon_tls() -> Weight {
		Weight::from_parts(101_230_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn serve_prometheus() -> Weight {
		Weight::from_parts(91_976_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn add_stake() -> Weight {
		Weight::from_parts(988_768_000, 0)
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().writes(12))
	}

	/// Always the same.
	fn add_stake_limit() -> Weight {
		Weight::from_parts(1_121_704_000, 0)
			.saturating_add(Self::Db::get().reads(20))
			.saturating_add(Self::Db::get().writes(13))
	}

	/// Measured with `s` from 1 to 128.
	fn remove_stake(s: u32) -> Weight {
		Weight::from_parts(1_452_350_000, 0)
			.saturating_add(Weight::from_parts(54_025_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(12))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(s.into()))
	}

	/// Measured with `s` from 1 to 128.
	fn remove_stake_limit(s: u32) -> Weight {
		Weight::from_parts(1_485_132_000, 0)
			.saturating_add(Weight::from_parts(53_111_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(18))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(12))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(s.into()))
	}

	/// Always the same.
	fn move_stake() -> Weight {
		Weight::from_parts(1_300_348_000, 0)
			.saturating_add(Self::Db::get().reads(35))
			.saturating_add(Self::Db::get().writes(22))
	}

	/// Always the same.
	fn transfer_stake() -> Weight {
		Weight::from_parts(1_191_930_000, 0)
			.saturating_add(Self::Db::get().reads(38))
			.saturating_add(Self::Db::get().writes(23))
	}

	/// Always the same.
	fn swap_stake() -> Weight {
		Weight::from_parts(1_280_160_000, 0)
			.saturating_add(Self::Db::get().reads(34))
			.saturating_add(Self::Db::get().writes(21))
	}

	/// Always the same.
	fn swap_stake_limit() -> Weight {
		Weight::from_parts(1_379_406_000, 0)
			.saturating_add(Self::Db::get().reads(34))
			.saturating_add(Self::Db::get().writes(21))
	}

	/// Measured with `s` from 1 to 128.
	fn unstake_all(s: u32) -> Weight {
		Weight::from_parts(163_217_000, 0)
			.saturating_add(Weight::from_parts(775_256_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().reads(14).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(4))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(s.into()))
	}

	/// Measured with `s` from 1 to 128.
	fn unstake_all_alpha(s: u32) -> Weight {
		Weight::from_parts(749_395_000, 0)
			.saturating_add(Weight::from_parts(747_708_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().reads(14).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(14))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(s.into()))
	}

	/// Measured with `c` from 0 to 128.
	fn root_stake_added(c: u32) -> Weight {
		Weight::from_parts(25_436_000, 0)
			.saturating_add(Weight::from_parts(14_250_000, 0).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(3))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(c.into()))
	}

	/// Measured with `h` from 1 to 256, `c` from 0 to 128.
	fn root_stake_removed(h: u32, c: u32) -> Weight {
		Weight::from_parts(43_765_000, 0)
			.saturating_add(Weight::from_parts(9_325_000, 0).saturating_mul(h.into()))
			.saturating_add(Weight::from_parts(14_441_000, 0).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(h.into()))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(5))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(c.into()))
	}

	/// Measured with `n` from 2 to 256.
	fn burned_register(n: u32) -> Weight {
		Weight::from_parts(821_899_000, 0)
			.saturating_add(Weight::from_parts(41_963_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(41))
			.saturating_add(Self::Db::get().reads(4).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(32))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(n.into()))
	}

	/// Always the same.
	fn root_register() -> Weight {
		Weight::from_parts(1_430_222_000, 0)
			.saturating_add(Self::Db::get().reads(214))
			.saturating_add(Self::Db::get().writes(26))
	}

	/// Always the same.
	fn decrease_take() -> Weight {
		Weight::from_parts(58_026_000, 0)
			.saturating_add(Self::Db::get().reads(4))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn increase_take() -> Weight {
		Weight::from_parts(70_084_000, 0)
			.saturating_add(Self::Db::get().reads(6))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_childkey_take() -> Weight {
		Weight::from_parts(71_806_000, 0)
			.saturating_add(Self::Db::get().reads(6))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `c` from 0 to 5, `p` from 0 to 256, `s` from 1 to 128.
	fn set_children(c: u32, p: u32, s: u32) -> Weight {
		Weight::from_parts(1_344_587_000, 0)
			.saturating_add(Weight::from_parts(771_221_000, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(12_353_000, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(24_566_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(91).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(p.into()))
			.saturating_add(Self::Db::get().reads(4).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(3))
			.saturating_add(Self::Db::get().writes(2).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(p.into()))
	}

	/// Always the same.
	fn try_associate_hotkey() -> Weight {
		Weight::from_parts(141_730_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::from_parts(194_228_000, 0)
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Always the same.
	fn set_auto_parent_delegation_enabled() -> Weight {
		Weight::from_parts(40_220_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn set_identity() -> Weight {
		Weight::from_parts(2_300_274_000, 0)
			.saturating_add(Self::Db::get().reads(258))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn set_subnet_identity() -> Weight {
		Weight::from_parts(38_356_000, 0)
			.saturating_add(Self::Db::get().reads(1))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Measured with `s` from 1 to 128.
	fn update_symbol(s: u32) -> Weight {
		Weight::from_parts(70_549_000, 0)
			.saturating_add(Weight::from_parts(4_904_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn start_call() -> Weight {
		Weight::from_parts(49_332_000, 0)
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_tempo() -> Weight {
		Weight::from_parts(75_152_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Always the same.
	fn set_activity_cutoff_factor() -> Weight {
		Weight::from_parts(59_870_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn trigger_epoch() -> Weight {
		Weight::from_parts(65_196_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_root_claim_type() -> Weight {
		Weight::from_parts(59_988_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(4))
	}

	/// Always the same.
	fn sudo_set_root_claim_threshold() -> Weight {
		Weight::from_parts(22_974_000, 0)
			.saturating_add(Self::Db::get().reads(1))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Measured with `s` from 1 to 127.
	fn register_network(s: u32) -> Weight {
		Weight::from_parts(14_228_491_000, 0)
			.saturating_add(Weight::from_parts(2_500_874_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(547))
			.saturating_add(Self::Db::get().reads(70).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(254))
	}

	/// Measured with `n` from 1 to 256.
	fn replace_network(n: u32) -> Weight {
		Weight::from_parts(437_126_358_000, 0)
			.saturating_add(Weight::from_parts(130_275_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(11837))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(1931))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(n.into()))
	}

	/// Measured with `m` from 0 to 800.
	fn swap_hotkey_on_subnet(m: u32) -> Weight {
		Weight::from_parts(35_334_463_000, 0)
			.saturating_add(Weight::from_parts(210_929_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(37))
			.saturating_add(Self::Db::get().reads(5).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(34))
			.saturating_add(Self::Db::get().writes(4).saturating_mul(m.into()))
	}

	/// Measured with `s` from 1 to 128, `m` from 0 to 800.
	fn swap_hotkey(s: u32, m: u32) -> Weight {
		Weight::from_parts(11_412_501_000, 0)
			.saturating_add(Weight::from_parts(478_303_000, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(212_702_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(34))
			.saturating_add(Self::Db::get().reads(23).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(5).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(15))
			.saturating_add(Self::Db::get().writes(27).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(4).saturating_mul(m.into()))
	}

	/// Always the same.
	fn claim_root() -> Weight {
		Weight::from_parts(45_668_000, 0)
			.saturating_add(Self::Db::get().reads(4))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Measured with `r` from 1 to 128.
	fn claim(r: u32) -> Weight {
		Weight::from_parts(543_872_000, 0)
			.saturating_add(Weight::from_parts(16_399_000, 0).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().reads(23))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().writes(17))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(r.into()))
	}

	/// Measured with `r` from 5 to 128.
	fn claim_nothing(r: u32) -> Weight {
		Weight::from_parts(243_956_000, 0)
			.saturating_add(Weight::from_parts(180_000, 0).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().reads(14))
	}

	/// Measured with `n` from 2 to 256, `v` from 1 to 64.
	fn epoch(n: u32, v: u32) -> Weight {
		Weight::from_parts(197_458_000, 0).saturating_mul(n.into())
			.saturating_add(Weight::from_parts(418_750_000, 0).saturating_mul(v.into()))
			.saturating_add(Self::Db::get().reads(12).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(4).saturating_mul(v.into()))
			.saturating_add(Self::Db::get().writes(5).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(5).saturating_mul(v.into()))
	}
}

/// The weights in a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	type Db = T::DbWeight;
}

/// The weights in a test, where there is no runtime.
impl WeightInfo for () {
	type Db = RocksDbWeight;
}
