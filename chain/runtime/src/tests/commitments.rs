//! What neurons say about themselves on chain.

use super::chain::{apply, begin_block, development, end_block, signed, validate};
use crate::*;
use codec::{Compact, Encode};
use frame_support::{assert_noop, assert_ok};
use pallet_commitments::{
	Call, CommitmentInfo, CommitmentOf, Config, Data, Error, Event, LastBondsReset, LastCommitment,
	MaxSpace, TimelockedIndex, UsedSpaceOf,
};
use pallet_subtensor::{
	Bonds, BondsResetOn, Call as Subtensor, Commitments as _, SubnetEpochIndex,
};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, BobStash, Charlie};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

/// The subnet of `//Alice`, with `//Alice//stash` and `//Bob//stash` as neurons.
const NET: u16 = 1;

type Info = CommitmentInfo<<Runtime as Config>::MaxFields>;

fn info(fields: Vec<Data>) -> Box<Info> {
	Box::new(CommitmentInfo { fields: fields.try_into().unwrap() })
}

fn raw(length: usize) -> Data {
	Data::Raw(vec![7; length].try_into().unwrap())
}

fn timelocked(reveal_round: u64) -> Data {
	Data::TimelockEncrypted { encrypted: vec![1; 200].try_into().unwrap(), reveal_round }
}

fn commit(who: Sr25519Keyring, fields: Vec<Data>) -> frame_support::dispatch::DispatchResult {
	Commitments::set_commitment(RuntimeOrigin::signed(who.to_account_id()), NET, info(fields))
		.map(drop)
		.map_err(|failed| failed.error)
}

fn subnet(test: impl FnOnce()) {
	development().execute_with(|| {
		begin_block(1);
		let calls = [
			(Alice, Subtensor::register_network { hotkey: AliceStash.to_account_id() }),
			(Bob, Subtensor::burned_register { netuid: NET, hotkey: BobStash.to_account_id() }),
		];
		for (who, call) in calls {
			assert_eq!(apply(&signed(who, 0, call.into())), Ok(Ok(())));
		}
		test();
		end_block();
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}

#[test]
fn the_last_commitment_of_a_neuron_is_kept() {
	subnet(|| {
		let bob = BobStash.to_account_id();
		assert_ok!(commit(BobStash, vec![raw(3)]));
		assert_ok!(commit(BobStash, vec![raw(4), Data::None]));
		let kept = CommitmentOf::<Runtime>::get(NET, &bob).unwrap();
		assert_eq!((kept.deposit, kept.block), (0, 1));
		assert_eq!(kept.info, *info(vec![raw(4), Data::None]));
		assert_eq!(LastCommitment::<Runtime>::get(NET, &bob), Some(1));
		System::assert_last_event(Event::Commitment { netuid: NET, who: bob.clone() }.into());
		assert_eq!(Commitments::of_subnet(NET), [(bob, kept.encode())]);
		let bytes = [vec![0; 8], vec![1, 0, 0, 0], vec![8, 5, 7, 7, 7, 7, 0]].concat();
		assert_eq!(kept.encode(), bytes);
	});
}

#[test]
fn a_metagraph_shows_commitments_to_those_who_ask_for_them() {
	subnet(|| {
		assert_ok!(commit(BobStash, vec![raw(2)]));
		let ask = |indexes: &[u16]| {
			SubtensorModule::get_selective_mechagraph(NET, 0, indexes).unwrap().commitments
		};
		let stored = CommitmentOf::<Runtime>::get(NET, BobStash.to_account_id()).unwrap().encode();
		let text = stored.into_iter().map(Compact).collect();
		assert_eq!(ask(&[73]), Some(vec![(BobStash.to_account_id(), text)]));
		assert_eq!(ask(&[72]), None);
	});
}

#[test]
fn only_neurons_commit() {
	subnet(|| {
		let error = Error::<Runtime>::AccountNotAllowedCommit;
		assert_noop!(commit(Charlie, vec![raw(1)]), error);
	});
}

#[test]
fn a_neuron_has_so_much_space_in_an_epoch() {
	subnet(|| {
		let full = || Error::<Runtime>::SpaceLimitExceeded;
		assert_ok!(Commitments::set_max_space(RuntimeOrigin::root(), 456));
		assert_eq!(MaxSpace::<Runtime>::get(), 456);
		// 100 at least, then 128 · 2, then no 101 more.
		assert_ok!(commit(BobStash, vec![raw(1)]));
		assert_ok!(commit(BobStash, vec![raw(128), raw(128)]));
		assert_noop!(commit(BobStash, vec![raw(101)]), full());
		assert_ok!(commit(BobStash, vec![raw(100)]));
		assert_noop!(commit(BobStash, vec![]), full());
		assert_eq!(
			UsedSpaceOf::<Runtime>::get(NET, BobStash.to_account_id()).unwrap().used_space,
			456
		);
		SubnetEpochIndex::<Runtime>::mutate(NET, |index| *index += 1);
		assert_ok!(commit(BobStash, vec![]));
	});
}

#[test]
fn time_locks_are_listed_as_long_as_they_stand() {
	subnet(|| {
		let who = BobStash.to_account_id();
		assert_ok!(commit(BobStash, vec![raw(1), timelocked(9), timelocked(8)]));
		let told = Event::TimelockCommitment { netuid: NET, who: who.clone(), reveal_round: 9 };
		System::assert_last_event(told.into());
		assert!(TimelockedIndex::<Runtime>::get().contains(&(NET, who.clone())));
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
		assert_ok!(commit(BobStash, vec![raw(1)]));
		assert!(TimelockedIndex::<Runtime>::get().is_empty());
		assert_ok!(commit(BobStash, vec![timelocked(1)]));
		Commitments::forget_neuron(&[NET], &who);
		assert!(TimelockedIndex::<Runtime>::get().is_empty());
		assert!(CommitmentOf::<Runtime>::contains_key(NET, &who));
	});
}

#[test]
fn a_subnet_that_goes_takes_its_commitments_along() {
	subnet(|| {
		assert_ok!(commit(BobStash, vec![timelocked(1)]));
		LastBondsReset::<Runtime>::insert(NET, BobStash.to_account_id(), 1);
		LastBondsReset::<Runtime>::insert(NET + 1, BobStash.to_account_id(), 1);
		assert_eq!(crate::invariants::check(), ["commitments are of subnets that are there"]);
		LastBondsReset::<Runtime>::remove(NET + 1, BobStash.to_account_id());
		assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), NET));
		let bob = BobStash.to_account_id();
		assert!(!CommitmentOf::<Runtime>::contains_key(NET, &bob));
		assert!(!UsedSpaceOf::<Runtime>::contains_key(NET, &bob));
		assert!(!LastCommitment::<Runtime>::contains_key(NET, &bob));
		assert!(!LastBondsReset::<Runtime>::contains_key(NET, &bob));
		assert!(TimelockedIndex::<Runtime>::get().is_empty());
	});
}

#[test]
fn a_neuron_resets_the_bonds_to_it_where_its_subnet_lets_it() {
	subnet(|| {
		let bob = BobStash.to_account_id();
		Bonds::<Runtime>::insert(NET, 0, vec![(0, 5), (1, 6)]);
		assert_ok!(commit(BobStash, vec![Data::ResetBondsFlag]));
		assert_eq!(LastBondsReset::<Runtime>::get(NET, &bob), Some(1));
		assert_eq!(Bonds::<Runtime>::get(NET, 0), [(0, 5), (1, 6)]);
		BondsResetOn::<Runtime>::insert(NET, true);
		assert_ok!(commit(BobStash, vec![Data::ResetBondsFlag]));
		assert_eq!(Bonds::<Runtime>::get(NET, 0), [(0, 5)]);
	});
}

/// The refusal of a pool or a block with a number.
fn refused<V>(number: u8) -> Result<V, TransactionValidityError> {
	Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(number)))
}

#[test]
fn the_pool_refuses_commitments_that_would_fail() {
	subnet(|| {
		let call = |netuid| Call::set_commitment { netuid, info: info(vec![raw(1)]) };
		assert!(validate(&signed(BobStash, 0, call(NET).into())).is_ok());
		assert_eq!(validate(&signed(Charlie, 0, call(NET).into())), refused(10));
		assert_eq!(validate(&signed(BobStash, 0, call(9).into())), refused(10));
		MaxSpace::<Runtime>::put(99);
		assert_eq!(validate(&signed(BobStash, 0, call(NET).into())), refused(6));
		assert_eq!(apply(&signed(BobStash, 0, call(NET).into())), refused(6));
	});
}

#[test]
fn a_commitment_is_free() {
	subnet(|| {
		let before = Balances::total_issuance();
		let call = Call::set_commitment { netuid: NET, info: info(vec![timelocked(1)]) };
		assert!(!System::account_exists(&BobStash.to_account_id()));
		assert_eq!(apply(&signed(BobStash, 0, call.into())), Ok(Ok(())));
		assert_eq!(Balances::total_issuance(), before);
	});
}
