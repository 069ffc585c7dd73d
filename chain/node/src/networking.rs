//! The doors to others: the network over litep2p, and JSON-RPC.

use crate::{
	apis::Block,
	parts::{FinalityLink, Parts},
	rpc,
};
use sc_client_api::BlockBackend;
use sc_consensus::DefaultImportQueue;
use sc_consensus_grandpa::{grandpa_peers_set_config, protocol_standard_name, warp_proof};
use sc_network::{
	config::FullNetworkConfiguration, service::traits::NetworkService, Litep2pNetworkBackend,
	NetworkBackend, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{
	build_network, spawn_tasks, BuildNetworkParams, Configuration, Error, SpawnTasksParams,
	WarpSyncConfig,
};
use sp_core::H256;
use std::sync::Arc;

/// A node that is on the network.
pub struct Joined {
	pub network: Arc<dyn NetworkService>,
	pub sync: Arc<SyncingService<Block>>,
	/// Where votes come and go, and the name of their protocol.
	pub votes: (ProtocolName, Box<dyn NotificationService>),
}

/// Joins the network and serves JSON-RPC.
pub fn join(
	config: Configuration,
	parts: &mut Parts,
	import_queue: DefaultImportQueue<Block>,
	finality: &FinalityLink,
) -> Result<Joined, Error> {
	let metrics =
		<Litep2pNetworkBackend as NetworkBackend<Block, H256>>::register_notification_metrics(
			config.prometheus_registry(),
		);
	let mut net_config = FullNetworkConfiguration::<Block, H256, Litep2pNetworkBackend>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let missing = || Error::Other("the data base has no genesis block".into());
	let genesis = parts.client.block_hash(0)?.ok_or_else(missing)?;
	let protocol = protocol_standard_name(&genesis, &config.chain_spec);
	let (votes_config, votes) = grandpa_peers_set_config::<Block, Litep2pNetworkBackend>(
		protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(votes_config);
	let warp_sync = warp_proof::NetworkProvider::new(
		parts.backend.clone(),
		finality.shared_authority_set().clone(),
		Vec::new(),
	);
	let (network, system_rpc_tx, tx_handler_controller, sync) =
		build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: parts.client.clone(),
			transaction_pool: parts.pool.clone(),
			spawn_handle: parts.task_manager.spawn_handle(),
			spawn_essential_handle: parts.task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
			block_relay: None,
			metrics,
		})?;
	let (client, pool) = (parts.client.clone(), parts.pool.clone());
	spawn_tasks(SpawnTasksParams {
		config,
		client: parts.client.clone(),
		backend: parts.backend.clone(),
		task_manager: &mut parts.task_manager,
		keystore: parts.keystore.keystore(),
		transaction_pool: parts.pool.clone(),
		rpc_builder: Box::new(move |_| rpc::methods(client.clone(), pool.clone())),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: parts.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	Ok(Joined { network, sync, votes: (protocol, votes) })
}
