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
fn a_certificate_is_kept_if_it_can_be_read() {
	TestExt::default().defaults(|all| all.serving_rate_limit = Some(0)).execute(|| {
		subnet();
		let hotkey = neuron(2);
		let tls = |certificate: Vec<u8>| {
			SubtensorModule::serve_axon_tls(signed(hotkey), NET, 3, 5, 80, 4, 4, 5, 6, certificate)
		};
		let stored = || NeuronCertificates::<Test>::get(NET, hotkey);
		assert_ok!(tls(vec![]));
		assert_ok!(tls(vec![7; 66]));
		assert_eq!(stored(), None);
		assert_ok!(tls(vec![7; 65]));
		assert_eq!(stored(), NeuronCertificate::read(&[7; 65]));
		assert_eq!(stored().map(|one| (one.algorithm, one.public_key.len())), Some((7, 64)));
		assert_ok!(tls(vec![9; 66]));
		assert_ok!(serve(hotkey, 5, 81, 4));
		assert_eq!(stored().map(|one| one.algorithm), Some(7));
		assert_eq!(Axons::<Test>::get(NET, hotkey).map(|axon| axon.port), Some(81));
	});
}

#[test]
fn a_neuron_publishes_where_it_shows_its_metrics() {
	TestExt::default().execute(|| {
		subnet();
		let hotkey = neuron(2);
		let show = |who, ip, port, ip_type| {
			SubtensorModule::serve_prometheus(signed(who), NET, 3, ip, port, ip_type)
		};
		assert_noop!(show(177, 5, 80, 5), Error::<Test>::InvalidIpType);
		assert_noop!(show(177, 0, 80, 4), Error::<Test>::InvalidIpAddress);
		assert_noop!(show(177, LOCALHOST, 80, 4), Error::<Test>::InvalidIpAddress);
		assert_noop!(show(177, 5, 80, 4), Error::<Test>::HotKeyNotRegisteredInNetwork);
		assert_noop!(show(hotkey, 5, 0, 4), Error::<Test>::InvalidPort);
		assert_ok!(show(hotkey, 5, 80, 4));
		System::assert_last_event(Event::PrometheusServed(NET, hotkey).into());
		let endpoint = PrometheusInfo { block: 1, version: 3, ip: 5, port: 80, ip_type: 4 };
		assert_eq!(Prometheus::<Test>::get(NET, hotkey), Some(endpoint));
		System::set_block_number(5);
		assert_noop!(show(hotkey, 5, 0, 4), Error::<Test>::ServingRateLimitExceeded);
		System::set_block_number(6);
		assert_ok!(show(hotkey, 6, 80, 4));
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
