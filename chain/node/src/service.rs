//! The running node: network, JSON-RPC, authorship and finality around the parts.

use crate::{
	authorship, finality, networking,
	parts::{assemble, Checks},
};
use prometheus_endpoint::Registry;
use sc_network::config::Role;
use sc_service::{Configuration, Error, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle};

/// What the services still want to know when the configuration is used up.
pub struct Facts {
	pub role: Role,
	pub name: String,
	pub force_authoring: bool,
	pub prometheus: Option<Registry>,
	pub telemetry: Option<TelemetryHandle>,
}

/// Starts a full node or, with `--validator`, an authority; it lives as long as the task manager.
pub fn start(config: Configuration) -> Result<TaskManager, Error> {
	let (mut parts, checks) = assemble(&config)?;
	let Checks { import_queue, block_import, finality } = checks;
	let facts = Facts {
		role: config.role,
		name: config.network.node_name.clone(),
		force_authoring: config.force_authoring,
		prometheus: config.prometheus_registry().cloned(),
		telemetry: parts.telemetry.as_ref().map(Telemetry::handle),
	};
	let joined = networking::join(config, &mut parts, import_queue, &finality)?;
	if facts.role.is_authority() {
		authorship::start(&facts, &parts, &joined, block_import)?;
	}
	finality::start(facts, &parts, joined, finality)?;
	// The connection to telemetry has to live as long as the services.
	parts.task_manager.keep_alive(parts.telemetry);
	Ok(parts.task_manager)
}
