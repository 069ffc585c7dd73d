//! Removing all that is stored by netuid.

use crate::{limits::Hyperparameter, *};
use frame_support::traits::Get;

/// More entries than there are of a subnet's neurons, or of epochs with timelocked commits.
const MAX_ENTRIES: u32 = 16_384;

macro_rules! remove {
	($netuid:ident from $($Map:ident)*) => { $($Map::<T>::remove($netuid);)* };
}

macro_rules! clear {
	($netuid:ident from $($Map:ident)*) => {
		$(let _ = $Map::<T>::clear_prefix($netuid, MAX_ENTRIES, None);)*
	};
}

/// Forgets a subnet, all but the TAO in its pool and what the sweeps remove: what is stored by account
/// before netuid, or of more accounts than are neurons.
pub fn forget<T: Config>(netuid: u16) {
	forget_neurons::<T>(netuid);
	for mecid in 0..MechanismCountCurrent::<T>::get(netuid).max(MaxMechanismCount::<T>::get()) {
		forget_mechanism::<T>(storage_index(netuid, mecid));
	}
	forget_settings::<T>(netuid);
	forget_waits::<T>(netuid);
	forget_amounts::<T>(netuid);
	remove!(netuid from NetworksAdded NetworkRegisteredAt SubnetMechanism SubnetOwner
		SubnetOwnerHotkey TokenSymbol FirstEmissionBlockNumber SubtokenEnabled
		SubnetEmissionEnabled OwnerCutEnabled BlocksSinceLastStep LastMechansimStepBlock
		LastEpochBlock PendingEpochAt SubnetEpochIndex SubnetEpochConsensus EpochEmission
		RegistrationsThisBlock RegistrationsThisInterval MechanismCountCurrent
		MechanismEmissionSplit);
	TotalNetworks::<T>::mutate(|count| *count = count.saturating_sub(1));
	if SubnetIdentitiesV3::<T>::take(netuid).is_some() {
		Pallet::<T>::deposit_event(Event::SubnetIdentityRemoved(netuid));
	}
}

fn forget_neurons<T: Config>(netuid: u16) {
	for (_, hotkey) in Keys::<T>::iter_prefix(netuid).take(T::MaxUids::get().into()) {
		IsNetworkMember::<T>::remove(hotkey, netuid);
	}
	clear!(netuid from Uids Keys BlockAtRegistration Axons Prometheus NeuronCertificates);
	remove!(netuid from SubnetworkN Active Emission Consensus Dividends ValidatorPermit
		ValidatorTrust StakeWeight);
}

fn forget_mechanism<T: Config>(index: u16) {
	remove!(index from LastUpdate Incentive);
	clear!(index from Weights Bonds TimelockedWeightCommits);
}

fn forget_settings<T: Config>(netuid: u16) {
	remove!(netuid from Tempo MaxAllowedUids MinAllowedUids MaxAllowedValidators MinAllowedWeights
		MaxWeightsLimit WeightsVersionKey WeightsSetRateLimit CommitRevealWeightsEnabled
		RevealPeriodEpochs ImmunityPeriod MinNonImmuneUids ImmuneOwnerUidsLimit ServingRateLimit
		ActivityCutoff ActivityCutoffFactorMilli Rho Kappa BondsMovingAverage BondsPenalty
		BondsResetOn Yuma3On LiquidAlphaOn AlphaValues AlphaSigmoidSteepness
		NetworkRegistrationAllowed NetworkPowRegistrationAllowed Burn MinBurn MaxBurn
		BurnHalfLife BurnIncreaseMult Difficulty MinDifficulty MaxDifficulty AdjustmentInterval
		AdjustmentAlpha TargetRegistrationsPerInterval MaxRegistrationsPerBlock ScalingLawPower
		TransferToggle CollateralLockShare MinChildkeyTakePerSubnet EMAPriceHalvingBlocks
		RecycleOrBurn RootClaimableThreshold);
}

/// The next owner of a subnet with this netuid need not wait for what the last one changed.
fn forget_waits<T: Config>(netuid: u16) {
	LastRateLimitedBlock::<T>::remove(RateLimitKey::SetSNOwnerHotkey(netuid));
	for what in Hyperparameter::all() {
		LastRateLimitedBlock::<T>::remove(RateLimitKey::OwnerHyperparamUpdate(netuid, what));
	}
}

fn forget_amounts<T: Config>(netuid: u16) {
	remove!(netuid from SubnetLocked SubnetAlphaIn SubnetAlphaOut SubnetTaoInEmission
		SubnetAlphaInEmission SubnetAlphaOutEmission SubnetVolume SubnetMovingPrice
		RAORecycledForRegistration PendingServerEmission PendingValidatorEmission
		PendingRootAlphaDivs PendingOwnerCut RootProp SubnetExcessTao SubnetRootSellTao
		SubnetProtocolAlpha SubnetProtocolFlow SubnetTaoFlow MinerBurned AlphaBurned
		RootAlphaOwed);
}
