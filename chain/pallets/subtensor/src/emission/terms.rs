//! What a dynamic subnet's part of the emission becomes: reserves of the pool, or bought alpha.

use fixed::types::U96F32;

/// What a block does to a pool, in rao of TAO and of alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
	/// TAO that joins the reserve.
	pub tao_in: u64,
	/// Alpha that joins the reserve.
	pub alpha_in: u64,
	/// TAO that buys alpha.
	pub excess: u64,
}

/// Alpha joins a pool at its `price`, but no more than `cap` of the `alpha` that the subnet mints for
/// its pots; the TAO for which there is no alpha buy some. The cap is the root network's proportion,
/// so that an old subnet is bought instead of enlarged.
pub fn terms(tao: U96F32, price: U96F32, alpha: u64, cap: U96F32) -> Terms {
	let wanted = tao.checked_div(price).unwrap_or_default();
	let most = cap.saturating_mul(U96F32::from_num(alpha));
	let (tao_in, alpha_in) =
		if wanted > most { (most.saturating_mul(price), most) } else { (tao, wanted) };
	Terms {
		tao_in: tao_in.saturating_to_num(),
		alpha_in: alpha_in.saturating_to_num(),
		excess: tao.saturating_sub(tao_in).saturating_to_num(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn number(value: f64) -> U96F32 {
		U96F32::from_num(value)
	}

	#[test]
	fn alpha_joins_the_pool_at_its_price() {
		let all = terms(number(100.0), number(0.25), 1000, number(0.5));
		assert_eq!(all, Terms { tao_in: 100, alpha_in: 400, excess: 0 });
	}

	#[test]
	fn what_the_cap_leaves_buys_alpha() {
		let some = terms(number(100.0), number(0.25), 1000, number(0.125));
		assert_eq!(some, Terms { tao_in: 31, alpha_in: 125, excess: 68 });
		let none = terms(number(100.0), number(0.25), 1000, number(0.0));
		assert_eq!(none, Terms { tao_in: 0, alpha_in: 0, excess: 100 });
	}

	#[test]
	fn a_pool_without_a_price_takes_the_tao_alone() {
		let odd = terms(number(100.0), number(0.0), 1000, number(0.5));
		assert_eq!(odd, Terms { tao_in: 100, alpha_in: 0, excess: 0 });
	}

	#[test]
	fn no_more_is_given_than_there_is() {
		for tao in [0u64, 1, 3, 999_999_999, u64::MAX] {
			for price in [0.000_000_001, 0.3, 1.0, 7e9] {
				let got = terms(U96F32::from_num(tao), number(price), tao / 3, number(0.7));
				let sum = u128::from(got.tao_in) + u128::from(got.excess);
				assert!(sum <= u128::from(tao), "{tao} at {price}: {got:?}");
			}
		}
	}
}
