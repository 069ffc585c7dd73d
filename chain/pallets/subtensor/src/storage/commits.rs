//! Weights that are committed and wait to be revealed, and the mechanisms they are for.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod commits {
	/// Hashes that a hotkey committed, oldest first, by storage index.
	#[pallet::storage]
	pub type WeightCommits<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		u16,
		Twox64Concat,
		T::AccountId,
		VecDeque<WeightCommit>,
		OptionQuery,
	>;

	/// Timelocked weights, by storage index and the epoch in which they were committed.
	#[pallet::storage]
	pub type TimelockedWeightCommits<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		u16,
		Twox64Concat,
		u64,
		VecDeque<TimelockedCommit<T::AccountId>>,
		ValueQuery,
	>;

	/// Greatest number of mechanisms of a subnet.
	#[pallet::storage]
	pub type MaxMechanismCount<T: Config> = StorageValue<_, u8, ValueQuery, ConstU8<2>>;
}
