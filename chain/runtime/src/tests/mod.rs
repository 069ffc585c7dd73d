//! The runtime as a host sees it: metadata, genesis, and transactions through the whole pipeline.

mod admin;
mod admin_bounds;
mod apis;
mod batches;
mod chain;
mod commitments;
mod genesis;
mod interface;
mod proxies;
mod transactions;
mod weights;
