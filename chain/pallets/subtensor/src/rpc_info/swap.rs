//! Prices of alpha and what swaps would come to, as clients read them.

use crate::*;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use fixed::types::U64F64 as Price;
use pallet_swap::{Side, Swapped};
use scale_info::TypeInfo;

/// Rao in a TAO.
const TAO: u64 = 1_000_000_000;

/// The price of a subnet's alpha.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SubnetPrice {
	/// The subnet.
	pub netuid: u16,
	/// Rao for one alpha.
	pub price: u64,
}

/// What a swap without a limit would come to; zeros where it would be refused. Amounts are rao.
#[derive(Clone, Debug, Default, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SimSwapResult {
	/// TAO that would enter or leave the pool, the fee not counted.
	pub tao_amount: u64,
	/// Alpha that would enter or leave the pool, the fee not counted.
	pub alpha_amount: u64,
	/// The fee of a purchase.
	pub tao_fee: u64,
	/// The fee of a sale.
	pub alpha_fee: u64,
	/// By how much a sale would bring less TAO than at the price now.
	pub tao_slippage: u64,
	/// By how much a purchase would bring less alpha than at the price now.
	pub alpha_slippage: u64,
}

impl<T: Config> Pallet<T> {
	/// Price of one alpha in rao; 1e9 where the mechanism is stable.
	pub fn current_alpha_price(netuid: u16) -> u64 {
		Self::alpha_price(netuid).saturating_mul(Price::from_num(TAO)).saturating_to_num()
	}

	/// The same of every subnet, by netuid.
	pub fn current_alpha_price_all() -> Vec<SubnetPrice> {
		let price = |netuid| SubnetPrice { netuid, price: Self::current_alpha_price(netuid) };
		Self::netuids().into_iter().map(price).collect()
	}

	/// What `tao` rao would buy.
	pub fn sim_swap_tao_for_alpha(netuid: u16, tao: u64) -> SimSwapResult {
		let Ok(Swapped { paid_in, got, fee }) = Swap::<T>::preview(netuid, Side::Buy, tao) else {
			return SimSwapResult::default();
		};
		SimSwapResult {
			tao_amount: paid_in,
			alpha_amount: got,
			tao_fee: fee,
			alpha_slippage: Swap::<T>::alpha_worth(netuid, tao).saturating_sub(got),
			..Default::default()
		}
	}

	/// What `alpha` rao of alpha would be sold for.
	pub fn sim_swap_alpha_for_tao(netuid: u16, alpha: u64) -> SimSwapResult {
		let Ok(Swapped { paid_in, got, fee }) = Swap::<T>::preview(netuid, Side::Sell, alpha)
		else {
			return SimSwapResult::default();
		};
		SimSwapResult {
			tao_amount: got,
			alpha_amount: paid_in,
			alpha_fee: fee,
			tao_slippage: Self::alpha_value(netuid, alpha).saturating_sub(got),
			..Default::default()
		}
	}
}

type Swap<T> = pallet_swap::Pallet<T>;
