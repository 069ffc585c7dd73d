//! What always holds between two calls, whatever the calls were.

mod amounts;
mod claims;
mod lists;
mod neurons;

use crate::*;
use alloc::vec::Vec;

/// A condition on the state, and the sentence that says it.
type Claim = (fn() -> bool, &'static str);

/// The invariants that do not hold, each in one sentence; empty when all is well.
///
/// Reads all of the pallet's state: for tests, for try-runtime, and for a runtime API off the chain.
pub fn check<T: Config>() -> Vec<&'static str> {
	let claims: [Claim; 19] = [
		(amounts::issuance::<T>, "balances and pools together are the total issuance"),
		(amounts::total_stake::<T>, "the pools together are the total stake"),
		(
			amounts::alpha::<T>,
			"alpha of hotkeys, pots and the chain together is what is outside the pool",
		),
		(amounts::backing::<T>, "each alpha of a stable subnet is backed by one TAO of its pool"),
		(amounts::books::<T>, "what an epoch issued is what it paid, burned and carried"),
		(amounts::places::<T>, "no TAO and no alpha lie in a subnet that is not there"),
		(claims::covered::<T>, "root stakers have claims on no more alpha than is kept for them"),
		(claims::indexed::<T>, "the coldkeys that claim by themselves are numbered without a gap"),
		(amounts::share_totals::<T>, "the shares of stakers together are the shares of the hotkey"),
		(
			amounts::share_pools::<T>,
			"a hotkey has alpha on a subnet if and only if somebody has shares",
		),
		(neurons::seats::<T>, "each uid has one hotkey, each hotkey one uid"),
		(neurons::vectors::<T>, "each vector has an entry per uid"),
		(neurons::rows::<T>, "rows of weights and bonds are those of uids and name only uids"),
		(
			lists::networks::<T>,
			"the subnets are as many as are counted, and no more than there may be",
		),
		(lists::owners::<T>, "a coldkey's list of hotkeys names what it owns"),
		(
			lists::stakers::<T>,
			"a coldkey's list of staking hotkeys names those with which it has stake",
		),
		(lists::relations::<T>, "whoever is a child has the parent, and none is both"),
		(
			lists::destinations::<T>,
			"a hotkey's list of sources of income names whose destination it is",
		),
		(lists::dissolving::<T>, "a subnet that is dissolved is not there"),
	];
	claims.into_iter().filter(|(holds, _)| !holds()).map(|(_, claim)| claim).collect()
}

/// The subnets, the root network among them.
fn networks<T: Config>() -> Vec<u16> {
	NetworksAdded::<T>::iter().filter(|(_, is_there)| *is_there).map(|(netuid, _)| netuid).collect()
}

/// The subnets that are paid out and removed now.
fn leaving<T: Config>() -> Vec<u16> {
	Dissolving::<T>::get().into_iter().map(|one| one.netuid).collect()
}
