//! That weights are measured, not guessed: the weight of every call names a measurement, unless only root
//! can send it, or it only fails. The sources say so: what a weight is made of cannot be seen in it.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{Get, GetCallName},
};
use pallet_subtensor::{checks, Call as Subtensor};
use sp_keyring::Sr25519Keyring::Bob;

/// The sources of a pallet: its calls, what is put together of measurements, and those.
struct Sources {
	calls: &'static str,
	costs: &'static str,
	weights: &'static str,
}

macro_rules! source {
	($path:literal) => {
		include_str!(concat!("../../../pallets/", $path))
	};
}

/// Calls that fail whoever sends them.
const FAILING: [&str; 2] = ["sudo_set_network_pow_registration_allowed", "sudo_set_total_issuance"];

/// The names that follow `prefix` in a text.
fn names_after<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
	let is_other = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
	text.split(prefix).skip(1).filter_map(|rest| rest.split(is_other).next()).collect()
}

impl Sources {
	/// What the weight of a call says, and what the call does.
	fn parts(&self, call: &str) -> (&str, &str) {
		let (before, after) = self.calls.split_once(&format!("pub fn {call}(")).expect(call);
		let weight = before.rsplit("#[pallet::weight(").next().unwrap();
		(weight, after.split("\n\t\t}\n").next().unwrap())
	}

	/// The measurements that a text names, itself or by what puts them together.
	fn measurements<'a>(&'a self, text: &'a str) -> BTreeSet<&'a str> {
		let mut all = names_after(text, "WeightInfo::");
		all.extend(names_after(text, "Measured::<T>::"));
		for part in self.costs.split("\npub fn ").skip(1) {
			let (name, body) = part.split_once(['<', '(']).unwrap();
			let body = body.split("\n}\n").next().unwrap();
			let is_called = text
				.split(&format!("{name}::<T>("))
				.zip(text.split(&format!("{name}::<T>(")).skip(1))
				.any(|(before, _)| {
					before.ends_with([' ', '\t', '(']) || before.ends_with("costs::")
				});
			if is_called {
				all.extend(self.measurements(body));
			}
		}
		all
	}

	/// The calls that not only root can send and whose weight names no measurement, or one that is not
	/// there.
	fn guessed(&self, calls: &[&'static str]) -> Vec<&'static str> {
		let measured = names_after(self.weights, "\tfn ");
		let is_guessed = |call: &&'static str| {
			let (weight, body) = self.parts(call);
			let named = self.measurements(weight);
			let is_measured = !named.is_empty() && named.is_subset(&measured);
			!is_measured && !body.contains("ensure_root(origin)?") && !FAILING.contains(call)
		};
		calls.iter().copied().filter(is_guessed).collect()
	}
}

const SUBTENSOR: Sources = Sources {
	calls: source!("subtensor/src/calls.rs"),
	costs: source!("subtensor/src/costs.rs"),
	weights: source!("subtensor/src/weights.rs"),
};

const NONE: [&str; 0] = [];

#[test]
fn a_stranger_sends_no_call_of_subtensor_whose_weight_is_a_guess() {
	let calls = pallet_subtensor::Call::<Runtime>::get_call_names();
	assert_eq!(SUBTENSOR.guessed(calls), NONE);
}

#[test]
fn nor_a_call_about_commitments_fees_of_pools_or_settings_of_a_subnet() {
	let commitments = Sources {
		calls: source!("commitments/src/lib.rs"),
		costs: source!("commitments/src/costs.rs"),
		weights: source!("commitments/src/weights.rs"),
	};
	let calls = pallet_commitments::Call::<Runtime>::get_call_names();
	assert_eq!(commitments.guessed(calls), NONE);
	let swap = Sources { calls: source!("swap/src/lib.rs"), costs: "", weights: "" };
	let calls = pallet_swap::Call::<Runtime>::get_call_names();
	assert_eq!(swap.guessed(calls), NONE);
	let admin = Sources {
		calls: source!("admin-utils/src/calls.rs"),
		costs: source!("admin-utils/src/costs.rs"),
		weights: source!("admin-utils/src/weights.rs"),
	};
	let calls = pallet_admin_utils::Call::<Runtime>::get_call_names();
	assert_eq!(admin.guessed(calls), NONE);
}

#[test]
fn a_call_without_a_measurement_is_found() {
	let weights = SUBTENSOR.weights.replace("fn add_stake(", "fn other(").leak();
	let less = Sources { weights, ..SUBTENSOR };
	assert_eq!(less.guessed(&["add_stake", "add_stake_limit"]), ["add_stake"]);
	let calls = SUBTENSOR.calls.replace("T::WeightInfo::start_call()", "Weight::zero()").leak();
	let less = Sources { calls, ..SUBTENSOR };
	assert_eq!(less.guessed(&["start_call", "set_tempo"]), ["start_call"]);
}

#[test]
fn a_block_has_room_for_a_hundred_full_rows_besides_the_dearest() {
	sp_io::TestExternalities::default().execute_with(|| {
		let uids: Vec<u16> = (0..256).collect();
		let (netuid, dests, weights, version_key) = (1, uids.clone(), uids.clone(), 0);
		let call = Subtensor::set_weights { netuid, dests, weights, version_key };
		let greatest = RuntimeCall::from(call.clone()).get_dispatch_info().call_weight;
		// The call fails, for there is no subnet; it says what it takes where it does not.
		let origin = RuntimeOrigin::signed(Bob.to_account_id());
		let failed = SubtensorModule::set_weights(origin, 1, uids.clone(), uids, 0).unwrap_err();
		let actual = failed.post_info.actual_weight.unwrap() + checks::cost::<Runtime>(&call);
		let limits = <configs::Limits as Get<frame_system::limits::BlockWeights>>::get();
		let room = limits.get(DispatchClass::Normal).max_total.unwrap();
		assert!(room.all_gte(actual * 100 + greatest), "{actual:?}, {greatest:?} of {room:?}");
	});
}
