//! The runtime as a host sees it: metadata, genesis, and transactions through the whole pipeline.

mod apis;
mod chain;
mod genesis;
mod interface;
mod transactions;
