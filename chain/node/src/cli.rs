//! The command line: Substrate's own commands, over chains that come as files.

use sc_chain_spec::{ChainSpec, GenericChainSpec, NoExtension};
use sc_cli::SubstrateCli;

/// What the node is told. Without a command it runs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub command: Option<Command>,
	#[clap(flatten)]
	pub run: sc_cli::RunCmd,
}

/// What it does instead of running.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
	/// Makes, shows and stores keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),
	/// Shows genesis, best and final block of the data base.
	ChainInfo(sc_cli::ChainInfoCmd),
	/// Executes a stored block again.
	CheckBlock(sc_cli::CheckBlockCmd),
	/// Executes the blocks of a file and stores them.
	ImportBlocks(sc_cli::ImportBlocksCmd),
	/// Writes stored blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),
	/// Writes the state after a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),
	/// Takes the last blocks back.
	Revert(sc_cli::RevertCmd),
	/// Removes the data base of the chain.
	PurgeChain(sc_cli::PurgeChainCmd),
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Yuma node".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"the authors of yumanet".into()
	}

	fn support_url() -> String {
		"chain/node/README.md of the repository".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		if id.is_empty() {
			return Err("no chain is given: use --chain <raw chain specification>".into());
		}
		let spec = GenericChainSpec::<NoExtension>::from_json_file(id.into())?;
		Ok(Box::new(spec))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{CommandFactory, Parser};

	const SPEC: &str = r#"{
		"name": "Test", "id": "test", "chainType": "Local", "bootNodes": [],
		"genesis": { "raw": { "top": { "0x3a636f6465": "0x00" }, "childrenDefault": {} } }
	}"#;

	fn load(id: &str) -> Result<Box<dyn ChainSpec>, String> {
		Cli::parse_from(["yuma-node"]).load_spec(id)
	}

	#[test]
	fn its_own_commands_go_with_those_of_substrate() {
		Cli::command().debug_assert();
	}

	#[test]
	fn without_a_command_it_runs() {
		let cli = Cli::parse_from(["yuma-node", "--chain", "genesis.json", "--alice"]);
		assert!(cli.command.is_none());
		assert_eq!(cli.run.shared_params.chain.as_deref(), Some("genesis.json"));
	}

	#[test]
	fn a_chain_has_to_be_named() {
		assert!(load("").err().is_some_and(|reason| reason.contains("--chain")));
	}

	#[test]
	fn a_file_that_is_not_there_is_said_to_be_missing() {
		assert!(load("/no/such/genesis.json")
			.err()
			.is_some_and(|reason| reason.contains("genesis.json")));
	}

	#[test]
	fn a_raw_specification_brings_name_code_and_state() {
		let path = std::env::temp_dir().join(format!("yuma-node-spec-{}.json", std::process::id()));
		std::fs::write(&path, SPEC).expect("the folder for temporary files can be written");
		let spec = load(&path.to_string_lossy()).expect("the specification is well formed");
		// The file is read once more for the state.
		let state = spec.as_storage_builder().build_storage();
		std::fs::remove_file(&path).expect("the file was written above");
		assert_eq!(spec.id(), "test");
		let state = state.expect("the state is raw");
		assert_eq!(state.top.get(b":code".as_slice()), Some(&vec![0]));
	}
}
