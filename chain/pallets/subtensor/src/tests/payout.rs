use crate::{mock::*, *};
use consensus::Outcome;

/// Pays pots of 500 rao each out to the owner (uid 0), a validator (uid 1) and a miner (uid 2), the
/// validator and the miner having earned this much, and returns what both got and the books.
fn pay(server_emission: Vec<u64>, validator_emission: Vec<u64>) -> (u64, u64, EpochPayout) {
	let mut result = Default::default();
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		neuron(3);
		PendingServerEmission::<Test>::insert(NET, 500);
		PendingValidatorEmission::<Test>::insert(NET, 500);
		SubnetAlphaOut::<Test>::insert(NET, 1000);
		SubtensorModule::credit_pool(NET, 1000);
		TotalIssuance::<Test>::mutate(|total| *total += 1000);
		let outcome = Outcome { server_emission, validator_emission, ..Default::default() };
		let hotkeys = [OWNER_HOTKEY, 102, 103];
		SubtensorModule::pay_epoch(NET, 9, &hotkeys, SubtensorModule::pots(NET), &outcome);
		let got = |hotkey, coldkey| SubtensorModule::stake(&hotkey, &coldkey, NET);
		result = (got(102, 2), got(103, 3), EpochEmission::<Test>::get(NET).unwrap());
	});
	result
}

fn books(paid: u64, carried: u64) -> EpochPayout {
	EpochPayout { block: 9, issued: 1000, paid, burned: 0, carried }
}

#[test]
fn what_miners_leave_is_carried_and_not_the_validators() {
	assert_eq!(pay(vec![0, 0, 490], vec![0, 7, 0]), (499, 490, books(989, 11)));
}

#[test]
fn where_no_miner_earns_the_validators_get_both_pots() {
	assert_eq!(pay(vec![0, 0, 0], vec![0, 7, 0]), (999, 0, books(999, 1)));
}

#[test]
fn where_no_validator_earns_the_miners_may_get_both_pots_and_never_more() {
	assert_eq!(pay(vec![0, 0, 1000], vec![0, 0, 0]), (0, 1000, books(1000, 0)));
	assert_eq!(pay(vec![0, 0, 1200], vec![0, 9, 0]), (0, 1000, books(1000, 0)));
}

#[test]
fn where_nobody_earns_all_is_carried() {
	assert_eq!(pay(vec![0; 3], vec![0; 3]), (0, 0, books(0, 1000)));
}
