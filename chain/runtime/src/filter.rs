//! What anyone may call. Root may call all.

use crate::RuntimeCall;
use frame_support::traits::Contains;
use pallet_utility::Call as Utility;

/// All calls but two kinds: those that burn a balance, which no book of issuance would notice, and
/// batches within batches, which would let a short transaction decode into a deep one.
pub struct PublicCalls;

impl Contains<RuntimeCall> for PublicCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Balances(pallet_balances::Call::burn { .. }) => false,
			RuntimeCall::Utility(
				Utility::batch { calls }
				| Utility::batch_all { calls }
				| Utility::force_batch { calls },
			) => !calls.iter().any(is_batch),
			_ => true,
		}
	}
}

fn is_batch(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Utility(
			Utility::batch { .. } | Utility::batch_all { .. } | Utility::force_batch { .. }
		)
	)
}
