//! A node for chains of authorities that take turns (Aura) and agree on what is final (GRANDPA). It knows no
//! runtime: code and genesis come from the raw chain specification given with `--chain`.

mod apis;
mod authorship;
mod cli;
mod command;
mod finality;
mod networking;
mod parts;
mod rpc;
mod service;

use sc_cli::SubstrateCli;

fn main() -> sc_cli::Result<()> {
	command::run(&cli::Cli::from_args())
}
