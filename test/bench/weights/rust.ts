import { cpus } from 'node:os'
import type { Line } from './fit.ts'
import { type Cost, REPEATS, SAFETY } from './measure.ts'
import type { Benchmark } from './stage.ts'

/** Times are rounded up to so many ps. */
const GRAIN = 1_000

/** What was measured of a benchmark. */
export type Measured = { readonly benchmark: Benchmark; readonly cost: Cost }

/** The Rust file with the weights of a pallet. */
export function weightsFile(pallet: string, all: readonly Measured[]): string {
  const methods = all.map(methodOf)
  return `//! The measured weights of \`${pallet}\`. Written by \`npm run weights\`; do not edit.
//!
//! Each call ran at its worst in the embedded host, on ${cpus()[0]?.model.trim() ?? 'an unknown processor'} with Node ${process.version},
//! from code that V8 had optimised. To keep noise out, the least of ${REPEATS} times counts at each point, after
//! runs to warm up; it is declared ${SAFETY}-fold, for slower machines and for code that is not optimised yet. What
//! is read and written is counted by key, and priced by \`DbWeight\`.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What each call takes.
pub trait WeightInfo {
	/// The price of a read and of a write.
	type Db: Get<RuntimeDbWeight>;

${methods.join('\n\n')}
}

/// The weights in a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	type Db = T::DbWeight;
}

/// The weights in a test, where there is no runtime.
impl WeightInfo for () {
	type Db = RocksDbWeight;
}
`
}

function methodOf({ benchmark, cost }: Measured): string {
  const { name, components } = benchmark
  const letters = components.map(({ letter }) => String.fromCharCode(97 + letter))
  const ranges = components.map(({ least, most }, index) => `\`${letters[index]}\` from ${least} to ${most}`)
  const doc = ranges.length === 0 ? 'Always the same.' : `Measured with ${ranges.join(', ')}.`
  const terms = [
    ...termsOf(cost.time, letters, (amount) => `Weight::from_parts(${round(amount, GRAIN)}, 0)`),
    ...termsOf(cost.reads, letters, (amount) => `Self::Db::get().reads(${amount})`),
    ...termsOf(cost.writes, letters, (amount) => `Self::Db::get().writes(${amount})`),
  ]
  const [first = 'Weight::zero()', ...others] = terms
  const sum = [first, ...others.map((term) => `\t.saturating_add(${term})`)].join('\n\t\t')
  const parameters = letters.map((letter) => `${letter}: u32`).join(', ')
  return `\t/// ${doc}\n\tfn ${name}(${parameters}) -> Weight {\n\t\t${sum}\n\t}`
}

function termsOf({ base, slopes }: Line, letters: readonly string[], weigh: (amount: number) => string): string[] {
  const each = slopes.map((slope, index) =>
    slope === 0 ? '' : `${weigh(slope)}.saturating_mul(${letters[index]}.into())`,
  )
  return [base === 0 ? '' : weigh(base), ...each].filter((term) => term !== '')
}

/** Up to a multiple of the grain, with underscores between thousands. */
function round(amount: number, grain: number): string {
  return `${Math.ceil(amount / grain) * grain}`.replace(/\B(?=(\d{3})+$)/g, '_')
}
