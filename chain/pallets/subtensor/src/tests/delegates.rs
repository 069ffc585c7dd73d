//! What clients read of delegates and of subnets.

use crate::{mock::*, rpc_info::hyperparams::HyperparamValue, *};
use codec::Compact;
use frame_support::assert_ok;

type Stake = (Compact<u16>, Compact<u64>);

fn stake_with(coldkey: u64, hotkey: u64, netuid: u16, tao: u64) {
	let (rao, no_limit) = (tao * TAO, u64::MAX);
	let staked =
		SubtensorModule::add_stake_limit(signed(coldkey), hotkey, netuid, rao, no_limit, false);
	assert_ok!(staked);
}

fn amounts(list: &[(u16, u64)]) -> Vec<Stake> {
	list.iter().map(|(netuid, tao)| (Compact(*netuid), Compact(tao * TAO))).collect()
}

/// Subnets 1 and 2, and delegates 104 and 105, each with a neuron on both.
fn two_delegates() {
	subnet();
	assert_ok!(SubtensorModule::register_network(signed(3), 103));
	assert_ok!(SubtensorModule::start_call(signed(3), 2));
	for (coldkey, netuid) in [(4, NET), (4, 2), (5, NET), (5, 2)] {
		let hotkey = coldkey + 100;
		assert_ok!(SubtensorModule::burned_register(signed(coldkey), netuid, hotkey));
	}
}

#[test]
fn a_coldkey_reads_with_whom_it_stakes_and_how_much() {
	TestExt::default().execute(|| {
		two_delegates();
		for (hotkey, netuid, tao) in [(104, NET, 1), (104, 2, 2), (105, NET, 1), (105, 2, 2)] {
			stake_with(6, hotkey, netuid, tao);
		}
		stake_with(7, 105, 2, 2);
		let delegated = |coldkey| -> Vec<(u64, Stake)> {
			let mut all: Vec<(u64, Stake)> = SubtensorModule::get_delegated(coldkey)
				.into_iter()
				.map(|(info, stake)| (info.delegate_ss58, stake))
				.collect();
			all.sort_by_key(|(delegate, (netuid, _))| (*delegate, netuid.0));
			all
		};
		let both = amounts(&[(NET, 1), (2, 2)]);
		assert_eq!(delegated(6), [(104, both[0]), (104, both[1]), (105, both[0]), (105, both[1])]);
		assert_eq!(delegated(7), [(105, both[1])]);
		assert_eq!(delegated(8), []);
	});
}

#[test]
fn a_delegate_is_read_with_its_nominators_seats_and_permits() {
	TestExt::default().execute(|| {
		two_delegates();
		stake_with(4, 104, NET, 5);
		assert_eq!(SubtensorModule::get_delegate(104), None);
		stake_with(6, 104, NET, 1);
		stake_with(6, 104, 2, 3);
		assert_ok!(SubtensorModule::decrease_take(signed(4), 104, 6_554));
		ValidatorPermit::<Test>::insert(2, vec![false, true, false]);
		Emission::<Test>::insert(NET, vec![0, TAO, 0]);
		let info = SubtensorModule::get_delegate(104).unwrap();
		assert_eq!(
			info.nominators,
			vec![(4, amounts(&[(NET, 5)])), (6, amounts(&[(NET, 1), (2, 3)]))]
		);
		assert_eq!((info.owner_ss58, info.take.0), (4, 6_554));
		assert_eq!(info.registrations, [Compact(NET), Compact(2)]);
		assert_eq!(info.validator_permits, [Compact(2)]);
		// A TAO an epoch of 10 blocks is 720 TAO a day of 7,200.
		assert_eq!((info.total_daily_return.0, info.return_per_1000.0), (720 * TAO, 0));
		Emission::<Test>::insert(NET, vec![0, 0, 0]);
		assert_eq!(SubtensorModule::get_delegates().len(), 1);
	});
}

#[test]
fn subnets_are_read_as_older_clients_do() {
	TestExt::default().execute(|| {
		two_delegates();
		let info = SubtensorModule::get_subnet_info_v2(NET).unwrap();
		assert_eq!((info.netuid.0, info.tempo.0, info.subnetwork_n.0), (NET, 10, 3));
		assert_eq!((info.owner, info.burn.0, info.identity), (OWNER, Burn::<Test>::get(NET), None));
		assert_eq!(SubtensorModule::get_subnet_info(9), None);
		let all = SubtensorModule::get_subnets_info();
		let netuids: Vec<u16> = all.into_iter().flatten().map(|info| info.netuid.0).collect();
		assert_eq!(netuids, [ROOT, NET, 2]);
		assert_eq!(SubtensorModule::get_subnet_account_id(9), None);
		let old = SubtensorModule::get_subnet_hyperparams(NET).unwrap();
		assert_eq!((old.rho.0, old.alpha_low.0, old.tempo.0), (10, 45_875, 10));
	});
}

#[test]
fn the_list_of_hyperparameters_has_subtensors_names_in_its_order() {
	TestExt::default().execute(|| {
		subnet();
		MinChildkeyTakePerSubnet::<Test>::insert(NET, 7);
		let list = SubtensorModule::get_subnet_hyperparams_v3(NET).unwrap();
		let name = |index: usize| String::from_utf8(list[index].name.clone()).unwrap();
		assert_eq!(list.len(), 33);
		assert_eq!(
			(name(0), name(4), name(8)),
			("kappa".into(), "tempo".into(), "activity_cutoff_factor".into())
		);
		assert_eq!(name(32), "min_childkey_take");
		assert_eq!(list[32].value, HyperparamValue::U16(Compact(7)));
		assert_eq!(
			list[14].value,
			HyperparamValue::U64F64(U64F64 { bits: 23_242_897_532_874_035_200 })
		);
	});
}

#[test]
fn a_neuron_shows_only_weights_and_bonds_that_are_not_zero() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		Weights::<Test>::insert(NET, 0, vec![(0, 0), (1, 5)]);
		Bonds::<Test>::insert(NET, 0, vec![(0, 7), (1, 0)]);
		let neuron = SubtensorModule::get_neuron(NET, 0).unwrap();
		assert_eq!(neuron.weights, [(Compact(1), Compact(5))]);
		assert_eq!(neuron.bonds, [(Compact(0), Compact(7))]);
	});
}

#[test]
fn a_mechanisms_metagraph_has_the_index_of_its_storage() {
	TestExt::default().execute(|| {
		subnet();
		MechanismCountCurrent::<Test>::insert(NET, 2);
		let index = storage_index(NET, 1);
		Incentive::<Test>::insert(index, vec![9]);
		LastUpdate::<Test>::insert(index, vec![1]);
		let graph = SubtensorModule::get_mechagraph(NET, 1).unwrap();
		assert_eq!((graph.netuid.0, graph.incentives[0].0), (4097, 9));
		assert!(graph.rank.is_empty() && graph.trust.is_empty() && graph.pruning_score.is_empty());
		let chosen = SubtensorModule::get_selective_mechagraph(NET, 1, &[62]).unwrap();
		assert_eq!((chosen.netuid.0, chosen.incentives), (NET, Some(vec![Compact(9)])));
	});
}
