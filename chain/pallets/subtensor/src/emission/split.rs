//! How new alpha is divided among the pots.

use crate::*;
use fixed::types::U96F32;

/// The parts of a subnet's new alpha, together exactly what was divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
	/// For the owner of the subnet.
	pub owner: u64,
	/// For the miners.
	pub server: u64,
	/// For the validators.
	pub validator: u64,
	/// For stakers of the root network.
	pub root: u64,
}

/// Divides `alpha`: the owner's `cut` first, of the rest half to the miners, and of the other half the
/// root network's `proportion`. All are rounded down, and the validators get what is left.
pub fn parts(alpha: u64, cut: U96F32, proportion: U96F32) -> Parts {
	let all = U96F32::from_num(alpha);
	let half = U96F32::from_num(0.5);
	let owner = all.saturating_mul(cut);
	let rest = all.saturating_sub(owner);
	let root: u64 = proportion.saturating_mul(rest).saturating_mul(half).saturating_to_num();
	let server: u64 = rest.saturating_mul(half).saturating_to_num();
	let owner: u64 = owner.saturating_to_num();
	let taken = owner.saturating_add(server).saturating_add(root);
	Parts { owner, server, root, validator: alpha.saturating_sub(taken) }
}

/// Mints `alpha` into the pots of a subnet. The root network's part is recycled unless it is paid.
pub fn fill_pots<T: Config>(netuid: u16, alpha: u64, is_root_paid: bool) {
	SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_add(alpha));
	let is_cut = OwnerCutEnabled::<T>::get(netuid);
	let cut = U96F32::from_num(if is_cut { SubnetOwnerCut::<T>::get() } else { 0 });
	let cut = cut.checked_div(U96F32::from_num(u16::MAX)).unwrap_or_default();
	let parts = parts(alpha, cut, Pallet::<T>::root_proportion(netuid));
	add::<PendingOwnerCut<T>>(netuid, parts.owner);
	add::<PendingServerEmission<T>>(netuid, parts.server);
	add::<PendingValidatorEmission<T>>(netuid, parts.validator);
	if is_root_paid {
		add::<PendingRootAlphaDivs<T>>(netuid, parts.root);
	} else {
		Pallet::<T>::recycle_alpha(netuid, parts.root);
	}
}

fn add<Pot>(netuid: u16, amount: u64)
where
	Pot: frame_support::storage::StorageMap<u16, u64, Query = u64>,
{
	if amount > 0 {
		Pot::mutate(netuid, |pot| *pot = pot.saturating_add(amount));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(part: u16) -> U96F32 {
		U96F32::from_num(part).checked_div(U96F32::from_num(u16::MAX)).unwrap()
	}

	#[test]
	fn the_owner_gets_18_percent_and_miners_and_validators_half_of_the_rest() {
		let got = parts(1_000_000_000, of(11_796), U96F32::ZERO);
		let (owner, server, validator) = (179_995_422, 410_002_288, 410_002_290);
		assert_eq!(got, Parts { owner, server, validator, root: 0 });
	}

	#[test]
	fn the_root_network_gets_its_proportion_of_the_validators_half() {
		let got = parts(1_000_000_000, U96F32::ZERO, U96F32::from_num(0.25));
		let (server, validator, root) = (500_000_000, 375_000_000, 125_000_000);
		assert_eq!(got, Parts { owner: 0, server, validator, root });
	}

	#[test]
	fn nothing_is_lost() {
		for alpha in [0, 1, 2, 3, 7, 1_000_000_001, u64::MAX] {
			for cut in [0, 1, 11_796, u16::MAX] {
				let got = parts(alpha, of(cut), of(40_000));
				let sum = [got.owner, got.server, got.validator, got.root].map(u128::from);
				assert_eq!(sum.iter().sum::<u128>(), u128::from(alpha), "{alpha} cut by {cut}");
			}
		}
	}
}
