//! The weight of calls, reasoned by hand: what each reads and writes at the bounds, with the time
//! that decoding rows of that length takes.

use crate::{Config, TotalNetworks};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};

/// Reads of the longest check of a free call.
pub const CHECK_READS: u64 = 14;

/// Picoseconds that an entry of a row takes: sorted, scaled and encoded, with room to spare.
const PER_ENTRY: u64 = 200_000;
/// Picoseconds that a timelocked commit of the greatest size takes to be read and written.
const PER_TIMELOCKED: u64 = 2_000_000;
/// Picoseconds that an entry of a row takes in an epoch, from the median to the bonds.
const PER_EPOCH_ENTRY: u64 = 1_000_000;
/// Picoseconds that the powers of ratios in the previews and swaps of a call take.
const PREVIEWS: u64 = 500_000_000;
/// Picoseconds that the fixed part of a call takes beyond its storage.
const BASE: u64 = 50_000_000;

/// Weight of setting a row of `entries` weights.
pub fn set_weights<T: Config>(entries: usize) -> Weight {
	let time = BASE.saturating_add(PER_ENTRY.saturating_mul(entries as u64));
	T::DbWeight::get()
		.reads_writes(CHECK_READS.saturating_add(1), 2)
		.saturating_add(Weight::from_parts(time, 0))
}

/// Weight of committing to a row, as a hash.
pub fn commit<T: Config>() -> Weight {
	T::DbWeight::get()
		.reads_writes(CHECK_READS.saturating_add(6), 2)
		.saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of committing to a timelocked row: all that is timelocked to the epoch is read and written.
pub fn timelocked<T: Config>() -> Weight {
	let waiting = u64::from(T::MaxUids::get()).saturating_mul(crate::commits::MAX_COMMITS as u64);
	let time = waiting.saturating_mul(PER_TIMELOCKED);
	commit::<T>().saturating_add(Weight::from_parts(time, 0))
}

/// Weight of revealing a row of `entries` weights that was committed with `salt` numbers.
pub fn reveal<T: Config>(entries: usize, salt: usize) -> Weight {
	let hashed = PER_ENTRY.saturating_mul(salt as u64);
	set_weights::<T>(entries)
		.saturating_add(T::DbWeight::get().reads_writes(6, 1))
		.saturating_add(Weight::from_parts(hashed, 0))
}

/// Weight of revealing rows, given their uids and their salts.
pub fn reveals<T: Config>(uids: &[Vec<u16>], salts: &[Vec<u16>]) -> Weight {
	let all = uids.iter().zip(salts);
	sum(all.map(|(row, salt)| reveal::<T>(row.len(), salt.len())))
}

/// Weight of a batch: of each part, and of the events that tell how it went.
pub fn sum(parts: impl Iterator<Item = Weight>) -> Weight {
	parts.fold(Weight::from_parts(BASE, 0), Weight::saturating_add)
}

/// Weight of an owner's say over the epochs of a subnet.
pub fn tempo<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(10, 4).saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of publishing an endpoint.
pub fn serve_axon<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(4, 1).saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of publishing an endpoint with a certificate.
pub fn serve_axon_tls<T: Config>() -> Weight {
	serve_axon::<T>().saturating_add(T::DbWeight::get().writes(1))
}

/// Weight of changing a take.
pub fn set_take<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(6, 2).saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of saying who one is: a subnet of each hotkey that is looked at is read.
pub fn set_identity<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(crate::delegation::MAX_LOOKED_AT as u64, 1)
}

/// Weight of owning a hotkey: the list of a coldkey's hotkeys.
pub fn try_associate_hotkey<T: Config>() -> Weight {
	let lists = PER_ENTRY.saturating_mul(T::MaxHotkeys::get().into());
	T::DbWeight::get()
		.reads_writes(3, 2)
		.saturating_add(Weight::from_parts(BASE.saturating_add(lists), 0))
}

/// Weight of another symbol: all symbols are read.
pub fn update_symbol<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(u64::from(T::MaxSubnets::get()).saturating_add(2), 1)
}

/// Weight of choosing where mining income goes: two lists of coldkeys.
pub fn set_destination<T: Config>() -> Weight {
	let lists = PER_ENTRY.saturating_mul(crate::delegation::MAX_SOURCES as u64).saturating_mul(2);
	T::DbWeight::get()
		.reads_writes(5, 3)
		.saturating_add(Weight::from_parts(BASE.saturating_add(lists), 0))
}

/// Weight of a hotkey in the place of another on so many subnets, with so many stakes, claims and
/// destinations of income. Lists of children of others that wait are looked at.
pub fn swap_hotkey<T: Config>(subnets: usize, moved: usize) -> Weight {
	let (subnets, moved) = (subnets as u64, moved as u64);
	let waiting = crate::delegation::children::MAX_PENDING as u64;
	let reads = subnets.saturating_mul(48).saturating_add(moved.saturating_mul(9));
	let writes = subnets.saturating_mul(50).saturating_add(moved.saturating_mul(7));
	T::DbWeight::get()
		.reads_writes(reads.saturating_add(waiting).saturating_add(20), writes.saturating_add(16))
		.saturating_add(Weight::from_parts(BASE, 0))
}

/// The greatest weight of a swap of hotkeys, on one subnet or on all.
pub fn greatest_swap<T: Config>(is_on_all: bool) -> Weight {
	let all = usize::from(T::MaxSubnets::get()).saturating_add(1);
	swap_hotkey::<T>(if is_on_all { all } else { 1 }, crate::hotkey_swap::MAX_MOVED)
}

/// Weight of a seat on the root network: the stake of each member, and a uid that is cleared.
pub fn root_register<T: Config>() -> Weight {
	let uids = u64::from(T::MaxUids::get());
	T::DbWeight::get()
		.reads_writes(uids.saturating_mul(3).saturating_add(30), uids.saturating_add(30))
		.saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of one swap of stake: the two accounts, the pool and the lists of a coldkey, and the powers
/// of up to a dozen previews.
pub fn stake<T: Config>() -> Weight {
	let lists = PER_ENTRY.saturating_mul(T::MaxHotkeys::get().into());
	let time = BASE.saturating_add(lists).saturating_add(PREVIEWS);
	T::DbWeight::get().reads_writes(26, 18).saturating_add(Weight::from_parts(time, 0))
}

/// Weight of removing stake: what is left may be paid out too, and on each subnet the hotkey's stake
/// is read and its waiting children are dropped.
pub fn remove_stake<T: Config>() -> Weight {
	let subnets = subnets::<T>();
	let children = T::DbWeight::get().reads_writes(subnets.saturating_mul(3), subnets);
	stake::<T>().saturating_mul(2).saturating_add(children)
}

/// Weight of stake that is sold on one subnet and buys on another.
pub fn move_stake<T: Config>() -> Weight {
	stake::<T>().saturating_mul(2)
}

/// Weight of removing all stake with a hotkey: on each subnet that there is, what is left may be paid
/// out too.
pub fn unstake_all<T: Config>() -> Weight {
	stake::<T>().saturating_mul(subnets::<T>().saturating_mul(2).saturating_add(1))
}

/// The subnets that there are. It is read so that nobody on a small chain has to have the fee of a
/// full one at hand.
fn subnets<T: Config>() -> u64 {
	TotalNetworks::<T>::get().min(T::MaxSubnets::get().saturating_add(1)).into()
}

/// Weight of lending stake to children: the lists of the hotkey, of five children as they were and
/// as they will be, and the hotkey's stake on every subnet.
pub fn set_children<T: Config>(children: usize) -> Weight {
	let time = BASE.saturating_add(PER_ENTRY.saturating_mul(children as u64));
	let subnets = u64::from(T::MaxSubnets::get());
	T::DbWeight::get()
		.reads_writes(subnets.saturating_mul(2).saturating_add(30), 14)
		.saturating_add(Weight::from_parts(time, 0))
}

/// Weight of making `lists` of children valid that waited, with a look at those that still wait.
pub fn pending_children<T: Config>(lists: usize) -> Weight {
	let lists = lists as u64;
	T::DbWeight::get()
		.reads_writes(lists.saturating_mul(24).saturating_add(1), lists.saturating_mul(13))
}

/// Weight of a registration that replaces a neuron on a full subnet: four reads a neuron to choose
/// it, and a read and a write a neuron for the rows that weigh it.
pub fn burned_register<T: Config>() -> Weight {
	let uids = u64::from(T::MaxUids::get());
	let entries = uids.saturating_mul(uids);
	let lists = u64::from(T::MaxHotkeys::get());
	let time = PER_ENTRY.saturating_mul(entries.saturating_add(lists)) / 10;
	T::DbWeight::get()
		.reads_writes(uids.saturating_mul(6).saturating_add(30), uids.saturating_add(30))
		.saturating_add(Weight::from_parts(BASE.saturating_add(time), 0))
}

/// Weight of creating a subnet: the list of subnets is read and some 60 items are
/// written.
pub fn register_network<T: Config>() -> Weight {
	let subnets = u64::from(T::MaxSubnets::get());
	let lists = PER_ENTRY.saturating_mul(T::MaxHotkeys::get().into());
	T::DbWeight::get()
		.reads_writes(subnets.saturating_mul(5).saturating_add(30), 65)
		.saturating_add(Weight::from_parts(BASE.saturating_add(lists), 0))
}

/// Weight of looking at `stakes` pairs of coldkey and hotkey for root dividends, and paying `claims`.
pub fn claims<T: Config>(stakes: u64, claims: u64) -> Weight {
	let reads = stakes.saturating_mul(3).saturating_add(claims.saturating_mul(22));
	let writes = claims.saturating_mul(16);
	let time = BASE.saturating_mul(claims.saturating_add(1));
	T::DbWeight::get()
		.reads_writes(reads.saturating_add(60), writes.saturating_add(3))
		.saturating_add(Weight::from_parts(time, 0))
}

/// Weight of the most that a call claims of root dividends.
pub fn claim_root<T: Config>() -> Weight {
	claims::<T>(crate::claims::MAX_STAKES as u64, crate::claims::MAX_CLAIMS)
}

/// Weight of looking at `steps` entries of dissolved subnets, and paying for each.
pub fn sweep<T: Config>(steps: u32) -> Weight {
	let steps = u64::from(steps);
	T::DbWeight::get()
		.reads_writes(steps.saturating_mul(6).saturating_add(1), steps.saturating_mul(5))
}

/// Weight of creating a subnet for which another goes.
pub fn replace_network<T: Config>() -> Weight {
	register_network::<T>().saturating_add(dissolve_network::<T>())
}

/// Weight of dissolving a subnet: what its neurons have is removed, and as much of the rest as goes at
/// once.
pub fn dissolve_network<T: Config>() -> Weight {
	let uids = u64::from(T::MaxUids::get());
	T::DbWeight::get()
		.reads_writes(uids.saturating_mul(2).saturating_add(30), uids.saturating_mul(16))
		.saturating_add(T::DbWeight::get().writes(120))
		.saturating_add(sweep::<T>(crate::network::STEPS_AT_ONCE))
		.saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of what every block does, without its epochs: of a dynamic subnet the prices, the pool, the
/// pots and the notes are read and written.
pub fn tick<T: Config>(subnets: usize) -> Weight {
	let subnets = subnets as u64;
	T::DbWeight::get()
		.reads_writes(subnets.saturating_mul(48).saturating_add(12), subnets.saturating_mul(22))
}

/// Weight of one epoch of a subnet with `neurons`, `rows` of which weigh others: reading and paying
/// each, and the arithmetic over the rows.
pub fn epoch<T: Config>(neurons: usize, rows: usize) -> Weight {
	let (neurons, rows) = (neurons as u64, rows as u64);
	let entries = neurons.saturating_mul(rows);
	let reads = neurons.saturating_mul(14).saturating_add(rows.saturating_mul(8));
	let writes = neurons.saturating_mul(6).saturating_add(rows.saturating_mul(6));
	T::DbWeight::get()
		.reads_writes(reads.saturating_add(30), writes.saturating_add(20))
		.saturating_add(Weight::from_parts(PER_EPOCH_ENTRY.saturating_mul(entries), 0))
}
