//! What the pool says to batches, which are free.

use super::extension::refusal;
use crate::{mock::*, *};
use codec::Compact;
use sp_runtime::traits::Dispatchable;

#[test]
fn the_pool_refuses_batches_of_which_nothing_would_come() {
	TestExt::default().defaults(|new| new.commit_reveal_weights_enabled = Some(true)).execute(
		|| {
			subnet();
			let hotkey = neuron(2);
			let hash = [1; 32].into();
			let commits = |netuids: &[u16], hashes| Call::batch_commit_weights {
				netuids: netuids.iter().map(|netuid| Compact(*netuid)).collect(),
				commit_hashes: hashes,
			};
			assert_eq!(refusal(hotkey, commits(&[NET, 9], vec![hash])), Some(18));
			assert_eq!(refusal(hotkey, commits(&[9, NET], vec![hash; 2])), None);
			assert_eq!(refusal(177, commits(&[NET, 9], vec![hash; 2])), Some(19));
			assert_eq!(refusal(hotkey, commits(&[], vec![])), Some(255));
			let rows = |netuids: &[u16]| Call::batch_set_weights {
				netuids: netuids.iter().map(|netuid| Compact(*netuid)).collect(),
				weights: vec![vec![(Compact(1), Compact(1))]; netuids.len()],
				version_keys: vec![Compact(0); netuids.len()],
			};
			assert_eq!(refusal(hotkey, rows(&[NET])), Some(255));
			CommitRevealWeightsEnabled::<Test>::insert(NET, false);
			assert_eq!(refusal(hotkey, rows(&[9, NET])), None);
			let none = Call::batch_reveal_weights {
				netuid: NET,
				uids_list: vec![],
				values_list: vec![],
				salts_list: vec![],
				version_keys: vec![],
			};
			assert_eq!(refusal(hotkey, none), Some(255));
		},
	);
}

#[test]
fn a_batch_has_no_more_parts_than_there_may_be_subnets() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		let rows = |count| Call::batch_set_weights {
			netuids: vec![Compact(NET); count],
			weights: vec![vec![(Compact(1), Compact(1))]; count],
			version_keys: vec![Compact(0); count],
		};
		assert_eq!(refusal(hotkey, rows(128)), None);
		assert_eq!(refusal(hotkey, rows(129)), Some(255));
		CommitRevealWeightsEnabled::<Test>::insert(NET, true);
		let commits = |count| Call::batch_commit_weights {
			netuids: vec![Compact(NET); count],
			commit_hashes: vec![[1; 32].into(); count],
		};
		assert_eq!(refusal(hotkey, commits(128)), None);
		assert_eq!(refusal(hotkey, commits(129)), Some(255));
		// In a batch that pays they fail by their name.
		let nested = RuntimeCall::SubtensorModule(commits(129)).dispatch(signed(hotkey));
		assert_eq!(nested.unwrap_err().error, Error::<Test>::InvalidValue.into());
		let reveals = |count| Call::batch_reveal_weights {
			netuid: NET,
			uids_list: vec![vec![1]; count],
			values_list: vec![vec![1]; count],
			salts_list: vec![vec![]; count],
			version_keys: vec![0; count],
		};
		assert_eq!(refusal(hotkey, reveals(10)), Some(16));
		assert_eq!(refusal(hotkey, reveals(11)), Some(255));
	});
}
