//! New TAO and new alpha, block by block: into the pools of the subnets, and into the pots that the
//! next epoch pays out.

mod inject;
mod prices;
mod shares;
mod split;
mod terms;

use crate::*;
use alloc::vec::Vec;
use consensus::emission::block_emission;
use fixed::types::{U64F64, U96F32};
use frame_support::traits::Get;
use shares::{shares, Taker};
use terms::{terms, Terms};

impl<T: Config> Pallet<T> {
	/// Mints what a block brings.
	///
	/// The TAO are shared among the started subnets by their moving prices. With the dynamic
	/// mechanism they join the pool together with alpha, or buy alpha where the pool may take no
	/// more, and each subnet mints alpha for its pots by a curve of its own. With the stable
	/// mechanism the TAO join the pool and as much alpha the pots, so that each alpha stays worth
	/// a TAO. Rao that no subnet gets are not minted.
	pub(crate) fn emit(subnets: &[u16]) {
		let emission = block_emission(TotalIssuance::<T>::get());
		if BlockEmission::<T>::get() != emission {
			BlockEmission::<T>::put(emission);
		}
		let _ = SubnetRootSellTao::<T>::clear(T::MaxSubnets::get().into(), None);
		let takers: Vec<u16> = subnets.iter().copied().filter(Self::has_emission).collect();
		let parts = shares(&takers.iter().map(taker::<T>).collect::<Vec<_>>());
		let is_root_paid = Self::sells_for_root(&takers);
		for (&netuid, share) in takers.iter().zip(parts) {
			let tao = U96F32::from_num(U64F64::from_num(emission).saturating_mul(share));
			let alpha = give::<T>(netuid, tao);
			split::fill_pots::<T>(netuid, alpha, is_root_paid);
		}
		let idle = subnets.iter().filter(|netuid| !takers.contains(netuid));
		idle.for_each(|netuid| inject::note::<T>(*netuid, 0, 0, 0, 0));
	}

	/// Moves what prices and shares of the root network follow, after they were used.
	pub(crate) fn update_prices(subnets: &[u16]) {
		for netuid in subnets.iter().filter(|netuid| Self::has_emission(netuid)) {
			prices::update_moving_price::<T>(*netuid);
			prices::update_root_proportion::<T>(*netuid);
		}
	}

	/// Whether a subnet has part in the emission: it is started and open for registrations.
	fn has_emission(netuid: &u16) -> bool {
		FirstEmissionBlockNumber::<T>::contains_key(netuid)
			&& SubtokenEnabled::<T>::get(netuid)
			&& NetworkRegistrationAllowed::<T>::get(netuid)
	}

	/// Whether the root network's part of the dividends is paid, not recycled: the subnets together
	/// are worth more than a TAO an alpha.
	fn sells_for_root(takers: &[u16]) -> bool {
		let sum = takers
			.iter()
			.fold(U64F64::ZERO, |sum, netuid| sum.saturating_add(Self::moving_price(*netuid)));
		sum > U64F64::ONE
	}
}

fn taker<T: Config>(netuid: &u16) -> Taker {
	Taker {
		price: Pallet::<T>::moving_price(*netuid),
		withheld: U64F64::saturating_from_num(U96F32::from_bits(
			MinerBurned::<T>::get(netuid).bits,
		)),
		is_enabled: SubnetEmissionEnabled::<T>::get(netuid),
	}
}

/// Gives a subnet `tao` rao of the block's emission; returns the alpha to mint for its pots.
fn give<T: Config>(netuid: u16, tao: U96F32) -> u64 {
	if SubnetMechanism::<T>::get(netuid) == 0 {
		let amount = tao.saturating_to_num();
		inject::mint::<T>(netuid, amount);
		inject::note::<T>(netuid, amount, 0, amount, 0);
		return amount;
	}
	let issued = SubnetAlphaIn::<T>::get(netuid).saturating_add(SubnetAlphaOut::<T>::get(netuid));
	let alpha = block_emission(issued);
	let price = U96F32::saturating_from_num(Pallet::<T>::alpha_price(netuid));
	let Terms { tao_in, alpha_in, excess } =
		terms(tao, price, alpha, Pallet::<T>::root_proportion(netuid));
	inject::inject::<T>(netuid, tao_in, alpha_in, excess, alpha);
	alpha
}
