//! State of delegation: who lends stake to whom, what it costs, and who gets a coldkey's earnings.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod delegation {
	/// Children of a hotkey on a subnet: pairs of proportion, of 2^64 - 1, and hotkey. Never empty.
	#[pallet::storage]
	pub type ChildKeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		u16,
		Vec<(u64, T::AccountId)>,
		ValueQuery,
	>;

	/// Parents of a hotkey on a subnet: pairs of proportion, of 2^64 - 1, and hotkey. Never empty.
	#[pallet::storage]
	pub type ParentKeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		u16,
		Vec<(u64, T::AccountId)>,
		ValueQuery,
	>;

	/// Children that a hotkey will have, and the block after which.
	#[pallet::storage]
	pub type PendingChildKeys<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Blake2_128Concat,
		T::AccountId,
		(Vec<(u64, T::AccountId)>, u64),
		ValueQuery,
	>;

	/// Blocks that new children wait.
	#[pallet::storage]
	pub type PendingChildKeyCooldown<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<7200>>;

	/// What a child keeps of the dividends of lent stake, of 65535.
	#[pallet::storage]
	pub type ChildkeyTake<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, u16, u16, ValueQuery>;

	/// Least take of a child, of 65535.
	#[pallet::storage]
	pub type MinChildkeyTake<T: Config> = StorageValue<_, u16, ValueQuery>;

	/// Greatest take of a child, of 65535.
	#[pallet::storage]
	pub type MaxChildkeyTake<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<11_796>>;

	/// Least take of a child on a subnet, of 65535.
	#[pallet::storage]
	pub type MinChildkeyTakePerSubnet<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;

	/// Blocks between two rises of a delegate's take.
	#[pallet::storage]
	pub type TxDelegateTakeRateLimit<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<216_000>>;

	/// Blocks between two rises of a child's take.
	#[pallet::storage]
	pub type TxChildkeyTakeRateLimit<T: Config> =
		StorageValue<_, u64, ValueQuery, ConstU64<216_000>>;

	/// Block in which a hotkey last made a kind of limited call on a subnet: hotkey, netuid, kind.
	#[pallet::storage]
	pub type TransactionKeyLastBlock<T: Config> = StorageNMap<
		_,
		(NMapKey<Blake2_128Concat, T::AccountId>, NMapKey<Identity, u16>, NMapKey<Identity, u16>),
		u64,
		ValueQuery,
	>;

	/// Block in which a coldkey last swapped a hotkey on a subnet.
	#[pallet::storage]
	pub type LastHotkeySwapOnNetuid<T: Config> =
		StorageDoubleMap<_, Identity, u16, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// Whether the hotkey of a root validator becomes a parent of the owner's on new subnets.
	#[pallet::storage]
	pub type AutoParentDelegationEnabled<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, bool, ValueQuery, ConstBool<true>>;

	/// Hotkey with which a coldkey's mining income on a subnet is staked, instead of its own.
	#[pallet::storage]
	pub type AutoStakeDestination<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		u16,
		T::AccountId,
		OptionQuery,
	>;

	/// Coldkeys whose mining income on a subnet is staked with a hotkey.
	#[pallet::storage]
	pub type AutoStakeDestinationColdkeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		u16,
		Vec<T::AccountId>,
		ValueQuery,
	>;

	/// Registrations of the present block.
	#[pallet::storage]
	pub type RegistrationsThisBlock<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;

	/// Registrations on the root network since the last interval of it.
	#[pallet::storage]
	pub type RegistrationsThisInterval<T: Config> = StorageMap<_, Identity, u16, u16, ValueQuery>;

	/// Certificate of a hotkey's endpoint.
	#[pallet::storage]
	pub type NeuronCertificates<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Blake2_128Concat,
		T::AccountId,
		NeuronCertificate,
		OptionQuery,
	>;
}
