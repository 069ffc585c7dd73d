//! The metagraph: everything a client wants to know of one subnet at one block.

mod read;
#[cfg(test)]
mod tests;

use super::CompactText;
use crate::{AxonInfo, ChainIdentityV2, SubnetIdentityV3, I96F32};
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// Declares the whole record and the one with chosen fields from one list of `index field: type`.
macro_rules! metagraph {
	($($index:literal $field:ident: $type:ty,)*) => {
		/// A subnet at one block. Per-uid lists are in order of uid and as long as `num_uids`, but for
		/// `pruning_score`, `trust` and `rank`, which are not computed any more and empty;
		/// amounts are rao, heights and limits blocks, proportions u16 of 65535.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		pub struct Metagraph<AccountId> {
			/// The subnet.
			pub netuid: Compact<u16>,
			$(#[allow(missing_docs)] pub $field: $type,)*
		}

		/// The fields of a metagraph a client asked for; the others are none.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		pub struct SelectiveMetagraph<AccountId> {
			/// The subnet, always given; index 0.
			pub netuid: Compact<u16>,
			$(#[allow(missing_docs)] pub $field: Option<$type>,)*
			/// Uids with a validator permit and more stake than the threshold, the least stake first; index
			/// 72.
			pub validators: Option<Vec<Compact<u16>>>,
			/// What hotkeys have committed to, as it is stored; index 73.
			pub commitments: Option<Vec<(AccountId, CompactText)>>,
		}

		impl<AccountId> Metagraph<AccountId> {
			/// Keeps the fields at `indexes`; an index above 73 selects nothing. Commitments, which are
			/// not part of a metagraph, are selected as an empty list. Validators have more than
			/// `threshold` rao of stake.
			pub fn select(self, indexes: &[u16], threshold: u64) -> SelectiveMetagraph<AccountId> {
				let mut wanted = [false; 74];
				for index in indexes {
					if let Some(slot) = wanted.get_mut(usize::from(*index)) {
						*slot = true;
					}
				}
				SelectiveMetagraph {
					netuid: self.netuid,
					validators: wanted[72].then(|| {
						validators(&self.validator_permit, &self.total_stake, threshold)
					}),
					commitments: wanted[73].then(Vec::new),
					$($field: wanted[$index].then_some(self.$field),)*
				}
			}
		}
	};
}

metagraph! {
	1 name: CompactText,
	2 symbol: CompactText,
	3 identity: Option<SubnetIdentityV3>,
	4 network_registered_at: Compact<u64>,
	5 owner_hotkey: AccountId,
	6 owner_coldkey: AccountId,
	7 block: Compact<u64>,
	8 tempo: Compact<u16>,
	9 last_step: Compact<u64>,
	10 blocks_since_last_step: Compact<u64>,
	11 subnet_emission: Compact<u64>,
	12 alpha_in: Compact<u64>,
	13 alpha_out: Compact<u64>,
	14 tao_in: Compact<u64>,
	15 alpha_out_emission: Compact<u64>,
	16 alpha_in_emission: Compact<u64>,
	17 tao_in_emission: Compact<u64>,
	18 pending_alpha_emission: Compact<u64>,
	19 pending_root_emission: Compact<u64>,
	20 subnet_volume: Compact<u128>,
	21 moving_price: I96F32,
	22 rho: Compact<u16>,
	23 kappa: Compact<u16>,
	24 min_allowed_weights: Compact<u16>,
	25 max_weights_limit: Compact<u16>,
	26 weights_version: Compact<u64>,
	27 weights_rate_limit: Compact<u64>,
	28 activity_cutoff: Compact<u64>,
	29 max_validators: Compact<u16>,
	30 num_uids: Compact<u16>,
	31 max_uids: Compact<u16>,
	32 burn: Compact<u64>,
	33 difficulty: Compact<u64>,
	34 registration_allowed: bool,
	35 pow_registration_allowed: bool,
	36 immunity_period: Compact<u16>,
	37 min_difficulty: Compact<u64>,
	38 max_difficulty: Compact<u64>,
	39 min_burn: Compact<u64>,
	40 max_burn: Compact<u64>,
	41 adjustment_alpha: Compact<u64>,
	42 adjustment_interval: Compact<u16>,
	43 target_regs_per_interval: Compact<u16>,
	44 max_regs_per_block: Compact<u16>,
	45 serving_rate_limit: Compact<u64>,
	46 commit_reveal_weights_enabled: bool,
	47 commit_reveal_period: Compact<u64>,
	48 liquid_alpha_enabled: bool,
	49 alpha_high: Compact<u16>,
	50 alpha_low: Compact<u16>,
	51 bonds_moving_avg: Compact<u64>,
	52 hotkeys: Vec<AccountId>,
	53 coldkeys: Vec<AccountId>,
	54 identities: Vec<Option<ChainIdentityV2>>,
	55 axons: Vec<AxonInfo>,
	56 active: Vec<bool>,
	57 validator_permit: Vec<bool>,
	58 pruning_score: Vec<Compact<u16>>,
	59 last_update: Vec<Compact<u64>>,
	60 emission: Vec<Compact<u64>>,
	61 dividends: Vec<Compact<u16>>,
	62 incentives: Vec<Compact<u16>>,
	63 consensus: Vec<Compact<u16>>,
	64 trust: Vec<Compact<u16>>,
	65 rank: Vec<Compact<u16>>,
	66 block_at_registration: Vec<Compact<u64>>,
	67 alpha_stake: Vec<Compact<u64>>,
	68 tao_stake: Vec<Compact<u64>>,
	69 total_stake: Vec<Compact<u64>>,
	70 tao_dividends_per_hotkey: Vec<(AccountId, Compact<u64>)>,
	71 alpha_dividends_per_hotkey: Vec<(AccountId, Compact<u64>)>,
}

/// The uids that hold a permit and have more than `threshold` rao of stake, the least first.
fn validators(permits: &[bool], stakes: &[Compact<u64>], threshold: u64) -> Vec<Compact<u16>> {
	let mut all: Vec<(u64, u16)> = (0u16..)
		.zip(permits.iter().zip(stakes))
		.filter(|(_, (held, stake))| **held && stake.0 > threshold)
		.map(|(uid, (_, stake))| (stake.0, uid))
		.collect();
	all.sort_unstable();
	all.into_iter().map(|(_, uid)| Compact(uid)).collect()
}
