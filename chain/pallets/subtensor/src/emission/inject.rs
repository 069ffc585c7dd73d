//! Emission into the pools.

use crate::*;
use pallet_swap::Side;

/// Mints `amount` rao into a pool.
pub fn mint<T: Config>(netuid: u16, amount: u64) {
	TotalIssuance::<T>::mutate(|total| *total = total.saturating_add(amount));
	Pallet::<T>::credit_pool(netuid, amount);
}

/// Mints `tao_in` and `alpha_in` into the reserves of a dynamic subnet, and buys alpha for `excess` new
/// rao before that. `minted` is the alpha that goes to its pots, for the notes.
pub fn inject<T: Config>(netuid: u16, tao_in: u64, alpha_in: u64, excess: u64, minted: u64) {
	let (tao_in, alpha_in) =
		pallet_swap::Pallet::<T>::adjust_protocol_liquidity(netuid, tao_in, alpha_in);
	let paid = buy::<T>(netuid, excess);
	SubnetAlphaIn::<T>::mutate(netuid, |alpha| *alpha = alpha.saturating_add(alpha_in));
	mint::<T>(netuid, tao_in);
	flow::<T>(netuid, tao_in);
	note::<T>(netuid, tao_in, alpha_in, minted, paid);
}

/// Buys alpha for the chain; returns the rao that were minted and paid. A pool too small to sell any
/// gets none.
fn buy<T: Config>(netuid: u16, tao: u64) -> u64 {
	if tao == 0 {
		return 0;
	}
	let limit = Side::Buy.no_limit();
	let Ok(bought) = Pallet::<T>::buy_alpha(netuid, tao, limit, true) else { return 0 };
	TotalIssuance::<T>::mutate(|total| *total = total.saturating_add(bought.paid_in));
	SubnetProtocolAlpha::<T>::mutate(netuid, |alpha| *alpha = alpha.saturating_add(bought.got));
	flow::<T>(netuid, bought.paid_in);
	bought.paid_in
}

/// Counts rao of emission that went into a pool.
fn flow<T: Config>(netuid: u16, tao: u64) {
	let tao = i64::try_from(tao).unwrap_or(i64::MAX);
	if tao > 0 {
		SubnetProtocolFlow::<T>::mutate(netuid, |flow| *flow = flow.saturating_add(tao));
	}
}

/// Writes what the block gave a subnet, for readers: TAO and alpha into the reserves, alpha into the
/// pots, TAO that bought alpha.
pub fn note<T: Config>(netuid: u16, tao_in: u64, alpha_in: u64, alpha_out: u64, excess: u64) {
	set::<SubnetTaoInEmission<T>>(netuid, tao_in);
	set::<SubnetAlphaInEmission<T>>(netuid, alpha_in);
	set::<SubnetAlphaOutEmission<T>>(netuid, alpha_out);
	set::<SubnetExcessTao<T>>(netuid, excess);
}

/// Writes only what is new: most blocks give what the last one gave.
fn set<Map>(netuid: u16, value: u64)
where
	Map: frame_support::storage::StorageMap<u16, u64, Query = u64>,
{
	if Map::get(netuid) != value {
		Map::insert(netuid, value);
	}
}
