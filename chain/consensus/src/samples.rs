//! Values that tests start from and say only what they change.

use crate::types::Params;

/// A subnet as Subtensor makes it, but for the permits it gives.
pub fn params() -> Params {
	Params {
		yuma3: true,
		kappa: 32_767,
		bonds_penalty: u16::MAX,
		bonds_moving_average: 900_000,
		liquid_alpha: None,
		tempo: 360,
		activity_cutoff: 5000,
		stake_threshold: 0,
		max_allowed_validators: 64,
		last_step_block: 0,
		commit_reveal: false,
		emission: 1_000_000_000,
	}
}
