//! What every command over a data base needs: client, transaction pool, and the checks a block goes through.

use crate::apis::{Block, RuntimeApi};
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::{ImportQueueParams, SlotDuration};
use sc_consensus_grandpa::{GrandpaBlockImport, LinkHalf};
use sc_service::{
	new_full_parts, new_wasm_executor, Configuration, Error, KeystoreContainer, TFullBackend,
	TFullClient, TaskManager,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sp_consensus_aura::{
	inherents::InherentDataProvider as SlotProvider, sr25519::AuthorityPair as AuraPair,
};
use sp_inherents::CreateInherentDataProviders;
use sp_timestamp::InherentDataProvider as TimeProvider;
use std::sync::Arc;

/// A proof that a block is final is stored at least once in so many blocks. Source: the node template.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// How many messages may wait to be told to telemetry.
const TELEMETRY_BUFFER: usize = 16;

pub type Client =
	TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>>;
pub type Backend = TFullBackend<Block>;
pub type Pool = TransactionPoolHandle<Block, Client>;
pub type Chains = LongestChain<Backend, Block>;
pub type FinalityLink = LinkHalf<Block, Client, Chains>;
pub type FinalityImport = GrandpaBlockImport<Backend, Block, Client, Chains>;

/// What all services of a node share.
pub struct Parts {
	pub client: Arc<Client>,
	pub backend: Arc<Backend>,
	pub pool: Arc<Pool>,
	pub select_chain: Chains,
	pub keystore: KeystoreContainer,
	pub slot_duration: SlotDuration,
	pub task_manager: TaskManager,
	pub telemetry: Option<Telemetry>,
}

/// What a block goes through before it is stored. Each has one owner: network, author, voter.
pub struct Checks {
	pub import_queue: DefaultImportQueue<Block>,
	pub block_import: FinalityImport,
	pub finality: FinalityLink,
}

/// Opens the data base, or begins one with the genesis of the chain specification.
pub fn assemble(config: &Configuration) -> Result<(Parts, Checks), Error> {
	let worker = telemetry_of(config)?;
	let (client, backend, keystore, task_manager) = new_full_parts::<Block, RuntimeApi, _>(
		config,
		worker.as_ref().map(|(_, telemetry)| telemetry.handle()),
		new_wasm_executor(&config.executor),
		Vec::new(),
	)?;
	let client: Arc<Client> = Arc::new(client);
	let telemetry = worker.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let pool = sc_transaction_pool::Builder::new(
		task_manager.spawn_essential_handle(),
		client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();
	let parts = Parts {
		select_chain: LongestChain::new(backend.clone()),
		slot_duration: sc_consensus_aura::slot_duration(&*client)?,
		pool: Arc::new(pool),
		client,
		backend,
		keystore,
		task_manager,
		telemetry,
	};
	let checks = checks(config, &parts)?;
	Ok((parts, checks))
}

fn checks(config: &Configuration, parts: &Parts) -> Result<Checks, Error> {
	let telemetry = parts.telemetry.as_ref().map(Telemetry::handle);
	let (block_import, finality) = sc_consensus_grandpa::block_import(
		parts.client.clone(),
		JUSTIFICATION_PERIOD,
		&parts.client,
		parts.select_chain.clone(),
		telemetry.clone(),
	)?;
	let import_queue =
		sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
			block_import: block_import.clone(),
			justification_import: Some(Box::new(block_import.clone())),
			client: parts.client.clone(),
			create_inherent_data_providers: inherents(parts.slot_duration),
			spawner: &parts.task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			check_for_equivocation: Default::default(),
			telemetry,
			compatibility_mode: Default::default(),
		})?;
	Ok(Checks { import_queue, block_import, finality })
}

/// What a block holds besides transactions: its slot and its time, both by the machine's clock.
pub fn inherents(
	slot_duration: SlotDuration,
) -> impl CreateInherentDataProviders<Block, (), InherentDataProviders = (SlotProvider, TimeProvider)>
{
	move |_, ()| async move {
		let time = TimeProvider::from_system_time();
		Ok((SlotProvider::from_timestamp_and_slot_duration(*time, slot_duration), time))
	}
}

fn telemetry_of(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	let Some(endpoints) = endpoints else { return Ok(None) };
	let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}
