//! State of each subnet: who owns it, its pools and its epochs.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod subnet {
	/// Which subnets exist.
	#[pallet::storage]
	pub type NetworksAdded<T: Config> = StorageMap<_, Identity, u16, bool, ValueQuery>;

	/// Block in which the subnet was registered.
	#[pallet::storage]
	pub type NetworkRegisteredAt<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// How stake is priced: 0 is stable, one alpha is one TAO.
	#[pallet::storage]
	pub type SubnetMechanism<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;

	/// Coldkey that owns the subnet.
	#[pallet::storage]
	pub type SubnetOwner<T: Config> =
		StorageMap<_, Identity, u16, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Hotkey that gets the owner's cut.
	#[pallet::storage]
	pub type SubnetOwnerHotkey<T: Config> =
		StorageMap<_, Identity, u16, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Symbol of the subnet's alpha, in UTF-8.
	#[pallet::storage]
	pub type TokenSymbol<T: Config> = StorageMap<_, Identity, u16, Vec<u8>, ValueQuery, TauSymbol>;

	/// What the owner says about the subnet.
	#[pallet::storage]
	pub type SubnetIdentitiesV3<T: Config> =
		StorageMap<_, Blake2_128Concat, u16, SubnetIdentityV3, OptionQuery>;

	/// First block with emission; absent until the subnet is started.
	#[pallet::storage]
	pub type FirstEmissionBlockNumber<T: Config> = StorageMap<_, Identity, u16, u64, OptionQuery>;

	/// Whether stake may be added and removed.
	#[pallet::storage]
	pub type SubtokenEnabled<T: Config> = StorageMap<_, Identity, u16, bool, ValueQuery>;

	/// Whether the subnet gets a share of the block emission.
	#[pallet::storage]
	pub type SubnetEmissionEnabled<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Whether the owner gets a cut.
	#[pallet::storage]
	pub type OwnerCutEnabled<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Rao paid for the subnet.
	#[pallet::storage]
	pub type SubnetLocked<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao in the subnet's pool.
	#[pallet::storage]
	pub type SubnetTAO<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha in the subnet's pool, which nobody owns.
	#[pallet::storage]
	pub type SubnetAlphaIn<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha outside the pool: staked, or waiting for the epoch.
	#[pallet::storage]
	pub type SubnetAlphaOut<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao the last block put into the pool.
	#[pallet::storage]
	pub type SubnetTaoInEmission<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha the last block put into the pool.
	#[pallet::storage]
	pub type SubnetAlphaInEmission<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Alpha the last block put into the pots.
	#[pallet::storage]
	pub type SubnetAlphaOutEmission<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Rao ever staked and unstaked.
	#[pallet::storage]
	pub type SubnetVolume<T: Config> = StorageMap<_, Identity, u16, u128, ValueQuery>;

	/// Moving average of the price of alpha, in TAO.
	#[pallet::storage]
	pub type SubnetMovingPrice<T: Config> = StorageMap<_, Identity, u16, I96F32, ValueQuery>;

	/// Rao ever paid for registrations.
	#[pallet::storage]
	pub type RAORecycledForRegistration<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Pot of the miners, paid at the next epoch.
	#[pallet::storage]
	pub type PendingServerEmission<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Pot of the validators, paid at the next epoch.
	#[pallet::storage]
	pub type PendingValidatorEmission<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Pot of the root network; stays empty without stake there.
	#[pallet::storage]
	pub type PendingRootAlphaDivs<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Pot of the subnet's owner, paid at the next epoch.
	#[pallet::storage]
	pub type PendingOwnerCut<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// The books of the last epoch.
	#[pallet::storage]
	pub type EpochEmission<T: Config> = StorageMap<_, Identity, u16, EpochPayout, OptionQuery>;

	/// Blocks since the last epoch.
	#[pallet::storage]
	pub type BlocksSinceLastStep<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Block of the last epoch; the name is Subtensor's.
	#[pallet::storage]
	pub type LastMechansimStepBlock<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Block from which the tempo counts.
	#[pallet::storage]
	pub type LastEpochBlock<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Earliest block of an epoch that waits, 0 for none.
	#[pallet::storage]
	pub type PendingEpochAt<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Number of epochs so far.
	#[pallet::storage]
	pub type SubnetEpochIndex<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// How the subnet comes to its consensus.
	#[pallet::storage]
	pub type SubnetEpochConsensus<T: Config> =
		StorageMap<_, Identity, u16, EpochConsensus, ValueQuery>;
}
