//! When a subnet's epoch is due: Subtensor's stateful scheduler, whose period is the tempo.

use crate::*;

/// An epoch runs at the latest after so many blocks: Subtensor's greatest tempo.
const MAX_TEMPO: u64 = 50_400;

/// All that decides when the next epoch of a subnet runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
	/// Blocks from one epoch to the next; 0 for none at all.
	pub tempo: u16,
	/// Block from which the tempo counts.
	pub last_epoch: u64,
	/// Earliest block of an epoch that waits, 0 for none.
	pub pending_at: u64,
	/// Blocks without an epoch so far.
	pub blocks_since: u64,
}

impl Schedule {
	/// The schedule of a subnet.
	pub fn of<T: Config>(netuid: u16) -> Self {
		Self {
			tempo: Tempo::<T>::get(netuid),
			last_epoch: LastEpochBlock::<T>::get(netuid),
			pending_at: PendingEpochAt::<T>::get(netuid),
			blocks_since: BlocksSinceLastStep::<T>::get(netuid),
		}
	}

	/// Whether the epoch is due in `block`.
	pub fn is_due(&self, block: u64) -> bool {
		let waits = self.pending_at > 0 && block >= self.pending_at;
		let is_overdue = self.blocks_since > MAX_TEMPO;
		let is_over = block.saturating_sub(self.last_epoch) >= u64::from(self.tempo);
		self.tempo > 0 && (waits || is_overdue || is_over)
	}

	/// The first block after `now` in which the epoch is due, none if it never is.
	pub fn next(&self, now: u64) -> Option<u64> {
		if self.tempo == 0 {
			return None;
		}
		let soonest = now.saturating_add(1);
		let regular = self.last_epoch.saturating_add(self.tempo.into());
		let waiting = if self.pending_at > 0 { self.pending_at } else { u64::MAX };
		let overdue =
			soonest.saturating_add(MAX_TEMPO.saturating_add(1).saturating_sub(self.blocks_since));
		Some(regular.min(waiting).min(overdue).max(soonest))
	}
}

impl<T: Config> Pallet<T> {
	/// The block of a subnet's next epoch; none for a subnet that does not exist or has no tempo.
	pub fn next_epoch_block(netuid: u16) -> Option<u64> {
		if !NetworksAdded::<T>::get(netuid) {
			return None;
		}
		Schedule::of::<T>(netuid).next(Self::now())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const EVERY_TWENTY: Schedule =
		Schedule { tempo: 20, last_epoch: 100, pending_at: 0, blocks_since: 5 };

	#[test]
	fn an_epoch_is_due_a_tempo_after_the_last() {
		assert!(!EVERY_TWENTY.is_due(119));
		assert!(EVERY_TWENTY.is_due(120));
		assert_eq!(EVERY_TWENTY.next(105), Some(120));
		assert_eq!(EVERY_TWENTY.next(130), Some(131));
	}

	#[test]
	fn a_waiting_epoch_runs_as_soon_as_it_may() {
		let waiting = Schedule { pending_at: 108, ..EVERY_TWENTY };
		assert!(!waiting.is_due(107));
		assert!(waiting.is_due(108));
		assert_eq!(waiting.next(105), Some(108));
	}

	#[test]
	fn no_subnet_goes_without_an_epoch_for_longer_than_the_greatest_tempo() {
		let idle = Schedule { tempo: u16::MAX, last_epoch: 0, pending_at: 0, blocks_since: 50_400 };
		assert!(!idle.is_due(50_401));
		assert_eq!(idle.next(50_400), Some(50_402));
		assert!(Schedule { blocks_since: 50_401, ..idle }.is_due(50_402));
	}

	#[test]
	fn there_is_no_epoch_without_a_tempo() {
		let never = Schedule { tempo: 0, pending_at: 1, ..EVERY_TWENTY };
		assert!(!never.is_due(1_000_000));
		assert_eq!(never.next(5), None);
	}
}
