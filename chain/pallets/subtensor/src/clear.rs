//! Removing what is stored under prefixes of maps, some entries at a time.

use alloc::vec::Vec;
use sp_io::MultiRemovalResults;

/// Removes up to so many entries of a prefix of a map, from a cursor on.
pub type Clear<'a> = &'a dyn Fn(u32, Option<&[u8]>) -> MultiRemovalResults;

/// Goes through `parts` from where a `cursor` says, none at the beginning, and removes an entry a step.
/// Looking at a part is a step too. Returns the cursor from which to go on, none at the end.
pub fn clear_in_turn(parts: &[Clear<'_>], cursor: &[u8], steps: &mut u32) -> Option<Vec<u8>> {
	let (mut at, mut from) = match cursor.split_first() {
		Some((at, from)) => (*at, from.to_vec()),
		None => (0, Vec::new()),
	};
	while let Some(clear) = parts.get(usize::from(at)) {
		if *steps == 0 {
			return Some(joined(at, from));
		}
		let removed = clear(*steps, Some(from.as_slice()).filter(|from| !from.is_empty()));
		*steps = steps.saturating_sub(removed.unique.max(removed.loops).max(1));
		match removed.maybe_cursor {
			Some(next) => from = next,
			None => {
				from.clear();
				at = at.saturating_add(1);
			},
		}
	}
	None
}

/// A cursor: the number of a part, and the part's own.
fn joined(at: u8, from: Vec<u8>) -> Vec<u8> {
	let mut cursor = alloc::vec![at];
	cursor.extend(from);
	cursor
}

#[cfg(test)]
mod tests {
	use super::*;
	use core::cell::RefCell;

	/// A map that holds so many entries, and notes its cursors.
	struct Map(RefCell<(u32, Vec<Vec<u8>>)>);

	impl Map {
		fn of(entries: u32) -> Self {
			Self(RefCell::new((entries, Vec::new())))
		}

		fn left(&self) -> u32 {
			self.0.borrow().0
		}

		fn clear(&self, steps: u32, from: Option<&[u8]>) -> MultiRemovalResults {
			let (left, cursors) = &mut *self.0.borrow_mut();
			cursors.extend(from.map(<[u8]>::to_vec));
			let removed = steps.min(*left);
			*left -= removed;
			let maybe_cursor = (*left > 0).then(|| alloc::vec![7, 7]);
			MultiRemovalResults { maybe_cursor, backend: removed, unique: removed, loops: removed }
		}
	}

	/// Clears two maps, so many entries at a time; returns what is left of them after each time.
	fn clear_by(limit: u32, one: &Map, two: &Map) -> Vec<(u32, u32)> {
		let (mut cursor, mut left) = (Vec::new(), Vec::new());
		loop {
			let mut steps = limit;
			let first = |steps, from: Option<&[u8]>| one.clear(steps, from);
			let second = |steps, from: Option<&[u8]>| two.clear(steps, from);
			let next = clear_in_turn(&[&first, &second], &cursor, &mut steps);
			left.push((one.left(), two.left()));
			match next {
				Some(next) => cursor = next,
				None => return left,
			}
		}
	}

	#[test]
	fn maps_are_cleared_one_after_the_other_and_a_few_entries_at_a_time() {
		let (one, two) = (Map::of(5), Map::of(4));
		assert_eq!(clear_by(3, &one, &two), [(2, 4), (0, 3), (0, 0)]);
		assert_eq!(one.0.borrow().1, [[7, 7]], "goes on where it stopped");
		assert_eq!(two.0.borrow().1, [[7, 7]]);
		assert_eq!(clear_by(100, &Map::of(5), &Map::of(4)), [(0, 0)]);
	}

	#[test]
	fn empty_maps_take_a_step_each() {
		let mut steps = 5;
		let empty = |steps, from: Option<&[u8]>| Map::of(0).clear(steps, from);
		assert_eq!(clear_in_turn(&[&empty, &empty], &[], &mut steps), None);
		assert_eq!(steps, 3);
		assert_eq!(clear_in_turn(&[&empty], &[], &mut 0), Some(alloc::vec![0]));
	}
}
