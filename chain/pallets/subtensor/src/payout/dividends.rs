//! How the pots of the validators and of the root network are shared.

use alloc::vec::Vec;
use fixed::types::U96F32;

/// A hotkey that earned dividends.
#[derive(Clone, Copy, Debug)]
pub struct Earner {
	/// What it earned, as far as the shares are concerned.
	pub dividend: u64,
	/// Its stake on the subnet.
	pub alpha: u64,
	/// Its stake on the root network.
	pub root: u64,
}

/// What a hotkey and its stakers get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dividend {
	/// For stakers on the subnet.
	pub alpha: U96F32,
	/// For stakers on the root network.
	pub root: U96F32,
}

/// Shares the pots. A hotkey's dividend is split by the stake that earned it, a TAO on the root network
/// weighing `tao_weight` alpha; the pot of the subnet is shared by one part, that of the root
/// network by the other. What is shared is never more than the pots.
pub fn share(
	earners: &[Earner],
	alpha_pot: u64,
	root_pot: u64,
	tao_weight: U96F32,
) -> Vec<Dividend> {
	let parts: Vec<Dividend> = earners.iter().map(|earner| parts(earner, tao_weight)).collect();
	let whole = parts.iter().fold(Dividend::default(), |sum, part| Dividend {
		alpha: sum.alpha.saturating_add(part.alpha),
		root: sum.root.saturating_add(part.root),
	});
	let of = |pot: u64, part: U96F32, whole: U96F32| {
		U96F32::from_num(pot).saturating_mul(part.checked_div(whole).unwrap_or_default())
	};
	let share = |part: Dividend| Dividend {
		alpha: of(alpha_pot, part.alpha, whole.alpha),
		root: of(root_pot, part.root, whole.root),
	};
	parts.into_iter().map(share).collect()
}

fn parts(earner: &Earner, tao_weight: U96F32) -> Dividend {
	let weight = U96F32::from_num(earner.root).saturating_mul(tao_weight);
	let all = U96F32::from_num(earner.alpha).saturating_add(weight);
	let dividend = U96F32::from_num(earner.dividend);
	let root = dividend.saturating_mul(weight.checked_div(all).unwrap_or_default());
	Dividend { alpha: dividend.saturating_sub(root), root }
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Rao, rounded, of pots of 1000 each; a TAO weighs half an alpha.
	fn shared(earners: &[(u64, u64, u64)]) -> Vec<(u64, u64)> {
		let earners: Vec<Earner> = earners
			.iter()
			.map(|&(dividend, alpha, root)| Earner { dividend, alpha, root })
			.collect();
		let shares = share(&earners, 1000, 1000, U96F32::from_num(0.5));
		let rounded = |value: U96F32| (value.to_num::<f64>()).round() as u64;
		shares.iter().map(|share| (rounded(share.alpha), rounded(share.root))).collect()
	}

	#[test]
	fn each_pot_goes_by_the_stake_that_earned() {
		// The first earned with alpha alone, the second with equal weights of both.
		assert_eq!(shared(&[(100, 10, 0), (200, 10, 20)]), [(500, 0), (500, 1000)]);
		assert_eq!(shared(&[(100, 10, 20), (300, 10, 20)]), [(250, 250), (750, 750)]);
	}

	#[test]
	fn a_pot_that_nobody_earned_stays() {
		assert_eq!(shared(&[(100, 10, 0), (300, 5, 0)]), [(250, 0), (750, 0)]);
		assert_eq!(shared(&[(100, 0, 10)]), [(0, 1000)]);
		assert!(shared(&[]).is_empty());
	}

	#[test]
	fn no_more_is_shared_than_there_is() {
		let earners: Vec<Earner> = (1..200)
			.map(|n| Earner { dividend: n * 7919, alpha: n * 104_729, root: n * n * 1_299_709 })
			.collect();
		for pot in [1, 999_999_937, u64::MAX / 3] {
			let shares = share(&earners, pot, pot, U96F32::from_num(0.18));
			let (alpha, root) = shares.iter().fold((0, 0), |(alpha, root), share| {
				(alpha + share.alpha.to_num::<u128>(), root + share.root.to_num::<u128>())
			});
			assert!(alpha <= u128::from(pot) && root <= u128::from(pot), "{pot}: {alpha}, {root}");
		}
	}
}
