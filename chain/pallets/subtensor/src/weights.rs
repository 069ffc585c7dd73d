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
		Weight::from_parts(260_212_000, 0)
			.saturating_add(Weight::from_parts(357_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(18))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `p` from 0 to 256.
	fn enough_stake(p: u32) -> Weight {
		Weight::from_parts(162_602_000, 0)
			.saturating_add(Weight::from_parts(60_389_000, 0).saturating_mul(p.into()))
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().reads(2).saturating_mul(p.into()))
	}

	/// Always the same.
	fn commit_weights() -> Weight {
		Weight::from_parts(338_422_000, 0)
			.saturating_add(Self::Db::get().reads(21))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `n` from 1 to 256, `s` from 1 to 256.
	fn reveal_weights(n: u32, s: u32) -> Weight {
		Weight::from_parts(312_080_000, 0)
			.saturating_add(Weight::from_parts(229_000, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(76_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(23))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `w` from 0 to 2559.
	fn commit_timelocked_mechanism_weights(w: u32) -> Weight {
		Weight::from_parts(246_386_000, 0)
			.saturating_add(Weight::from_parts(13_539_000, 0).saturating_mul(w.into()))
			.saturating_add(Self::Db::get().reads(22))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn serve_axon() -> Weight {
		Weight::from_parts(77_094_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn serve_axon_tls() -> Weight {
		Weight::from_parts(85_568_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn serve_prometheus() -> Weight {
		Weight::from_parts(78_878_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn add_stake() -> Weight {
		Weight::from_parts(993_454_000, 0)
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().writes(12))
	}

	/// Always the same.
	fn add_stake_limit() -> Weight {
		Weight::from_parts(1_118_680_000, 0)
			.saturating_add(Self::Db::get().reads(20))
			.saturating_add(Self::Db::get().writes(13))
	}

	/// Measured with `s` from 1 to 128.
	fn remove_stake(s: u32) -> Weight {
		Weight::from_parts(1_433_582_000, 0)
			.saturating_add(Weight::from_parts(49_599_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(12))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(s.into()))
	}

	/// Measured with `s` from 1 to 128.
	fn remove_stake_limit(s: u32) -> Weight {
		Weight::from_parts(1_503_930_000, 0)
			.saturating_add(Weight::from_parts(48_955_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(18))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(12))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(s.into()))
	}

	/// Always the same.
	fn move_stake() -> Weight {
		Weight::from_parts(1_300_370_000, 0)
			.saturating_add(Self::Db::get().reads(35))
			.saturating_add(Self::Db::get().writes(22))
	}

	/// Always the same.
	fn transfer_stake() -> Weight {
		Weight::from_parts(1_182_094_000, 0)
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
		Weight::from_parts(1_372_116_000, 0)
			.saturating_add(Self::Db::get().reads(34))
			.saturating_add(Self::Db::get().writes(21))
	}

	/// Measured with `s` from 1 to 128.
	fn unstake_all(s: u32) -> Weight {
		Weight::from_parts(267_643_000, 0)
			.saturating_add(Weight::from_parts(680_144_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().reads(14).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(4))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(s.into()))
	}

	/// Measured with `s` from 1 to 128.
	fn unstake_all_alpha(s: u32) -> Weight {
		Weight::from_parts(2_737_859_000, 0)
			.saturating_add(Weight::from_parts(664_128_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(19))
			.saturating_add(Self::Db::get().reads(14).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(14))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(s.into()))
	}

	/// Measured with `c` from 0 to 128.
	fn root_stake_added(c: u32) -> Weight {
		Weight::from_parts(31_907_000, 0)
			.saturating_add(Weight::from_parts(14_336_000, 0).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(3))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(c.into()))
	}

	/// Measured with `h` from 1 to 4094, `c` from 0 to 128.
	fn root_stake_removed(h: u32, c: u32) -> Weight {
		Weight::from_parts(892_453_000, 0)
			.saturating_add(Weight::from_parts(9_770_000, 0).saturating_mul(h.into()))
			.saturating_add(Weight::from_parts(21_777_000, 0).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(h.into()))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(5))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(c.into()))
	}

	/// Measured with `n` from 2 to 256.
	fn burned_register(n: u32) -> Weight {
		Weight::from_parts(815_912_000, 0)
			.saturating_add(Weight::from_parts(40_691_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(42))
			.saturating_add(Self::Db::get().reads(4).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(32))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(n.into()))
	}

	/// Always the same.
	fn root_register() -> Weight {
		Weight::from_parts(1_451_314_000, 0)
			.saturating_add(Self::Db::get().reads(215))
			.saturating_add(Self::Db::get().writes(26))
	}

	/// Always the same.
	fn decrease_take() -> Weight {
		Weight::from_parts(58_726_000, 0)
			.saturating_add(Self::Db::get().reads(4))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn increase_take() -> Weight {
		Weight::from_parts(67_080_000, 0)
			.saturating_add(Self::Db::get().reads(6))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_childkey_take() -> Weight {
		Weight::from_parts(73_310_000, 0)
			.saturating_add(Self::Db::get().reads(6))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `c` from 0 to 5, `p` from 0 to 256, `s` from 1 to 128.
	fn set_children(c: u32, p: u32, s: u32) -> Weight {
		Weight::from_parts(784_103_000, 0)
			.saturating_add(Weight::from_parts(786_627_000, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(12_834_000, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(25_294_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(91).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(p.into()))
			.saturating_add(Self::Db::get().reads(4).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(3))
			.saturating_add(Self::Db::get().writes(2).saturating_mul(c.into()))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(p.into()))
	}

	/// Always the same.
	fn try_associate_hotkey() -> Weight {
		Weight::from_parts(155_510_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::from_parts(202_380_000, 0)
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Always the same.
	fn set_auto_parent_delegation_enabled() -> Weight {
		Weight::from_parts(47_070_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn set_identity() -> Weight {
		Weight::from_parts(2_482_344_000, 0)
			.saturating_add(Self::Db::get().reads(258))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn set_subnet_identity() -> Weight {
		Weight::from_parts(39_960_000, 0)
			.saturating_add(Self::Db::get().reads(1))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Measured with `s` from 1 to 128.
	fn update_symbol(s: u32) -> Weight {
		Weight::from_parts(69_269_000, 0)
			.saturating_add(Weight::from_parts(4_762_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn start_call() -> Weight {
		Weight::from_parts(49_334_000, 0)
			.saturating_add(Self::Db::get().reads(5))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_tempo() -> Weight {
		Weight::from_parts(74_270_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Always the same.
	fn set_activity_cutoff_factor() -> Weight {
		Weight::from_parts(59_928_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn trigger_epoch() -> Weight {
		Weight::from_parts(63_934_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn set_root_claim_type() -> Weight {
		Weight::from_parts(57_006_000, 0)
			.saturating_add(Self::Db::get().reads(2))
			.saturating_add(Self::Db::get().writes(4))
	}

	/// Always the same.
	fn sudo_set_root_claim_threshold() -> Weight {
		Weight::from_parts(22_774_000, 0)
			.saturating_add(Self::Db::get().reads(1))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Measured with `s` from 1 to 127.
	fn register_network(s: u32) -> Weight {
		Weight::from_parts(19_103_020_000, 0)
			.saturating_add(Weight::from_parts(2_336_612_000, 0).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(547))
			.saturating_add(Self::Db::get().reads(70).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(254))
	}

	/// Measured with `n` from 1 to 256.
	fn replace_network(n: u32) -> Weight {
		Weight::from_parts(570_288_764_000, 0)
			.saturating_add(Weight::from_parts(211_531_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(11837))
			.saturating_add(Self::Db::get().reads(7).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(1898))
			.saturating_add(Self::Db::get().writes(8).saturating_mul(n.into()))
	}

	/// Measured with `m` from 0 to 800.
	fn swap_hotkey_on_subnet(m: u32) -> Weight {
		Weight::from_parts(10_550_905_000, 0)
			.saturating_add(Weight::from_parts(206_502_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(37))
			.saturating_add(Self::Db::get().reads(5).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(34))
			.saturating_add(Self::Db::get().writes(4).saturating_mul(m.into()))
	}

	/// Measured with `s` from 1 to 128, `m` from 0 to 800.
	fn swap_hotkey(s: u32, m: u32) -> Weight {
		Weight::from_parts(514_641_000, 0).saturating_mul(s.into())
			.saturating_add(Weight::from_parts(205_055_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(34))
			.saturating_add(Self::Db::get().reads(23).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().reads(5).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(15))
			.saturating_add(Self::Db::get().writes(27).saturating_mul(s.into()))
			.saturating_add(Self::Db::get().writes(4).saturating_mul(m.into()))
	}

	/// Always the same.
	fn claim_root() -> Weight {
		Weight::from_parts(48_412_000, 0)
			.saturating_add(Self::Db::get().reads(4))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Measured with `r` from 1 to 128.
	fn claim(r: u32) -> Weight {
		Weight::from_parts(547_984_000, 0)
			.saturating_add(Weight::from_parts(14_909_000, 0).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().reads(23))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().writes(17))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(r.into()))
	}

	/// Measured with `r` from 5 to 128.
	fn claim_nothing(r: u32) -> Weight {
		Weight::from_parts(233_904_000, 0)
			.saturating_add(Weight::from_parts(87_000, 0).saturating_mul(r.into()))
			.saturating_add(Self::Db::get().reads(14))
	}

	/// Measured with `n` from 2 to 256, `v` from 1 to 64.
	fn epoch(n: u32, v: u32) -> Weight {
		Weight::from_parts(171_695_000, 0).saturating_mul(n.into())
			.saturating_add(Weight::from_parts(354_916_000, 0).saturating_mul(v.into()))
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
