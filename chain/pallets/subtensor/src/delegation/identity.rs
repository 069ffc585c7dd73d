//! What coldkeys and the owners of subnets say about themselves.

use crate::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult};

/// Hotkeys of a coldkey that are looked at for one with a uid, the newest first; Subtensor looks at
/// all.
pub(crate) const MAX_LOOKED_AT: usize = 256;

/// Greatest length of names, in bytes.
const SHORT: usize = 256;
/// Greatest length of texts, in bytes.
const LONG: usize = 1024;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_identity(
		coldkey: &T::AccountId,
		identity: ChainIdentityV2,
	) -> DispatchResult {
		let has_neuron = OwnedHotkeys::<T>::get(coldkey)
			.iter()
			.rev()
			.take(MAX_LOOKED_AT)
			.any(Self::is_member_anywhere);
		ensure!(has_neuron, Error::<T>::HotKeyNotRegisteredInNetwork);
		ensure!(is_valid(&identity), Error::<T>::InvalidIdentity);
		IdentitiesV2::<T>::insert(coldkey, identity);
		Self::deposit_event(Event::ChainIdentitySet(coldkey.clone()));
		Ok(())
	}

	pub(crate) fn do_set_subnet_identity(
		coldkey: &T::AccountId,
		netuid: u16,
		identity: SubnetIdentityV3,
	) -> DispatchResult {
		ensure!(SubnetOwner::<T>::get(netuid) == *coldkey, Error::<T>::NotSubnetOwner);
		ensure!(is_valid_for_subnet(&identity), Error::<T>::InvalidIdentity);
		SubnetIdentitiesV3::<T>::insert(netuid, identity);
		Self::deposit_event(Event::SubnetIdentitySet(netuid));
		Ok(())
	}

	/// Whether a hotkey has a uid on any subnet.
	pub fn is_member_anywhere(hotkey: &T::AccountId) -> bool {
		IsNetworkMember::<T>::iter_prefix_values(hotkey).any(|is_member| is_member)
	}
}

fn is_valid(identity: &ChainIdentityV2) -> bool {
	let ChainIdentityV2 { name, url, github_repo, image, discord, description, additional } =
		identity;
	are_within(SHORT, &[name, url, github_repo, discord])
		&& are_within(LONG, &[image, description, additional])
}

/// Whether what an owner says about a subnet is short enough.
pub(crate) fn is_valid_for_subnet(identity: &SubnetIdentityV3) -> bool {
	let SubnetIdentityV3 { subnet_name, discord, .. } = identity;
	let SubnetIdentityV3 { github_repo, subnet_contact, subnet_url, .. } = identity;
	let SubnetIdentityV3 { description, logo_url, additional, .. } = identity;
	are_within(SHORT, &[subnet_name, discord])
		&& are_within(LONG, &[github_repo, subnet_contact, subnet_url])
		&& are_within(LONG, &[description, logo_url, additional])
}

fn are_within(limit: usize, texts: &[&Vec<u8>]) -> bool {
	texts.iter().all(|text| text.len() <= limit)
}
