use crate::{commits::Reveal, extension::SubtensorTransactionExtension, mock::*, *};
use codec::{Compact, Encode};
use frame_support::{
	assert_ok,
	dispatch::{GetDispatchInfo, Pays},
};
use sp_runtime::{
	traits::{DispatchTransaction, Dispatchable, TransactionExtension},
	transaction_validity::{
		InvalidTransaction, TransactionSource::External, TransactionValidityError,
	},
};

/// The number with which the pool refuses a call, none if it takes it.
pub(super) fn refusal(who: u64, call: Call<Test>) -> Option<u8> {
	let call = RuntimeCall::SubtensorModule(call);
	let extension = SubtensorTransactionExtension::<Test>::new();
	let info = call.get_dispatch_info();
	match extension.validate_only(Some(who).into(), &call, &info, 0, External, 0) {
		Ok(_) => None,
		Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(number))) => Some(number),
		Err(other) => panic!("{other:?}"),
	}
}

fn row(netuid: u16, dests: &[u16], weights: &[u16]) -> Call<Test> {
	let (dests, weights) = (dests.to_vec(), weights.to_vec());
	Call::set_mechanism_weights { netuid, mecid: 0, dests, weights, version_key: 0 }
}

fn axon(ip: u128, port: u16) -> Call<Test> {
	Call::serve_axon {
		netuid: NET,
		version: 0,
		ip,
		port,
		ip_type: 4,
		protocol: 0,
		placeholder1: 0,
		placeholder2: 0,
	}
}

#[test]
fn the_pool_refuses_free_calls_with_the_number_of_the_reason() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		assert_eq!(refusal(hotkey, row(NET, &[1], &[1])), None);
		assert_eq!(refusal(hotkey, row(NET, &[1], &[])), Some(255));
		assert_eq!(refusal(hotkey, row(9, &[1], &[1])), Some(255));
		assert_eq!(refusal(177, row(NET, &[1], &[1])), Some(19));
		assert_eq!(refusal(hotkey, row(NET, &[0], &[1])), Some(255));
		let plain =
			Call::set_weights { netuid: ROOT, dests: vec![], weights: vec![], version_key: 0 };
		assert_eq!(refusal(hotkey, plain), Some(255));
		WeightsSetRateLimit::<Test>::insert(NET, 10);
		assert_eq!(refusal(hotkey, row(NET, &[1], &[1])), Some(6));
		StakeThreshold::<Test>::put(1);
		assert_eq!(refusal(hotkey, row(NET, &[1], &[1])), Some(1));

		assert_eq!(refusal(hotkey, axon(5, 80)), None);
		assert_eq!(refusal(177, axon(5, 80)), Some(10));
		assert_eq!(refusal(hotkey, axon(0x7f00_0001, 80)), Some(11));
		assert_eq!(refusal(hotkey, axon(5, 0)), Some(13));
		Axons::<Test>::insert(NET, hotkey, AxonInfo { block: 1, ..Default::default() });
		assert_eq!(refusal(hotkey, axon(5, 80)), Some(12));
		NetworkRateLimit::<Test>::put(100);
		assert_eq!(refusal(2, Call::register_network { hotkey: 112 }), Some(6));
	});
}

#[test]
fn the_pool_refuses_takes_and_other_endpoints_too() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		let raise = |take| Call::increase_take { hotkey, take };
		let lower = |take| Call::decrease_take { hotkey, take };
		assert_eq!(refusal(2, raise(11_797)), Some(27));
		assert_eq!(refusal(3, raise(1)), Some(25));
		assert_eq!(refusal(2, Call::increase_take { hotkey: 177, take: 1 }), Some(4));
		assert_eq!(refusal(2, lower(5)), None);
		Delegates::<Test>::insert(hotkey, 5);
		assert_eq!(refusal(2, lower(5)), Some(26));
		assert_eq!(refusal(2, raise(5)), Some(26));
		assert_eq!(refusal(2, raise(6)), None);
		MinDelegateTake::<Test>::put(4);
		assert_eq!(refusal(2, lower(3)), Some(26));
		LastRateLimitedBlock::<Test>::insert(RateLimitKey::LastTxBlockDelegateTake(hotkey), 1);
		assert_eq!(refusal(2, raise(6)), Some(255));
		// A take can be lowered often, but only now and then for free.
		let last = TxRateLimit::<Test>::get() + 1;
		System::set_block_number(last);
		assert_eq!(refusal(2, lower(4)), Some(255));
		assert_ok!(RuntimeCall::from(lower(4)).dispatch(signed(2)));
		System::set_block_number(2 * last);
		assert_eq!(refusal(2, lower(3)), Some(26));
		MinDelegateTake::<Test>::put(0);
		assert_eq!(refusal(2, lower(3)), None);
		TxRateLimit::<Test>::put(0);
		System::set_block_number(last);
		assert_eq!(refusal(2, lower(3)), None);

		let metrics =
			|ip| Call::serve_prometheus { netuid: NET, version: 1, ip, port: 80, ip_type: 4 };
		assert_eq!(refusal(hotkey, metrics(5)), None);
		assert_eq!(refusal(hotkey, metrics(0)), Some(11));
		assert_eq!(refusal(177, metrics(5)), Some(10));
		let tls = Call::serve_axon_tls {
			netuid: NET,
			version: 0,
			ip: 5,
			port: 0,
			ip_type: 4,
			protocol: 0,
			placeholder1: 0,
			placeholder2: 0,
			certificate: vec![],
		};
		assert_eq!(refusal(hotkey, tls.clone()), Some(13));
		for free in [raise(1), lower(1), metrics(5), tls] {
			assert_eq!(free.get_dispatch_info().pays_fee, Pays::No, "{free:?}");
		}
	});
}

#[test]
fn calls_that_pay_are_left_to_the_block() {
	TestExt::default().execute(|| {
		assert_eq!(refusal(99, Call::burned_register { netuid: 9, hotkey: 1 }), None);
	});
}

#[test]
fn weights_and_endpoints_are_free_and_the_extension_adds_no_bytes() {
	for (call, pays) in [
		(row(NET, &[], &[]), Pays::No),
		(axon(5, 80), Pays::No),
		(Call::add_stake { hotkey: 1, netuid: NET, amount_staked: 1 }, Pays::Yes),
	] {
		assert_eq!(call.get_dispatch_info().pays_fee, pays, "{call:?}");
	}
	let extension = SubtensorTransactionExtension::<Test>::new();
	assert!(extension.encode().is_empty());
	type Extension = SubtensorTransactionExtension<Test>;
	assert_eq!(
		<Extension as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		"SubtensorTransactionExtension"
	);
}

/// What the pool says of a commit and a reveal of 102, and of a timelocked commit for a round.
fn commit(salt: u16) -> Call<Test> {
	let reveal = Reveal { uids: vec![1], values: vec![1], salt: vec![salt], version_key: 0 };
	Call::commit_weights { netuid: NET, commit_hash: reveal.hash(&102u64, NET) }
}

fn reveal(salt: u16) -> Call<Test> {
	let (uids, values, salt) = (vec![1], vec![1], vec![salt]);
	Call::reveal_weights { netuid: NET, uids, values, salt, version_key: 0 }
}

fn timelocked(reveal_round: u64, commit_reveal_version: u16) -> Call<Test> {
	let commit = Timelocked::truncate_from(vec![1]);
	Call::commit_timelocked_mechanism_weights {
		netuid: NET,
		mecid: 0,
		commit,
		reveal_round,
		commit_reveal_version,
	}
}

fn run(call: Call<Test>) {
	assert_ok!(RuntimeCall::SubtensorModule(call).dispatch(signed(102)));
}

#[test]
fn the_pool_refuses_commits_and_reveals_with_the_number_of_the_reason() {
	TestExt::default().defaults(|new| new.commit_reveal_weights_enabled = Some(true)).execute(
		|| {
			subnet();
			let hotkey = neuron(2);
			assert_eq!(refusal(hotkey, row(NET, &[1], &[1])), Some(255));
			assert_eq!(refusal(hotkey, reveal(1)), Some(16));
			assert_eq!(refusal(hotkey, commit(1)), None);
			assert_eq!(refusal(177, commit(1)), Some(19));
			run(commit(1));
			assert_eq!(refusal(hotkey, reveal(1)), Some(17));
			WeightsSetRateLimit::<Test>::insert(NET, 5);
			assert_eq!(refusal(hotkey, commit(2)), Some(6));
			WeightsSetRateLimit::<Test>::insert(NET, 0);
			// The pool judges by the coming block: an epoch that runs there has begun.
			run_to(9);
			System::set_block_number(10);
			assert_eq!(refusal(hotkey, reveal(1)), None);
			assert_eq!(refusal(hotkey, reveal(2)), Some(16));
			System::set_block_number(9);
			run_to(20);
			assert_eq!(refusal(hotkey, reveal(1)), Some(17));
			StakeThreshold::<Test>::put(1);
			assert_eq!(refusal(hotkey, commit(2)), Some(1));
			assert_eq!(refusal(hotkey, reveal(1)), Some(1));
			assert_eq!(refusal(hotkey, timelocked(9, 4)), Some(1));
			StakeThreshold::<Test>::put(0);

			assert_eq!(refusal(hotkey, timelocked(9, 4)), None);
			assert_eq!(refusal(hotkey, timelocked(9, 3)), Some(255));
			LastBeaconRound::set(10);
			assert_eq!(refusal(hotkey, timelocked(9, 4)), Some(15));
			LastBeaconRound::set(0);
		},
	);
}

#[test]
fn commits_and_reveals_are_free_and_the_owners_say_is_not() {
	let batch = Call::<Test>::batch_commit_weights { netuids: vec![], commit_hashes: vec![] };
	for call in [commit(1), reveal(1), timelocked(1, 4), batch] {
		assert_eq!(call.get_dispatch_info().pays_fee, Pays::No, "{call:?}");
	}
	let trigger = Call::<Test>::trigger_epoch { netuid: NET };
	assert_eq!(trigger.get_dispatch_info().pays_fee, Pays::Yes);
}

#[test]
fn the_check_of_a_batch_weighs_as_much_as_of_its_parts() {
	let weight = |call: Call<Test>| crate::checks::cost(&call);
	let batch = |count| Call::batch_commit_weights {
		netuids: vec![Compact(NET); count],
		commit_hashes: vec![[1; 32].into(); count],
	};
	assert_eq!(weight(batch(3)), weight(commit(1)) * 3);
	assert_eq!(weight(timelocked(1, 4)), weight(commit(1)));
}
