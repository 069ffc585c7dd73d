//! What an epoch takes and what it gives.

use alloc::vec::Vec;

/// A sparse row of a matrix: `(uid, value)` in rising order of uid.
pub type Row = Vec<(u16, u16)>;

/// The hyperparameters of a subnet that an epoch depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
	/// Bonds are absolute and the stake enters at the dividends (Yuma3), instead of shares of a
	/// column (Yuma2).
	pub yuma3: bool,
	/// Share of the stake, of 65535, that has to grant a weight before it counts.
	pub kappa: u16,
	/// Part of the weight above consensus, of 65535, that earns no bond.
	pub bonds_penalty: u16,
	/// Part of an old bond that an epoch keeps, per million.
	pub bonds_moving_average: u64,
	/// Yuma3 only: the moving average depends on the distance from consensus.
	pub liquid_alpha: Option<LiquidAlpha>,
	/// Blocks from one epoch to the next.
	pub tempo: u16,
	/// Blocks after its last update at which a validator stops counting.
	pub activity_cutoff: u64,
	/// Rao of stake weight below which a neuron counts as without stake.
	pub stake_threshold: u64,
	/// How many neurons get a validator permit.
	pub max_allowed_validators: u16,
	/// `LastMechansimStepBlock`: block of the epoch before, 0 if there was none.
	pub last_step_block: u64,
	/// Weights are committed first and revealed later.
	pub commit_reveal: bool,
	/// Rao to share out.
	pub emission: u64,
}

/// Bounds and slope of the sigmoid that gives each bond its own moving average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiquidAlpha {
	/// Least part of a new weight that enters a bond, of 65535.
	pub low: u16,
	/// Greatest part of a new weight that enters a bond, of 65535.
	pub high: u16,
	/// Slope of the sigmoid, in hundredths.
	pub steepness: i16,
}

/// The state of a subnet before an epoch. Every vector has one entry per uid, but for
/// `commit_block`; what a shorter one leaves out reads as zero, false or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
	/// The block in which the epoch runs.
	pub block: u64,
	/// The neuron of the subnet owner: it may weigh itself, and always has a permit.
	pub owner_uid: Option<u16>,
	/// Stake weight in rao; its length is the number of neurons.
	pub stake: Vec<u64>,
	/// Block of the last weights.
	pub last_update: Vec<u64>,
	/// Block of registration.
	pub block_at_registration: Vec<u64>,
	/// Who may set weights.
	pub validator_permit: Vec<bool>,
	/// Weights as stored, each row's greatest 65535.
	pub weights: Vec<Row>,
	/// Bonds as the epoch before stored them.
	pub bonds: Vec<Row>,
	/// Block of the earliest unexpired commit, `u64::MAX` for none; empty if nobody has one.
	pub commit_block: Vec<u64>,
}

/// The result of an epoch, one entry per uid. Proportions are of 65535, rounded down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
	/// Who has updated within the activity cutoff.
	pub active: Vec<bool>,
	/// The weight that a share κ of the stake grants.
	pub consensus: Vec<u16>,
	/// Share of the miners' emission.
	pub incentive: Vec<u16>,
	/// Share of the validators' emission.
	pub dividends: Vec<u16>,
	/// Part of a validator's weights that lies within consensus.
	pub validator_trust: Vec<u16>,
	/// Share of the stake.
	pub stake_weight: Vec<u16>,
	/// Rao for mining.
	pub server_emission: Vec<u64>,
	/// Rao for validating.
	pub validator_emission: Vec<u64>,
	/// Rao for both; by it neurons are pruned.
	pub emission: Vec<u64>,
	/// Bonds to store, empty for neurons without a new permit.
	pub bonds: Vec<Row>,
	/// Who may set weights from now on.
	pub new_validator_permit: Vec<bool>,
}
