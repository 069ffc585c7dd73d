//! Staking: TAO of a coldkey becomes alpha with a hotkey and back, and goes from one to another.
//!
//! The checks of each call are Subtensor's, in its order; so are the amounts, to the last rao.

mod add;
mod all;
mod nominations;
mod remove;
mod room;
mod settle;
mod transfer;

/// Least stake, in rao: Subtensor's `DefaultMinStake`.
pub(crate) const MIN_STAKE: u64 = 2_000_000;
