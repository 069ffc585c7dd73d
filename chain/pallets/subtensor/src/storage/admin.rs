//! How often owners may tune their subnets.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod admin {
	/// Tempos between two changes of one hyperparameter by a subnet's owner.
	#[pallet::storage]
	pub type OwnerHyperparamRateLimit<T: Config> = StorageValue<_, u16, ValueQuery, ConstU16<2>>;

	/// Tempos between two changes of the weights' version key by a subnet's owner.
	#[pallet::storage]
	pub type WeightsVersionKeyRateLimit<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;
}
