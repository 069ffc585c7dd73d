//! State of what stake does to the pools.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod pools {
	/// Rao that stakers put into the subnet, less those that they took out, since it was last counted.
	#[pallet::storage]
	pub type SubnetTaoFlow<T: Config> = StorageMap<_, Identity, u16, i64, ValueQuery>;

	/// Block in which a coldkey last added, removed or got stake with a hotkey.
	#[pallet::storage]
	pub type LastColdkeyHotkeyStakeBlock<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		T::AccountId,
		Twox64Concat,
		T::AccountId,
		u64,
		OptionQuery,
	>;
}
