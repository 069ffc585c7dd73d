//! Each command, from what it was told to what it does.

use crate::{
	apis::Block,
	cli::{Cli, Command},
	parts::assemble,
	service,
};
use sc_cli::{Error, Result, SubstrateCli};

/// Does what the command line says; returns when it is done or the process is asked to stop.
pub fn run(cli: &Cli) -> Result<()> {
	match &cli.command {
		None => cli.create_runner(&cli.run)?.run_node_until_exit(|config| async move {
			service::start(config).map_err(Error::from)
		}),
		Some(Command::Key(key)) => key.run(cli),
		Some(Command::ChainInfo(info)) => {
			cli.create_runner(info)?.sync_run(|config| info.run::<Block>(&config))
		},
		Some(Command::CheckBlock(check)) => cli.create_runner(check)?.async_run(|config| {
			let (parts, checks) = assemble(&config)?;
			Ok((check.run(parts.client, checks.import_queue), parts.task_manager))
		}),
		Some(Command::ImportBlocks(import)) => cli.create_runner(import)?.async_run(|config| {
			let (parts, checks) = assemble(&config)?;
			Ok((import.run(parts.client, checks.import_queue), parts.task_manager))
		}),
		Some(Command::ExportBlocks(export)) => cli.create_runner(export)?.async_run(|config| {
			let (parts, _) = assemble(&config)?;
			Ok((export.run(parts.client, config.database), parts.task_manager))
		}),
		Some(Command::ExportState(export)) => cli.create_runner(export)?.async_run(|config| {
			let (parts, _) = assemble(&config)?;
			Ok((export.run(parts.client, config.chain_spec), parts.task_manager))
		}),
		Some(Command::Revert(revert)) => cli.create_runner(revert)?.async_run(|config| {
			let (parts, _) = assemble(&config)?;
			let votes =
				Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?));
			Ok((revert.run(parts.client, parts.backend, Some(votes)), parts.task_manager))
		}),
		Some(Command::PurgeChain(purge)) => {
			cli.create_runner(purge)?.sync_run(|config| purge.run(config.database))
		},
	}
}
