//! What follows the price of alpha slowly, and the weight of the root network on a subnet.

use crate::*;
use fixed::types::{U64F64, U96F32};

impl<T: Config> Pallet<T> {
	/// The price of a subnet's alpha as emission counts it, in TAO: a moving average, 1 with the
	/// stable mechanism and of the root network.
	pub fn moving_price(netuid: u16) -> U64F64 {
		if netuid == ROOT || SubnetMechanism::<T>::get(netuid) == 0 {
			return U64F64::ONE;
		}
		let bits = SubnetMovingPrice::<T>::get(netuid).bits;
		U64F64::saturating_from_num(fixed::types::I96F32::from_bits(bits))
	}

	/// Part of a subnet's dividends that is the root network's: its TAO as they weigh, beside the
	/// subnet's alpha.
	pub fn root_proportion(netuid: u16) -> U96F32 {
		let alpha =
			SubnetAlphaIn::<T>::get(netuid).saturating_add(SubnetAlphaOut::<T>::get(netuid));
		let tao = U96F32::from_num(SubnetTAO::<T>::get(ROOT)).saturating_mul(Self::tao_weight());
		let both = tao.saturating_add(U96F32::from_num(alpha));
		tao.checked_div(both).unwrap_or_default()
	}

	/// What a TAO on the root network weighs beside an alpha.
	pub(crate) fn tao_weight() -> U96F32 {
		let weight = U96F32::from_num(TaoWeight::<T>::get());
		weight.checked_div(U96F32::from_num(u64::MAX)).unwrap_or_default()
	}
}

/// Moves the moving price towards the price, of which it counts no more than a TAO. It follows faster
/// with the age of the subnet.
pub fn update_moving_price<T: Config>(netuid: u16) {
	if SubnetMechanism::<T>::get(netuid) == 0 {
		return;
	}
	let start = FirstEmissionBlockNumber::<T>::get(netuid).unwrap_or_default().saturating_sub(1);
	let age = U64F64::from_num(Pallet::<T>::now().saturating_sub(start));
	let halving = U64F64::from_num(EMAPriceHalvingBlocks::<T>::get(netuid));
	let speed = fixed::types::I96F32::from_bits(SubnetMovingAlpha::<T>::get().bits);
	let price = Pallet::<T>::alpha_price(netuid).min(U64F64::ONE);
	let speed = U64F64::saturating_from_num(speed);
	let next = followed(Pallet::<T>::moving_price(netuid), price, speed, age, halving);
	SubnetMovingPrice::<T>::insert(netuid, I96F32 { bits: (next.to_bits() >> 32) as i128 });
}

/// `a · price + (1 - a) · average`, with `a = speed · age / (age + halving)`.
fn followed(average: U64F64, price: U64F64, speed: U64F64, age: U64F64, halving: U64F64) -> U64F64 {
	let grown = age.checked_div(age.saturating_add(halving)).unwrap_or_default();
	let part = speed.saturating_mul(grown);
	let rest = U64F64::ONE.saturating_sub(part);
	part.saturating_mul(price).saturating_add(rest.saturating_mul(average))
}

/// Writes the weight of the root network, where it is another than before.
pub fn update_root_proportion<T: Config>(netuid: u16) {
	let proportion = types::U96F32 { bits: Pallet::<T>::root_proportion(netuid).to_bits() };
	if RootProp::<T>::get(netuid) != proportion {
		RootProp::<T>::insert(netuid, proportion);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_average_follows_a_young_subnet_slowly_and_an_old_one_faster() {
		let number = U64F64::from_num::<f64>;
		let after = |age: u64| {
			let got = followed(
				number(1.0),
				number(0.5),
				number(0.1),
				U64F64::from_num(age),
				number(100.0),
			);
			(got.to_num::<f64>() * 1e6).round()
		};
		assert_eq!(after(0), 1_000_000.0);
		assert_eq!(after(100), 975_000.0);
		assert_eq!(after(1_000_000_000), 950_000.0);
	}

	#[test]
	fn an_average_at_the_price_stays_there() {
		let number = U64F64::from_num::<f64>;
		let same = followed(number(0.5), number(0.5), number(0.25), number(100.0), number(100.0));
		assert_eq!(same, number(0.5));
	}
}
