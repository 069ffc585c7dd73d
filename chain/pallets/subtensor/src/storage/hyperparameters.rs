//! What the owner of a subnet may tune. Defaults are Subtensor's storage defaults; what a new subnet
//! begins with is in `SubnetDefaults`.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod hyperparameters {
	/// Blocks from one epoch to the next; 0 for none.
	#[pallet::storage]
	pub type Tempo<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<360>>;

	/// Greatest number of neurons.
	#[pallet::storage]
	pub type MaxAllowedUids<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<256>>;

	/// Least value of `MaxAllowedUids`.
	#[pallet::storage]
	pub type MinAllowedUids<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<64>>;

	/// Number of validator permits.
	#[pallet::storage]
	pub type MaxAllowedValidators<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<128>>;

	/// Least number of weights in a row.
	#[pallet::storage]
	pub type MinAllowedWeights<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<1024>>;

	/// Greatest weight; no limit.
	#[pallet::storage]
	pub type MaxWeightsLimit<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Least version key of weights; 0 takes any.
	#[pallet::storage]
	pub type WeightsVersionKey<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Blocks between two rows of a validator.
	#[pallet::storage]
	pub type WeightsSetRateLimit<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<100>>;

	/// Whether weights are committed first and revealed later.
	#[pallet::storage]
	pub type CommitRevealWeightsEnabled<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Epochs from commit to reveal.
	#[pallet::storage]
	pub type RevealPeriodEpochs<T: Config> =
		StorageMap<_, Twox64Concat, u16, u64, ValueQuery, ConstU64<1>>;

	/// Number of mechanisms.
	#[pallet::storage]
	pub type MechanismCountCurrent<T: Config> =
		StorageMap<_, Twox64Concat, u16, u8, ValueQuery, ConstU8<1>>;

	/// Share of each mechanism in the emission; even when absent.
	#[pallet::storage]
	pub type MechanismEmissionSplit<T: Config> =
		StorageMap<_, Twox64Concat, u16, Vec<u16>, OptionQuery>;

	/// Blocks in which a new neuron is not replaced.
	#[pallet::storage]
	pub type ImmunityPeriod<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<4096>>;

	/// Number of non-immune neurons that pruning leaves.
	#[pallet::storage]
	pub type MinNonImmuneUids<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<10>>;

	/// Number of the owner's neurons that are never replaced.
	#[pallet::storage]
	pub type ImmuneOwnerUidsLimit<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<1>>;

	/// Blocks between two endpoints of a neuron.
	#[pallet::storage]
	pub type ServingRateLimit<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<50>>;

	/// Blocks after which a silent validator stops counting; shown, not used.
	#[pallet::storage]
	pub type ActivityCutoff<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<5000>>;

	/// Thousandths of a tempo after which a silent validator stops counting.
	#[pallet::storage]
	pub type ActivityCutoffFactorMilli<T: Config> =
		StorageMap<_, Identity, u16, u32, ValueQuery, ConstU32<13_889>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type Rho<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<10>>;

	/// Share of the stake that has to grant a weight, of 65535.
	#[pallet::storage]
	pub type Kappa<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<32_767>>;

	/// Part of an old bond that an epoch keeps, per million.
	#[pallet::storage]
	pub type BondsMovingAverage<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<900_000>>;

	/// Part of the weight above consensus that earns no bond, of 65535.
	#[pallet::storage]
	pub type BondsPenalty<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Whether neurons may reset bonds; they cannot here.
	#[pallet::storage]
	pub type BondsResetOn<T: Config> = StorageMap<_, Identity, u16, bool, ValueQuery>;

	/// Yuma3 instead of Yuma2.
	#[pallet::storage]
	pub type Yuma3On<T: Config> = StorageMap<_, Blake2_128Concat, u16, bool, ValueQuery>;

	/// Whether each bond has its own moving average.
	#[pallet::storage]
	pub type LiquidAlphaOn<T: Config> = StorageMap<_, Blake2_128Concat, u16, bool, ValueQuery>;

	/// Bounds of that moving average, of 65535.
	#[pallet::storage]
	pub type AlphaValues<T: Config> =
		StorageMap<_, Identity, u16, (u16, u16), ValueQuery, AlphaBounds>;

	/// Slope of that moving average, in hundredths.
	#[pallet::storage]
	pub type AlphaSigmoidSteepness<T: Config> =
		StorageMap<_, Identity, u16, i16, ValueQuery, ConstI16<1000>>;

	/// Whether neurons may register.
	#[pallet::storage]
	pub type NetworkRegistrationAllowed<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type NetworkPowRegistrationAllowed<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Price of a registration now, in rao.
	#[pallet::storage]
	pub type Burn<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<100_000_000>>;

	/// Least price of a registration, in rao.
	#[pallet::storage]
	pub type MinBurn<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<500_000>>;

	/// Greatest price of a registration, in rao.
	#[pallet::storage]
	pub type MaxBurn<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<100_000_000_000>>;

	/// Blocks in which the price halves; 0 for never.
	#[pallet::storage]
	pub type BurnHalfLife<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<360>>;

	/// Factor by which a registration raises the price.
	#[pallet::storage]
	pub type BurnIncreaseMult<T: Config> =
		StorageMap<_, Identity, u16, U64F64, ValueQuery, BurnFactor>;

	/// Shown, not used.
	#[pallet::storage]
	pub type Difficulty<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type MinDifficulty<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type MaxDifficulty<T: Config> =
		StorageMap<_, Identity, u16, u64, ValueQuery, ConstU64<{ u64::MAX / 4 }>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type AdjustmentInterval<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<100>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type AdjustmentAlpha<T: Config> = StorageMap<_, Identity, u16, u64, ValueQuery>;

	/// Shown, not used.
	#[pallet::storage]
	pub type TargetRegistrationsPerInterval<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<2>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type MaxRegistrationsPerBlock<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<1>>;

	/// Shown, not used.
	#[pallet::storage]
	pub type ScalingLawPower<T: Config> =
		StorageMap<_, Identity, u16, u16, ValueQuery, ConstU16<50>>;

	/// Whether stake may change its coldkey; no call does here.
	#[pallet::storage]
	pub type TransferToggle<T: Config> =
		StorageMap<_, Identity, u16, bool, ValueQuery, ConstBool<true>>;

	/// Part of a registration's price that is locked as collateral; none.
	#[pallet::storage]
	pub type CollateralLockShare<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;
}
