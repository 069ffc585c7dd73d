//! What a new subnet begins with.

use crate::{genesis::Hyperparameters, *};

/// Writes the state of a new subnet without neurons.
pub fn init<T: Config>(netuid: u16, now: u64, defaults: Hyperparameters) {
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
