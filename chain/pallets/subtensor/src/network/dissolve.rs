//! Dissolving a subnet: it is gone at once, and what it owes is paid as fast as blocks can take it.

use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

impl<T: Config> Pallet<T> {
	/// Dissolves a subnet. The TAO of its pool go to its stakers, by the alpha each has; alpha in the
	/// pool and alpha that the chain bought count too, and what they would get leaves the total
	/// issuance.
	pub(crate) fn do_dissolve_network(netuid: u16) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid) && netuid != ROOT, Error::<T>::SubnetNotExists);
		let mut queue = Dissolving::<T>::get();
		let most = usize::from(T::MaxSubnets::get());
		ensure!(queue.len() < most, Error::<T>::SubnetLimitReached);
		let (pot, alpha) = (SubnetTAO::<T>::get(netuid), shared_alpha::<T>(netuid));
		super::forget::forget::<T>(netuid);
		T::Commitments::forget_subnet(netuid);
		pallet_swap::Pallet::<T>::clear(netuid);
		queue.push(Dissolution { netuid, pot, alpha, ..Default::default() });
		Dissolving::<T>::put(queue);
		Self::sweep(super::sweep::STEPS_AT_ONCE);
		Self::deposit_event(Event::NetworkRemoved(netuid));
		Ok(())
	}

	/// Whether a subnet is on its way out.
	pub fn is_dissolving(netuid: u16) -> bool {
		Dissolving::<T>::get().iter().any(|one| one.netuid == netuid)
	}
}

/// The alpha by which the pot is shared: what is in the pool, what hotkeys have and what the chain
/// bought; not what waits for an epoch or a claim, nor what is burned.
fn shared_alpha<T: Config>(netuid: u16) -> u64 {
	let apart = [
		Pallet::<T>::pots(netuid).total(),
		RootAlphaOwed::<T>::get(netuid),
		AlphaBurned::<T>::get(netuid),
	];
	let out = apart
		.into_iter()
		.fold(SubnetAlphaOut::<T>::get(netuid), |out, part| out.saturating_sub(part));
	SubnetAlphaIn::<T>::get(netuid).saturating_add(out)
}
