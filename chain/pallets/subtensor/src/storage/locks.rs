//! State of what is left out here and clients read: locks of stake and the average flow of TAO. Nothing
//! writes it, so that its readers find nothing rather than an error.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod locks {
	/// Stake that a coldkey may not take off a subnet, by the hotkey it is locked to. Empty: stake
	/// cannot be locked.
	#[pallet::storage]
	pub type Lock<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, u16>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		LockState,
		OptionQuery,
	>;

	/// Whether a coldkey's lock on a subnet decays. Empty, as `Lock` is.
	#[pallet::storage]
	pub type DecayingLock<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, bool, OptionQuery>;

	/// What is locked to a hotkey on a subnet for good, its owner's own aside. Empty, as `Lock` is.
	#[pallet::storage]
	pub type HotkeyLock<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, LockState, OptionQuery>;

	/// The same of what decays. Empty, as `Lock` is.
	#[pallet::storage]
	pub type DecayingHotkeyLock<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, LockState, OptionQuery>;

	/// What is locked for good to the hotkey of a subnet's owner. Empty, as `Lock` is.
	#[pallet::storage]
	pub type OwnerLock<T: Config> = StorageMap<_, Identity, u16, LockState, OptionQuery>;

	/// The same of what decays. Empty, as `Lock` is.
	#[pallet::storage]
	pub type DecayingOwnerLock<T: Config> = StorageMap<_, Identity, u16, LockState, OptionQuery>;

	/// Blocks in which the conviction of a lock would mature.
	#[pallet::storage]
	pub type MaturityRate<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<934_866>>;

	/// Blocks in which the mass of a lock would decay.
	#[pallet::storage]
	pub type UnlockRate<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<934_866>>;

	/// The block and the average of TAO that flows into a subnet. Empty: emission follows prices.
	#[pallet::storage]
	pub type SubnetEmaTaoFlow<T: Config> = StorageMap<_, Identity, u16, (u64, I64F64), OptionQuery>;
}
