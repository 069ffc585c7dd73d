//! Yuma consensus: how the weights of validators become the pay of miners and validators.
//!
//! Pure functions over plain vectors: no storage, no FRAME, no floating point. Every operation is
//! one on integers, hence the same to the last bit natively and in WebAssembly. The numbers follow
//! Subtensor (spec 425), down to its rounding.
#![cfg_attr(not(any(feature = "std", test)), no_std)]

extern crate alloc;

mod bonds;
pub mod burn;
mod clip;
mod dividends;
pub mod emission;
mod epoch;
mod fix;
mod liquid;
mod matrix;
pub mod mechanisms;
mod median;
mod payout;
mod permit;
mod prepare;
#[cfg(test)]
mod random;
#[cfg(test)]
mod samples;
mod stake;
mod trace;
mod types;
#[cfg(test)]
mod vectors;
pub mod weights;

pub use epoch::{epoch, epoch_with_trace};
pub use fix::Fix;
pub use matrix::Matrix;
pub use trace::Trace;
pub use types::{Inputs, LiquidAlpha, Outcome, Params, Row};
