//! Records and readers behind the runtime APIs.
//!
//! Each record has the field order and encoding of the public network's (spec 425): SCALE reads by
//! position and the Python SDKs read by name, so neither may change. The readers only read.

mod columns;
pub mod delegate;
pub mod dynamic;
pub mod hyperparams;
pub mod metagraph;
pub mod neuron;
pub mod stake;
pub mod state;
pub mod subnet;
pub mod swap;

use alloc::vec::Vec;
use codec::Compact;

/// A text whose bytes are each encoded compactly, as the public network does.
pub type CompactText = Vec<Compact<u8>>;
