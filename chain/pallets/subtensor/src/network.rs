//! Subnets: which there are, what one costs, how one is created and started.

use crate::{genesis::Hyperparameters, *};
use alloc::vec::Vec;
use consensus::emission::{block_emission, share};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use sp_runtime::DispatchError;

/// Block emission before the first halving, for which the reduction interval is made.
const FULL_EMISSION: u64 = 1_000_000_000;

impl<T: Config> Pallet<T> {
	/// The subnets in rising order, without the root network.
	pub fn subnets() -> Vec<u16> {
		let limit = usize::from(T::MaxSubnets::get()).saturating_add(1);
		let mut subnets: Vec<u16> = NetworksAdded::<T>::iter_keys().take(limit).collect();
		subnets.retain(|netuid| *netuid != ROOT);
		subnets.sort_unstable();
		subnets
	}

	/// The price of a subnet now, in rao: twice the last price, falling by the last price each
	/// reduction interval, never below the least price.
	///
	/// Subtensor's `get_network_lock_cost`, with its order of integer divisions: the interval shrinks
	/// with the block emission.
	pub fn network_lock_cost() -> u64 {
		let last = NetworkLastLockCost::<T>::get();
		let last_block = LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered);
		let factor = if last_block == 0 { 1 } else { 2 };
		let interval = share(
			NetworkLockReductionInterval::<T>::get(),
			block_emission(TotalIssuance::<T>::get()),
			FULL_EMISSION,
		);
		let per_block = last.checked_div(interval).unwrap_or(0);
		let fallen = per_block.saturating_mul(Self::now().saturating_sub(last_block));
		last.saturating_mul(factor).saturating_sub(fallen).max(NetworkMinLockCost::<T>::get())
	}

	pub(crate) fn do_register_network(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		identity: Option<SubnetIdentityV3>,
	) -> DispatchResult {
		Self::ensure_ownable(coldkey, hotkey)?;
		ensure!(!Self::is_nobody(hotkey), Error::<T>::CannotUseSystemAccount);
		let now = Self::now();
		ensure!(
			now >= NetworkRegistrationStartBlock::<T>::get(),
			Error::<T>::SubNetRegistrationDisabled
		);
		checks::networks::rate_limit::<T>()?;
		let netuid = Self::free_netuid().ok_or(Error::<T>::SubnetLimitReached)?;
		let cost = Self::network_lock_cost();
		ensure!(Self::can_afford(coldkey, cost), Error::<T>::CannotAffordLockCost);

		Self::move_in(coldkey, netuid, cost)?;
		SubnetAlphaIn::<T>::insert(netuid, cost);
		SubnetLocked::<T>::insert(netuid, cost);
		NetworkLastLockCost::<T>::put(cost);
		LastRateLimitedBlock::<T>::insert(RateLimitKey::NetworkLastRegistered, now);
		let defaults = SubnetDefaults::<T>::get();
		let mechanism = defaults.subnet_mechanism;
		init_network::<T>(netuid, now, defaults);
		Self::own(coldkey, hotkey)?;
		SubnetOwner::<T>::insert(netuid, coldkey);
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
		Self::append_neuron(netuid, hotkey, now);
		Self::adopt_owner(netuid);
		Self::deposit_event(Event::SubnetOwnerHotkeySet(netuid, hotkey.clone()));
		if let Some(identity) = identity {
			Self::do_set_subnet_identity(coldkey, netuid, identity)?;
		}
		Self::deposit_event(Event::NetworkAdded(netuid, mechanism));
		Ok(())
	}

	pub(crate) fn do_start_call(coldkey: &T::AccountId, netuid: u16) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubnetOwner::<T>::get(netuid) == *coldkey, DispatchError::BadOrigin);
		ensure!(
			!FirstEmissionBlockNumber::<T>::contains_key(netuid),
			Error::<T>::FirstEmissionBlockNumberAlreadySet
		);
		let now = Self::now();
		let age = now.saturating_sub(NetworkRegisteredAt::<T>::get(netuid));
		ensure!(age >= StartCallDelay::<T>::get(), Error::<T>::NeedWaitingMoreBlocksToStarCall);
		let first = now.saturating_add(1);
		FirstEmissionBlockNumber::<T>::insert(netuid, first);
		SubtokenEnabled::<T>::insert(netuid, true);
		Self::deposit_event(Event::FirstEmissionBlockNumberSet(netuid, first));
		Ok(())
	}

	/// The least netuid that is free, none when there are as many subnets as there may be.
	fn free_netuid() -> Option<u16> {
		let subnets = Self::subnets();
		let limit = SubnetLimit::<T>::get().min(T::MaxSubnets::get());
		if subnets.len() >= usize::from(limit) {
			return None;
		}
		(1..=limit).find(|netuid| subnets.binary_search(netuid).is_err())
	}
}

/// Writes the state of a new subnet without neurons.
fn init_network<T: Config>(netuid: u16, now: u64, defaults: Hyperparameters) {
	let tempo = defaults.tempo;
	NetworksAdded::<T>::insert(netuid, true);
	TotalNetworks::<T>::mutate(|count| *count = count.saturating_add(1));
	NetworkRegisteredAt::<T>::insert(netuid, now);
	let phase = netuid.checked_rem(tempo).unwrap_or(0);
	LastEpochBlock::<T>::insert(netuid, now.saturating_sub(phase.into()));
	if defaults.subnet_mechanism == 0 {
		SubnetMovingPrice::<T>::insert(netuid, I96F32::ONE);
	}
	TokenSymbol::<T>::insert(netuid, Pallet::<T>::next_symbol(netuid));
	MaxWeightsLimit::<T>::insert(netuid, u16::MAX);
	let cutoff = genesis::scaled(5000, tempo);
	ActivityCutoff::<T>::insert(netuid, u16::try_from(cutoff).unwrap_or(u16::MAX));
	AlphaValues::<T>::insert(netuid, (defaults.alpha_low, defaults.alpha_high));
	Tempo::<T>::insert(netuid, tempo);
	SubnetMechanism::<T>::insert(netuid, defaults.subnet_mechanism);
	SubnetEmissionEnabled::<T>::insert(netuid, defaults.subnet_emission_enabled);
	MaxAllowedUids::<T>::insert(netuid, defaults.max_allowed_uids);
	MaxAllowedValidators::<T>::insert(netuid, defaults.max_allowed_validators);
	MinAllowedWeights::<T>::insert(netuid, defaults.min_allowed_weights);
	ImmunityPeriod::<T>::insert(netuid, defaults.immunity_period);
	MinNonImmuneUids::<T>::insert(netuid, defaults.min_non_immune_uids);
	ImmuneOwnerUidsLimit::<T>::insert(netuid, defaults.immune_owner_uids_limit);
	Kappa::<T>::insert(netuid, defaults.kappa);
	Rho::<T>::insert(netuid, defaults.rho);
	ActivityCutoffFactorMilli::<T>::insert(netuid, defaults.activity_cutoff_factor_milli);
	BondsMovingAverage::<T>::insert(netuid, defaults.bonds_moving_average);
	BondsPenalty::<T>::insert(netuid, defaults.bonds_penalty);
	Yuma3On::<T>::insert(netuid, defaults.yuma3_on);
	LiquidAlphaOn::<T>::insert(netuid, defaults.liquid_alpha_on);
	AlphaSigmoidSteepness::<T>::insert(netuid, defaults.alpha_sigmoid_steepness);
	WeightsSetRateLimit::<T>::insert(netuid, defaults.weights_set_rate_limit);
	WeightsVersionKey::<T>::insert(netuid, defaults.weights_version_key);
	CommitRevealWeightsEnabled::<T>::insert(netuid, defaults.commit_reveal_weights_enabled);
	RevealPeriodEpochs::<T>::insert(netuid, defaults.reveal_period_epochs);
	ServingRateLimit::<T>::insert(netuid, defaults.serving_rate_limit);
	Burn::<T>::insert(netuid, defaults.burn);
	MinBurn::<T>::insert(netuid, defaults.min_burn);
	MaxBurn::<T>::insert(netuid, defaults.max_burn);
	BurnHalfLife::<T>::insert(netuid, defaults.burn_half_life);
	BurnIncreaseMult::<T>::insert(netuid, defaults.burn_increase_mult);
	NetworkRegistrationAllowed::<T>::insert(netuid, defaults.network_registration_allowed);
}
