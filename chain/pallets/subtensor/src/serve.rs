//! Publishing where a neuron answers.

use crate::*;
use frame_support::pallet_prelude::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Publishes an endpoint, with its certificate if that can be read; otherwise the one before stays.
	pub(crate) fn do_serve_axon(
		hotkey: T::AccountId,
		netuid: u16,
		axon: AxonInfo,
		certificate: Option<&[u8]>,
	) -> DispatchResult {
		checks::serving::axon::<T>(&hotkey, netuid, axon.ip, axon.port, axon.ip_type)?;
		if let Some(certificate) = certificate.and_then(NeuronCertificate::read) {
			NeuronCertificates::<T>::insert(netuid, &hotkey, certificate);
		}
		Axons::<T>::insert(netuid, &hotkey, axon);
		Self::deposit_event(Event::AxonServed(netuid, hotkey));
		Ok(())
	}

	pub(crate) fn do_serve_prometheus(
		hotkey: T::AccountId,
		netuid: u16,
		endpoint: PrometheusInfo,
	) -> DispatchResult {
		let PrometheusInfo { ip, port, ip_type, .. } = endpoint;
		checks::serving::prometheus::<T>(&hotkey, netuid, ip, port, ip_type)?;
		Prometheus::<T>::insert(netuid, &hotkey, endpoint);
		Self::deposit_event(Event::PrometheusServed(netuid, hotkey));
		Ok(())
	}
}
