//! Votes on what is final, and follows the votes of others.

use crate::{
	networking::Joined,
	parts::{FinalityLink, Parts, JUSTIFICATION_PERIOD},
	service::Facts,
};
use sc_consensus_grandpa::{
	run_grandpa_voter, Config, GrandpaParams, SharedVoterState, VotingRulesBuilder,
};
use sc_service::Error;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::time::Duration;

/// How long a message of the vote may take to reach the others. Source: the node template.
const GOSSIP: Duration = Duration::from_millis(333);

/// Starts the voter; the node ends when it does.
pub fn start(
	facts: Facts,
	parts: &Parts,
	Joined { network, sync, votes: (protocol_name, notification_service) }: Joined,
	link: FinalityLink,
) -> Result<(), Error> {
	let voter = run_grandpa_voter(GrandpaParams {
		config: Config {
			gossip_duration: GOSSIP,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: facts.role,
			name: Some(facts.name),
			keystore: facts.role.is_authority().then(|| parts.keystore.keystore()),
			telemetry: facts.telemetry.clone(),
			protocol_name,
		},
		link,
		network,
		sync,
		notification_service,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: facts.prometheus,
		shared_voter_state: SharedVoterState::empty(),
		telemetry: facts.telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.pool.clone()),
	})?;
	parts.task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
