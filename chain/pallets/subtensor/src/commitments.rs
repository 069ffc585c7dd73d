//! What the commitments pallet does for this one.

use alloc::vec::Vec;

/// What neurons commit to, by subnet. The unit type stands for a chain without commitments.
pub trait Commitments<AccountId> {
	/// The commitments of a subnet: hotkeys, and what each committed to as it is stored.
	fn of_subnet(netuid: u16) -> Vec<(AccountId, Vec<u8>)>;

	/// Told when a hotkey is no neuron of a subnet any more. What it committed to stays readable.
	fn forget_neuron(netuid: u16, hotkey: &AccountId);

	/// Told when a subnet is dissolved: its commitments go.
	fn forget_subnet(netuid: u16);
}

impl<AccountId> Commitments<AccountId> for () {
	fn of_subnet(_netuid: u16) -> Vec<(AccountId, Vec<u8>)> {
		Vec::new()
	}

	fn forget_neuron(_netuid: u16, _hotkey: &AccountId) {}

	fn forget_subnet(_netuid: u16) {}
}
