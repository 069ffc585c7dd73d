use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

const LOCALHOST: u128 = 0x7f00_0001;

fn serve(
	hotkey: u64,
	ip: u128,
	port: u16,
	ip_type: u8,
) -> frame_support::pallet_prelude::DispatchResult {
	SubtensorModule::serve_axon(signed(hotkey), NET, 3, ip, port, ip_type, 4, 5, 6)
}

#[test]
fn a_neuron_publishes_where_it_answers() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		assert_ok!(serve(hotkey, LOCALHOST + 1, 9000, 4));
		System::assert_last_event(Event::AxonServed(NET, hotkey).into());
		let axon = AxonInfo {
			block: 1,
			version: 3,
			ip: LOCALHOST + 1,
			port: 9000,
			ip_type: 4,
			protocol: 4,
			placeholder1: 5,
			placeholder2: 6,
		};
		assert_eq!(Axons::<Test>::get(NET, hotkey), Some(axon));
	});
}

#[test]
fn addresses_that_no_peer_can_reach_are_refused() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		assert_noop!(serve(177, 5, 80, 4), Error::<Test>::HotKeyNotRegisteredInNetwork);
		assert_noop!(serve(hotkey, 5, 80, 5), Error::<Test>::InvalidIpType);
		for (ip, ip_type) in [
			(LOCALHOST, 4),
			(u32::MAX.into(), 4),
			(u128::from(u32::MAX) + 1, 4),
			(1, 6),
			(u128::MAX, 6),
		] {
			assert_noop!(serve(hotkey, ip, 80, ip_type), Error::<Test>::InvalidIpAddress);
		}
		assert_noop!(serve(hotkey, 5, 0, 4), Error::<Test>::InvalidPort);
		assert_ok!(serve(hotkey, 0, 1, 4));
	});
}

#[test]
fn an_endpoint_stays_for_the_rate_limit() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		assert_ok!(serve(hotkey, 5, 80, 4));
		System::set_block_number(5);
		assert_noop!(serve(hotkey, 5, 80, 4), Error::<Test>::ServingRateLimitExceeded);
		System::set_block_number(6);
		assert_ok!(serve(hotkey, 5, 80, 4));
	});
}
