//! What the pallet refuses: every variant of Subtensor's, in its order, since clients know errors by
//! their number.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such subnet.
		SubnetDoesNotExist,
		/// There would be more validators than neurons.
		MaxValidatorsLargerThanMaxUIds,
		/// The subnet has more neurons already.
		MaxAllowedUIdsLessThanCurrentUIds,
		/// An owner may keep 97.5 % of a bond at most.
		BondsMovingAverageMaxReached,
		/// Only root may make the slope negative.
		NegativeSigmoidSteepness,
		/// The value is outside its bounds.
		ValueNotInBounds,
		/// The subnet has fewer neurons.
		MinAllowedUidsGreaterThanCurrentUids,
		/// The least number of neurons would not be below the greatest.
		MinAllowedUidsGreaterThanMaxAllowedUids,
		/// The greatest number of neurons would be below the least.
		MaxAllowedUidsLessThanMinAllowedUids,
		/// No subnet has so many neurons.
		MaxAllowedUidsGreaterThanDefaultMaxAllowedUids,
		/// The value is none that the setting can have.
		InvalidValue,
		/// The root network has no such setting.
		NotPermittedOnRootSubnet,
		/// There is no registration by proof of work.
		POWRegistrationDisabled,
		/// The call does nothing any more.
		Deprecated,
	}
}
