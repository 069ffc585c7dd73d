//! Delegation: a parent's stake votes, and earns, with its children; takes are what it costs; and
//! people say who they are.

pub(crate) mod children;
mod destination;
pub(crate) mod identity;
mod inherit;
mod keys;
pub(crate) mod relations;
pub(crate) mod takes;

#[cfg(feature = "runtime-benchmarks")]
pub(crate) use destination::MAX_SOURCES;
#[cfg(feature = "runtime-benchmarks")]
pub(crate) use identity::MAX_LOOKED_AT;
