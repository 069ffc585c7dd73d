//! State of emission and of what becomes of it: prices, burned alpha, dividends of the root network,
//! subnets on their way out. `AlphaBurned`, `RootAlphaOwed` and `Dissolving` are our own.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod coinbase {
	/// How fast the moving price follows the price of alpha, once a subnet is old.
	#[pallet::storage]
	pub type SubnetMovingAlpha<T: Config> = StorageValue<_, I96F32, ValueQuery, MovingAlpha>;

	/// Blocks after which the moving price follows half as fast as it ever will.
	#[pallet::storage]
	pub type EMAPriceHalvingBlocks<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<201_600>>;

	/// Part of a subnet's dividends that is the root network's, as of the last block.
	#[pallet::storage]
	pub type RootProp<T: Config> = StorageMap<_, Identity, u16, U96F32, ValueQuery>;

	/// Rao for which the last block bought alpha, because the pool may take no more alpha.
	#[pallet::storage]
	pub type SubnetExcessTao<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao that claims of root dividends took out of the pool since the last block began.
	#[pallet::storage]
	pub type SubnetRootSellTao<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha that the chain bought with emission; nobody's.
	#[pallet::storage]
	pub type SubnetProtocolAlpha<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao of emission that went into the pool, less what claims of root dividends took out.
	#[pallet::storage]
	pub type SubnetProtocolFlow<T: Config> = StorageMap<_, Identity, u16, i64, ValueQuery>;

	/// Part of the miners' pay of the last epoch that fell to the owner's hotkeys and was withheld.
	#[pallet::storage]
	pub type MinerBurned<T: Config> = StorageMap<_, Identity, u16, U96F32, ValueQuery>;

	/// What becomes of the miners' pay that falls to the owner's hotkeys.
	#[pallet::storage]
	pub type RecycleOrBurn<T: Config> = StorageMap<_, Identity, u16, RecycleOrBurnEnum, ValueQuery>;

	/// Alpha that was withheld and burned: outside the pool, and nobody's.
	#[pallet::storage]
	pub type AlphaBurned<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha of a subnet that stakers of the root network have earned and not claimed.
	#[pallet::storage]
	pub type RootAlphaOwed<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao of dividends that the root stakers of a hotkey got in the last epoch.
	#[pallet::storage]
	pub type RootAlphaDividendsPerSubnet<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// Alpha of a hotkey after the last epoch that paid it dividends.
	#[pallet::storage]
	pub type TotalHotkeyAlphaLastEpoch<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, u64, ValueQuery>;

	/// Least alpha of a claim of root dividends.
	#[pallet::storage]
	pub type RootClaimableThreshold<T: Config> =
		StorageMap<_, Blake2_128Concat, u16, I96F32, ValueQuery, LeastClaim>;

	/// Alpha by subnet that each rao of a hotkey's root stake has earned since the beginning.
	#[pallet::storage]
	pub type RootClaimable<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BTreeMap<u16, I96F32>, ValueQuery>;

	/// Alpha that is claimed, or was earned before the stake came: netuid, hotkey, coldkey.
	#[pallet::storage]
	pub type RootClaimed<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, u16>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		u128,
		ValueQuery,
	>;

	/// How a coldkey wants its root dividends.
	#[pallet::storage]
	pub type RootClaimType<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RootClaimTypeEnum, ValueQuery>;

	/// Coldkeys with root stake, numbered from 0.
	#[pallet::storage]
	pub type StakingColdkeysByIndex<T: Config> =
		StorageMap<_, Identity, u64, T::AccountId, OptionQuery>;

	/// Number of a coldkey with root stake.
	#[pallet::storage]
	pub type StakingColdkeys<T: Config> = StorageMap<_, Identity, T::AccountId, u64, OptionQuery>;

	/// How many coldkeys have root stake.
	#[pallet::storage]
	pub type NumStakingColdkeys<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Coldkeys whose root dividends a block claims.
	#[pallet::storage]
	pub type NumRootClaim<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;

	/// Blocks in which a new subnet is not replaced by another.
	#[pallet::storage]
	pub type NetworkImmunityPeriod<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<1_296_000>>;

	/// Number of subnets that had this netuid so far.
	#[pallet::storage]
	pub type RegisteredSubnetCounter<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Subnets whose stakers are paid and whose state is removed, the first of them now.
	#[pallet::storage]
	pub type Dissolving<T: Config> = StorageValue<_, Vec<Dissolution>, ValueQuery>;
}
