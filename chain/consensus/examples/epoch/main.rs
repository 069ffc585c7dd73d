//! Reads epochs as JSON lines on stdin and writes their outcomes as JSON lines on stdout.

mod answer;
mod parse;

use std::{
	io::{stdin, stdout, BufRead, BufWriter, Write},
	process::ExitCode,
};

fn main() -> ExitCode {
	match run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(why) => {
			eprintln!("{why}");
			ExitCode::from(2)
		},
	}
}

fn run() -> Result<(), String> {
	let mut out = BufWriter::new(stdout().lock());
	for (index, line) in stdin().lock().lines().enumerate() {
		let line = line.map_err(|error| error.to_string())?;
		if line.trim().is_empty() {
			continue;
		}
		let outcome = answer::answer(&line).map_err(|why| format!("line {}: {why}", index + 1))?;
		writeln!(out, "{outcome}").map_err(|error| error.to_string())?;
	}
	out.flush().map_err(|error| error.to_string())
}
