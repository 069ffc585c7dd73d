//! Runtime APIs of the subtensor pallet.
//!
//! Names, arguments and results are those of the public network (spec 425), so that its clients
//! decode them; `InvariantsRuntimeApi` is our own. A netuid is `u16`, a mechanism `u8`, an amount
//! `u64` rao (1e9 rao are 1 TAO or 1 alpha), a block number `u64`.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::{collections::BTreeMap, vec::Vec};
use pallet_subtensor::{
	rpc_info::{
		delegate::{DelegateInfo, SubnetStake},
		dynamic::DynamicInfo,
		hyperparams::{HyperparamEntry, SubnetHyperparams, SubnetHyperparamsV2},
		metagraph::{Metagraph, SelectiveMetagraph},
		neuron::{NeuronInfo, NeuronInfoLite},
		stake::{StakeAvailability, StakeInfo},
		state::SubnetState,
		subnet::{SubnetInfo, SubnetInfov2},
		swap::{SimSwapResult, SubnetPrice},
	},
	EpochPayout, LockState,
};
use sp_runtime::AccountId32;

sp_api::decl_runtime_apis! {
	/// Reads delegates.
	pub trait DelegateInfoRuntimeApi {
		/// Every delegate with its nominators.
		fn get_delegates() -> Vec<DelegateInfo<AccountId32>>;
		/// One delegate with its nominators, none for a hotkey that is none.
		fn get_delegate(delegate_account: AccountId32) -> Option<DelegateInfo<AccountId32>>;
		/// Every stake of a coldkey with a delegate: netuid and alpha, and the delegate without its
		/// nominators.
		fn get_delegated(
			delegatee_account: AccountId32,
		) -> Vec<(DelegateInfo<AccountId32>, SubnetStake)>;
	}

	/// Reads neurons. An unknown netuid or uid gives an empty list or none.
	pub trait NeuronInfoRuntimeApi {
		/// Every neuron of a subnet, in order of uid, with its weights and bonds.
		fn get_neurons(netuid: u16) -> Vec<NeuronInfo<AccountId32>>;
		/// One neuron with its weights and bonds.
		fn get_neuron(netuid: u16, uid: u16) -> Option<NeuronInfo<AccountId32>>;
		/// Every neuron of a subnet, in order of uid.
		fn get_neurons_lite(netuid: u16) -> Vec<NeuronInfoLite<AccountId32>>;
		/// One neuron.
		fn get_neuron_lite(netuid: u16, uid: u16) -> Option<NeuronInfoLite<AccountId32>>;
	}

	/// Reads subnets. An unknown netuid gives none.
	#[api_version(2)]
	pub trait SubnetInfoRuntimeApi {
		/// Settings of a subnet.
		fn get_subnet_info(netuid: u16) -> Option<SubnetInfo<AccountId32>>;
		/// The same of all subnets, by netuid.
		fn get_subnets_info() -> Vec<Option<SubnetInfo<AccountId32>>>;
		/// Settings and identity of a subnet.
		fn get_subnet_info_v2(netuid: u16) -> Option<SubnetInfov2<AccountId32>>;
		/// The same of all subnets, by netuid.
		fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<AccountId32>>>;
		/// Hyperparameters that older clients know, as a fixed record.
		fn get_subnet_hyperparams(netuid: u16) -> Option<SubnetHyperparams>;
		/// The hotkey with which a coldkey's mining income on a subnet is staked, none for its own.
		fn get_coldkey_auto_stake_hotkey(
			coldkey: AccountId32,
			netuid: u16,
		) -> Option<AccountId32>;
		/// The subnet whose place the next one would take if there was no room, none if all are too
		/// young.
		fn get_subnet_to_prune() -> Option<u16>;
		/// The account that stands for a subnet. It is empty: TAO of a subnet lies in its pool.
		fn get_subnet_account_id(netuid: u16) -> Option<AccountId32>;
		/// The whole metagraph of a subnet.
		fn get_metagraph(netuid: u16) -> Option<Metagraph<AccountId32>>;
		/// The metagraphs of all subnets, by netuid.
		fn get_all_metagraphs() -> Vec<Option<Metagraph<AccountId32>>>;
		/// The metagraph with the incentives of one mechanism, none where there is no such mechanism.
		fn get_mechagraph(netuid: u16, mecid: u8) -> Option<Metagraph<AccountId32>>;
		/// Those of all mechanisms of all subnets, by netuid.
		fn get_all_mechagraphs() -> Vec<Option<Metagraph<AccountId32>>>;
		/// Fields of the metagraph chosen by index, 0 to 73.
		fn get_selective_metagraph(
			netuid: u16,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>>;
		/// The same for one mechanism of a subnet.
		fn get_selective_mechagraph(
			netuid: u16,
			subid: u8,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>>;
		/// Hyperparameters as a fixed record.
		fn get_subnet_hyperparams_v2(netuid: u16) -> Option<SubnetHyperparamsV2>;
		/// Hyperparameters as a list of names and values.
		fn get_subnet_hyperparams_v3(netuid: u16) -> Option<Vec<HyperparamEntry>>;
		/// The next block at which the subnet's epoch runs, none when it never does.
		fn get_next_epoch_start_block(netuid: u16) -> Option<u64>;
		/// Per-uid columns of a subnet.
		fn get_subnet_state(netuid: u16) -> Option<SubnetState<AccountId32>>;
		/// Pool, emission and identity of a subnet.
		fn get_dynamic_info(netuid: u16) -> Option<DynamicInfo<AccountId32>>;
		/// The same of all subnets, by netuid.
		fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<AccountId32>>>;
	}

	/// Reads stake.
	pub trait StakeInfoRuntimeApi {
		/// Stake of a coldkey behind a hotkey on a subnet; some record also when it is zero.
		fn get_stake_info_for_hotkey_coldkey_netuid(
			hotkey_account: AccountId32,
			coldkey_account: AccountId32,
			netuid: u16,
		) -> Option<StakeInfo<AccountId32>>;
		/// Every stake of a coldkey that is not zero.
		fn get_stake_info_for_coldkey(coldkey_account: AccountId32) -> Vec<StakeInfo<AccountId32>>;
		/// The same of several coldkeys.
		fn get_stake_info_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
		) -> Vec<(AccountId32, Vec<StakeInfo<AccountId32>>)>;
		/// What coldkeys may take of their stake, by subnet.
		fn get_stake_availability_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
			netuids: Option<Vec<u16>>,
		) -> BTreeMap<AccountId32, BTreeMap<u16, StakeAvailability>>;
		/// The fee of moving stake, none standing for the balance; in what is moved.
		fn get_stake_fee(
			origin: Option<(AccountId32, u16)>,
			origin_coldkey_account: AccountId32,
			destination: Option<(AccountId32, u16)>,
			destination_coldkey_account: AccountId32,
			amount: u64,
		) -> u64;
		/// What a coldkey has locked on a subnet: none, since stake cannot be locked.
		fn get_coldkey_lock(coldkey: AccountId32, netuid: u16) -> Option<LockState>;
	}

	/// Prices of subnets.
	pub trait SubnetRegistrationRuntimeApi {
		/// What registering a subnet locks at this block, in rao.
		fn get_network_registration_cost() -> u64;
	}

	/// Prices of alpha.
	pub trait SwapRuntimeApi {
		/// Price of one alpha of the subnet, in rao; 1e9 where the mechanism is stable.
		fn current_alpha_price(netuid: u16) -> u64;
		/// The same of every subnet, by netuid.
		fn current_alpha_price_all() -> Vec<SubnetPrice>;
		/// What so much TAO would buy, and by how much it would move the price.
		fn sim_swap_tao_for_alpha(netuid: u16, tao: u64) -> SimSwapResult;
		/// What so much alpha would be sold for, and by how much it would move the price.
		fn sim_swap_alpha_for_tao(netuid: u16, alpha: u64) -> SimSwapResult;
	}

	/// What has to hold of the ledger, readable by anyone.
	pub trait InvariantsRuntimeApi {
		/// One sentence in UTF-8 for each invariant that does not hold; empty when all do.
		fn check() -> Vec<Vec<u8>>;
		/// The last epoch's account: issued = paid + carried; none before the first.
		fn epoch_emission(netuid: u16) -> Option<EpochPayout>;
	}
}
