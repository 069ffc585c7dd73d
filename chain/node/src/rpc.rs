//! JSON-RPC methods beside those that every node serves: nonces and fees.

use crate::{
	apis::{AccountId, Block, Nonce},
	parts::{Client, Pool},
};
use jsonrpsee::{core::RegisterMethodError, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_service::Error;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// The methods `system_accountNextIndex`, `system_dryRun` and `payment_*`.
pub fn methods(client: Arc<Client>, pool: Arc<Pool>) -> Result<RpcModule<()>, Error> {
	let nonces =
		SystemApiServer::<_, AccountId, Nonce>::into_rpc(System::new(client.clone(), pool));
	let fees = TransactionPaymentApiServer::into_rpc(TransactionPayment::<_, Block>::new(client));
	let refused = |error: RegisterMethodError| Error::Other(error.to_string());
	let mut module = RpcModule::new(());
	module.merge(nonces).map_err(refused)?;
	module.merge(fees).map_err(refused)?;
	Ok(module)
}
