//! When a subnet's epoch is due: Subtensor's stateful scheduler, whose period is the tempo.

use crate::*;

/// Least tempo that an owner may set.
pub const MIN_TEMPO: u16 = 360;
/// Greatest tempo that an owner may set. An epoch runs at the latest after so many blocks.
pub const MAX_TEMPO: u16 = 50_400;

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
		let is_overdue = self.blocks_since > u64::from(MAX_TEMPO);
		let is_over = block.saturating_sub(self.last_epoch) >= u64::from(self.tempo);
		self.tempo > 0 && (waits || is_overdue || is_over)
	}

	/// The block of the next epoch, none without a tempo: a tempo after the last, or earlier where
	/// one waits. It lies in the past while an epoch is put off; that an epoch becomes overdue is
	/// not foreseen.
	pub fn next(&self) -> Option<u64> {
		let waiting = if self.pending_at > 0 { self.pending_at } else { u64::MAX };
		(self.tempo > 0).then(|| self.regular().min(waiting))
	}

	/// Blocks from `now` until a tempo has passed since the last epoch; for ever without a tempo.
	pub fn blocks_left(&self, now: u64) -> u64 {
		if self.tempo == 0 {
			return u64::MAX;
		}
		self.regular().saturating_sub(now)
	}

	/// The block a tempo after the last epoch.
	fn regular(&self) -> u64 {
		self.last_epoch.saturating_add(self.tempo.into())
	}
}

impl<T: Config> Pallet<T> {
	/// The block of a subnet's next epoch; none for a subnet that does not exist or has no tempo.
	pub fn next_epoch_block(netuid: u16) -> Option<u64> {
		if !NetworksAdded::<T>::get(netuid) {
			return None;
		}
		Schedule::of::<T>(netuid).next()
	}

	/// Number of the epoch to which what happens in this block belongs. Before the epoch of a block
	/// has run, and where it is put off, that is already the next one.
	pub fn current_epoch(netuid: u16) -> u64 {
		let is_due = Schedule::of::<T>(netuid).is_due(Self::now());
		SubnetEpochIndex::<T>::get(netuid).saturating_add(is_due.into())
	}

	/// Sets the tempo, which counts from this block on.
	pub fn restart_with_tempo(netuid: u16, tempo: u16) {
		Tempo::<T>::insert(netuid, tempo);
		LastEpochBlock::<T>::insert(netuid, Self::now());
		Self::deposit_event(Event::TempoSet(netuid, tempo));
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
		assert_eq!(EVERY_TWENTY.next(), Some(120));
		assert_eq!([105, 120, 130].map(|now| EVERY_TWENTY.blocks_left(now)), [15, 0, 0]);
	}

	#[test]
	fn a_waiting_epoch_runs_as_soon_as_it_may() {
		let waiting = Schedule { pending_at: 108, ..EVERY_TWENTY };
		assert!(!waiting.is_due(107));
		assert!(waiting.is_due(108));
		assert_eq!(waiting.next(), Some(108));
		assert_eq!(waiting.blocks_left(105), 15);
		assert_eq!(Schedule { pending_at: 200, ..EVERY_TWENTY }.next(), Some(120));
	}

	#[test]
	fn no_subnet_goes_without_an_epoch_for_longer_than_the_greatest_tempo() {
		let idle = Schedule { tempo: u16::MAX, last_epoch: 0, pending_at: 0, blocks_since: 50_400 };
		assert!(!idle.is_due(50_401));
		assert!(Schedule { blocks_since: 50_401, ..idle }.is_due(50_402));
	}

	#[test]
	fn there_is_no_epoch_without_a_tempo() {
		let never = Schedule { tempo: 0, pending_at: 1, ..EVERY_TWENTY };
		assert!(!never.is_due(1_000_000));
		assert_eq!((never.next(), never.blocks_left(5)), (None, u64::MAX));
	}
}
