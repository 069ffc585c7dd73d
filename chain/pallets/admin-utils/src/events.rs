//! What the pallet tells itself: the changes for which `SubtensorModule` has no event. Indices are
//! Subtensor's; 0 is of a call that does not exist here.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(fn deposit_event)]
	pub enum Event<T: Config> {
		/// Yuma3 was turned on or off.
		#[codec(index = 1)]
		Yuma3EnableToggled {
			/// The subnet.
			netuid: u16,
			/// Whether it is on now.
			enabled: bool,
		},
		/// It was set whether neurons may reset bonds.
		#[codec(index = 2)]
		BondsResetToggled {
			/// The subnet.
			netuid: u16,
			/// Whether they may now.
			enabled: bool,
		},
		/// The blocks in which the price of a registration halves were set.
		#[codec(index = 3)]
		BurnHalfLifeSet {
			/// The subnet.
			netuid: u16,
			/// Blocks.
			burn_half_life: u16,
		},
		/// The factor by which a registration raises the price was set.
		#[codec(index = 4)]
		BurnIncreaseMultSet {
			/// The subnet.
			netuid: u16,
			/// Factor.
			burn_increase_mult: U64F64,
		},
		/// A subnet's share of the emission was turned on or off.
		#[codec(index = 5)]
		SubnetEmissionEnabledSet {
			/// The subnet.
			netuid: u16,
			/// Whether it is on now.
			enabled: bool,
		},
	}
}
