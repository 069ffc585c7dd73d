//! State of each neuron. Vectors have one entry per uid.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod neurons {
	/// Number of neurons.
	#[pallet::storage]
	pub type SubnetworkN<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;

	/// Uid of a hotkey.
	#[pallet::storage]
	pub type Uids<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, u16, OptionQuery>;

	/// Hotkey of a uid.
	#[pallet::storage]
	pub type Keys<T: Config> =
		StorageDoubleMap<_, Identity, u16, Identity, u16, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Whether the hotkey has a uid on the subnet.
	#[pallet::storage]
	pub type IsNetworkMember<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, bool, ValueQuery>;

	/// Block in which the uid was last given.
	#[pallet::storage]
	pub type BlockAtRegistration<T: Config> =
		StorageDoubleMap<_, Identity, u16, Identity, u16, u64, ValueQuery>;

	/// Endpoint of a hotkey.
	#[pallet::storage]
	pub type Axons<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, AxonInfo, OptionQuery>;

	/// Metrics endpoint of a hotkey.
	#[pallet::storage]
	pub type Prometheus<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Blake2_128Concat,
		T::AccountId,
		PrometheusInfo,
		OptionQuery,
	>;

	/// Row of a validator by storage index: pairs of uid and weight, the greatest 65535.
	#[pallet::storage]
	pub type Weights<T: Config> =
		StorageDoubleMap<_, Identity, u16, Identity, u16, Vec<(u16, u16)>, ValueQuery>;

	/// Bonds of a validator by storage index: pairs of uid and bond.
	#[pallet::storage]
	pub type Bonds<T: Config> =
		StorageDoubleMap<_, Identity, u16, Identity, u16, Vec<(u16, u16)>, ValueQuery>;

	/// Block of the last weights, by storage index.
	#[pallet::storage]
	pub type LastUpdate<T: Config> = StorageMap<_, Identity, u16, Vec<u64>, ValueQuery>;

	/// Share of the miners' emission, by storage index.
	#[pallet::storage]
	pub type Incentive<T: Config> = StorageMap<_, Identity, u16, Vec<u16>, ValueQuery>;

	/// Share of the validators' emission.
	#[pallet::storage]
	pub type Dividends<T: Config> = StorageMap<_, Identity, u16, Vec<u16>, ValueQuery>;

	/// Weight that enough stake grants.
	#[pallet::storage]
	pub type Consensus<T: Config> = StorageMap<_, Identity, u16, Vec<u16>, ValueQuery>;

	/// Rao of the last epoch.
	#[pallet::storage]
	pub type Emission<T: Config> = StorageMap<_, Identity, u16, Vec<u64>, ValueQuery>;

	/// Whether weights were set within the activity cutoff.
	#[pallet::storage]
	pub type Active<T: Config> = StorageMap<_, Identity, u16, Vec<bool>, ValueQuery>;

	/// Part of a validator's weights that lies within consensus.
	#[pallet::storage]
	pub type ValidatorTrust<T: Config> = StorageMap<_, Identity, u16, Vec<u16>, ValueQuery>;

	/// Who may weigh others.
	#[pallet::storage]
	pub type ValidatorPermit<T: Config> = StorageMap<_, Identity, u16, Vec<bool>, ValueQuery>;

	/// Share of the stake.
	#[pallet::storage]
	pub type StakeWeight<T: Config> = StorageMap<_, Identity, u16, Vec<u16>, ValueQuery>;
}
