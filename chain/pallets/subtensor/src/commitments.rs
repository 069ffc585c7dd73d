//! What the commitments pallet does for this one.

use alloc::vec::Vec;
use frame_support::weights::Weight;

/// What neurons commit to, by subnet. The unit type stands for a chain without commitments.
pub trait Commitments<AccountId> {
	/// The commitments of a subnet: hotkeys, and what each committed to as it is stored.
	fn of_subnet(netuid: u16) -> Vec<(AccountId, Vec<u8>)>;

	/// Told when a hotkey is no neuron of these subnets any more. What it committed to stays readable.
	fn forget_neuron(netuids: &[u16], hotkey: &AccountId);

	/// What being told so takes at most, or that a subnet is dissolved.
	fn forget_weight(netuids: u32) -> Weight;

	/// Told when a subnet is dissolved: it has no neurons any more.
	fn forget_subnet(netuid: u16);

	/// Removes commitments of a dissolved subnet from a `cursor` on, empty at the beginning, an entry a
	/// step. Returns the cursor from which to go on, none at the end.
	fn sweep_subnet(netuid: u16, cursor: &[u8], steps: &mut u32) -> Option<Vec<u8>>;
}

impl<AccountId> Commitments<AccountId> for () {
	fn of_subnet(_netuid: u16) -> Vec<(AccountId, Vec<u8>)> {
		Vec::new()
	}

	fn forget_neuron(_netuids: &[u16], _hotkey: &AccountId) {}

	fn forget_weight(_netuids: u32) -> Weight {
		Weight::zero()
	}

	fn forget_subnet(_netuid: u16) {}

	fn sweep_subnet(_netuid: u16, _cursor: &[u8], _steps: &mut u32) -> Option<Vec<u8>> {
		None
	}
}
