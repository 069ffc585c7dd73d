//! Delegation: a parent's stake votes, and earns, with its children; takes are what it costs.

pub(crate) mod children;
mod inherit;
mod relations;
