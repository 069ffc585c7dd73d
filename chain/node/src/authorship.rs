//! Makes blocks in the slots of the keys that the keystore holds.

use crate::{
	networking::Joined,
	parts::{inherents, FinalityImport, Parts},
	service::Facts,
};
use sc_basic_authorship::ProposerFactory;
use sc_consensus_aura::{start_aura, SlotProportion, StartAuraParams};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_service::Error;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;

/// The share of a slot in which a block is made; the rest is for its way to the others. Source: the node template.
const PROPOSAL_SHARE: f32 = 2.0 / 3.0;

/// Starts the author; the node ends when it does.
pub fn start(
	facts: &Facts,
	parts: &Parts,
	joined: &Joined,
	block_import: FinalityImport,
) -> Result<(), Error> {
	let tasks = &parts.task_manager;
	let proposer_factory = ProposerFactory::new(
		tasks.spawn_handle(),
		parts.client.clone(),
		parts.pool.clone(),
		facts.prometheus.as_ref(),
		facts.telemetry.clone(),
	);
	let author = start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
		slot_duration: parts.slot_duration,
		client: parts.client.clone(),
		select_chain: parts.select_chain.clone(),
		block_import,
		proposer_factory,
		sync_oracle: joined.sync.clone(),
		justification_sync_link: joined.sync.clone(),
		create_inherent_data_providers: inherents(parts.slot_duration),
		force_authoring: facts.force_authoring,
		backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
		keystore: parts.keystore.keystore(),
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
		max_block_proposal_slot_portion: None,
		telemetry: facts.telemetry.clone(),
		compatibility_mode: Default::default(),
	})?;
	tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), author);
	Ok(())
}
