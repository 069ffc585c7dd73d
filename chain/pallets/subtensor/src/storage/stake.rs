//! State of stake: who owns which hotkey, and who has how many shares of a hotkey's alpha.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod stake {
	/// Coldkey of a hotkey.
	#[pallet::storage]
	pub type Owner<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Hotkeys of a coldkey.
	#[pallet::storage]
	pub type OwnedHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Vec<T::AccountId>, ValueQuery>;

	/// Hotkeys with which a coldkey has stake.
	#[pallet::storage]
	pub type StakingHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Vec<T::AccountId>, ValueQuery>;

	/// Part of the dividends that goes to the hotkey's owner first, of 65535.
	#[pallet::storage]
	pub type Delegates<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u16, ValueQuery, ConstU16<11_796>>;

	/// What a coldkey says about itself.
	#[pallet::storage]
	pub type IdentitiesV2<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ChainIdentityV2, OptionQuery>;

	/// Alpha of a hotkey, all its stakers together.
	#[pallet::storage]
	pub type TotalHotkeyAlpha<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, u64, ValueQuery>;

	/// Shares of a hotkey, all its stakers together.
	#[pallet::storage]
	pub type TotalHotkeySharesV2<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, SafeFloat, ValueQuery>;

	/// Shares of one staker: hotkey, coldkey, netuid.
	#[pallet::storage]
	pub type AlphaV2<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, u16>,
		),
		SafeFloat,
		ValueQuery,
	>;

	/// Rao of dividends that stakers of a hotkey got in the last epoch.
	#[pallet::storage]
	pub type AlphaDividendsPerSubnet<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, u64, ValueQuery>;
}
