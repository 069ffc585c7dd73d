//! State of the chain as a whole: issuance, the limits of subnets, and what new subnets begin with.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod chain {
	/// Milliseconds between two blocks; 0 stands for 12 s.
	#[pallet::storage]
	pub type BlockTime<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// What a new subnet begins with; genesis data.
	#[pallet::storage]
	pub type SubnetDefaults<T: Config> = StorageValue<_, Hyperparameters, ValueQuery>;

	/// Rao in existence: balances of accounts and what lies in subnets.
	#[pallet::storage]
	pub type TotalIssuance<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Rao that lie in subnets.
	#[pallet::storage]
	pub type TotalStake<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Rao that a block mints at the present issuance.
	#[pallet::storage]
	pub type BlockEmission<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<1_000_000_000>>;

	/// How much stake on the root network weighs on other subnets, of 2^64.
	#[pallet::storage]
	pub type TaoWeight<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<971_718_665_099_567_868>>;

	/// Rao of stake weight that weights and votes take.
	#[pallet::storage]
	pub type StakeThreshold<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Part of the emission that goes to the owner of a subnet, of 65535.
	#[pallet::storage]
	pub type SubnetOwnerCut<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<11_796>>;

	/// Greatest take of a delegate, of 65535.
	#[pallet::storage]
	pub type MaxDelegateTake<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<11_796>>;

	/// Least take of a delegate, of 65535.
	#[pallet::storage]
	pub type MinDelegateTake<T: Config> = StorageValue<_, u16, ValueQuery>;

	/// Epochs that one block runs at most; the others wait for the next block.
	#[pallet::storage]
	pub type MaxEpochsPerBlock<T: Config> = StorageValue<_, u8, ValueQuery, ConstU8<2>>;

	/// Blocks between two swaps of a hotkey.
	#[pallet::storage]
	pub type TxRateLimit<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<1000>>;

	/// Version of commits that is taken.
	#[pallet::storage]
	pub type CommitRevealWeightsVersion<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<4>>;

	/// Blocks before an epoch in which hyperparameters are frozen.
	#[pallet::storage]
	pub type AdminFreezeWindow<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<10>>;

	/// Least stake of a nominator, in rao.
	#[pallet::storage]
	pub type NominatorMinRequiredStake<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Number of subnets, the root network among them.
	#[pallet::storage]
	pub type TotalNetworks<T: Config> = StorageValue<_, u16, ValueQuery>;

	/// Greatest number of subnets, without the root network.
	#[pallet::storage]
	pub type SubnetLimit<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<128>>;

	/// Blocks from the registration of a subnet to its start.
	#[pallet::storage]
	pub type StartCallDelay<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// First block in which subnets may be registered.
	#[pallet::storage]
	pub type NetworkRegistrationStartBlock<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Blocks between two registrations of subnets.
	#[pallet::storage]
	pub type NetworkRateLimit<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<7200>>;

	/// Least price of a subnet, in rao.
	#[pallet::storage]
	pub type NetworkMinLockCost<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<1_000_000_000_000>>;

	/// Price of the last subnet, in rao.
	#[pallet::storage]
	pub type NetworkLastLockCost<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<1_000_000_000_000>>;

	/// Blocks in which the price of a subnet falls by the last price.
	#[pallet::storage]
	pub type NetworkLockReductionInterval<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ 14 * 7200 }>>;

	/// Block in which something limited last happened, 0 for never.
	#[pallet::storage]
	pub type LastRateLimitedBlock<T: Config> =
		StorageMap<_, Identity, RateLimitKey<T::AccountId>, u64, ValueQuery>;
}
