//! How root and owners tune the chain.

use super::chain::{apply, begin_block, development, end_block, signed};
use crate::*;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
};
use pallet_admin_utils::{Call as Admin, Error, Event};
use pallet_subtensor::{Call as Subtensor, Error as Refused, *};
use sp_keyring::Sr25519Keyring::{Alice, AliceStash, Bob};
use sp_runtime::DispatchError::BadOrigin;

/// The subnet of `//Alice`.
pub(super) const NET: u16 = 1;

/// The origin of the subnet's owner.
pub(super) fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(Alice.to_account_id())
}

pub(super) fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// A chain with a subnet of `//Alice`, without a freeze window.
pub(super) fn subnet(test: impl FnOnce()) {
	development().execute_with(|| {
		begin_block(1);
		let call = Subtensor::register_network { hotkey: AliceStash.to_account_id() };
		assert_eq!(apply(&signed(Alice, 0, call.into())), Ok(Ok(())));
		AdminFreezeWindow::<Runtime>::put(0);
		test();
		end_block();
		assert_eq!(crate::invariants::check(), Vec::<&str>::new());
	});
}

/// Whether an event was told in this block.
pub(super) fn was_told(event: impl Into<RuntimeEvent>) -> bool {
	let event = event.into();
	System::events().into_iter().any(|record| record.event == event)
}

#[test]
fn an_owner_tunes_a_subnet_and_all_hear_of_it() {
	subnet(|| {
		assert_ok!(AdminUtils::sudo_set_immunity_period(owner(), NET, 77));
		assert_eq!(ImmunityPeriod::<Runtime>::get(NET), 77);
		assert!(was_told(pallet_subtensor::Event::<Runtime>::ImmunityPeriodSet(NET, 77)));
		let again = AdminUtils::sudo_set_immunity_period(owner(), NET, 78);
		assert_eq!(again, Err(Refused::<Runtime>::TxRateLimitExceeded.into()));
		assert_ok!(AdminUtils::sudo_set_yuma3_enabled(owner(), NET, false));
		assert!(!Yuma3On::<Runtime>::get(NET));
		assert!(was_told(Event::<Runtime>::Yuma3EnableToggled { netuid: NET, enabled: false }));
	});
}

#[test]
fn what_is_roots_is_not_the_owners() {
	subnet(|| {
		assert_noop!(AdminUtils::sudo_set_kappa(owner(), NET, 1), BadOrigin);
		assert_noop!(AdminUtils::sudo_set_tempo(owner(), NET, 1), BadOrigin);
		assert_noop!(AdminUtils::sudo_set_stake_threshold(owner(), 1), BadOrigin);
		assert_ok!(AdminUtils::sudo_set_kappa(root(), NET, 1));
		assert_eq!(Kappa::<Runtime>::get(NET), 1);
	});
}

#[test]
fn root_tunes_by_way_of_sudo() {
	subnet(|| {
		let call = Box::new(Admin::sudo_set_tempo { netuid: NET, tempo: 50 }.into());
		let sudo = pallet_sudo::Call::sudo { call };
		assert_eq!(apply(&signed(Alice, 1, sudo.into())), Ok(Ok(())));
		assert_eq!((Tempo::<Runtime>::get(NET), LastEpochBlock::<Runtime>::get(NET)), (50, 1));
		assert!(was_told(pallet_subtensor::Event::<Runtime>::TempoSet(NET, 50)));
	});
}

#[test]
fn a_subnet_that_does_not_exist_has_no_settings() {
	subnet(|| {
		let missing = Error::<Runtime>::SubnetDoesNotExist;
		assert_noop!(AdminUtils::sudo_set_kappa(root(), 7, 1), missing);
		let missing = Error::<Runtime>::SubnetDoesNotExist;
		assert_noop!(AdminUtils::sudo_set_rho(root(), 7, 1), missing);
		assert_noop!(AdminUtils::sudo_set_rho(owner(), 7, 1), BadOrigin);
		let root_network = Error::<Runtime>::NotPermittedOnRootSubnet;
		assert_noop!(AdminUtils::sudo_set_burn_half_life(root(), 0, 1), root_network);
	});
}

#[test]
fn nothing_is_tuned_before_an_epoch_but_by_calls_that_say_so() {
	subnet(|| {
		AdminFreezeWindow::<Runtime>::put(100);
		let frozen = || Refused::<Runtime>::AdminActionProhibitedDuringWeightsWindow;
		assert_noop!(AdminUtils::sudo_set_rho(owner(), NET, 1), frozen());
		assert_noop!(AdminUtils::sudo_set_tempo(root(), NET, 1), frozen());
		assert_ok!(AdminUtils::sudo_set_kappa(root(), NET, 1));
		assert_ok!(AdminUtils::sudo_set_weights_set_rate_limit(root(), NET, 1));
		assert_ok!(AdminUtils::sudo_set_subnet_emission_enabled(root(), NET, false));
	});
}

#[test]
fn an_owner_sets_the_number_of_mechanisms_and_what_each_gets() {
	subnet(|| {
		let count = |origin, count| AdminUtils::sudo_set_mechanism_count(origin, NET, count);
		let split = |parts: &[u16]| {
			AdminUtils::sudo_set_mechanism_emission_split(owner(), NET, Some(parts.to_vec()))
		};
		assert_noop!(count(owner(), 3), Refused::<Runtime>::InvalidValue);
		assert_noop!(count(owner(), 2), Refused::<Runtime>::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Runtime>::insert(NET, 128);
		assert_ok!(count(owner(), 2));
		assert_noop!(count(owner(), 1), Refused::<Runtime>::TxRateLimitExceeded);
		assert_noop!(split(&[1, 2]), Refused::<Runtime>::InvalidValue);
		assert_ok!(split(&[5, 65_530]));
		assert_eq!(MechanismEmissionSplit::<Runtime>::get(NET), Some(vec![5, 65_530]));
		assert_ok!(count(root(), 1));
		assert_eq!(MechanismEmissionSplit::<Runtime>::get(NET), None);
		assert_noop!(AdminUtils::sudo_set_max_mechanism_count(owner(), 3), BadOrigin);
		assert_ok!(AdminUtils::sudo_set_max_mechanism_count(root(), 3));
		assert_eq!(MaxMechanismCount::<Runtime>::get(), 3);
	});
}

#[test]
fn the_owners_hotkey_is_set_once_a_week() {
	subnet(|| {
		let set = |who| AdminUtils::sudo_set_sn_owner_hotkey(who, NET, Bob.to_account_id());
		assert_ok!(set(owner()));
		assert_eq!(SubnetOwnerHotkey::<Runtime>::get(NET), Bob.to_account_id());
		assert_noop!(set(root()), Refused::<Runtime>::TxRateLimitExceeded);
		let nobody = AccountId::from([0; 32]);
		LastRateLimitedBlock::<Runtime>::remove(RateLimitKey::SetSNOwnerHotkey(NET));
		let outcome = AdminUtils::sudo_set_subnet_owner_hotkey(owner(), NET, nobody);
		assert_eq!(outcome, Err(Refused::<Runtime>::CannotUseSystemAccount.into()));
		let subnet = pallet_subtensor::Pallet::<Runtime>::subnet_account(NET);
		let outcome = AdminUtils::sudo_set_subnet_owner_hotkey(owner(), NET, subnet);
		assert_eq!(outcome, Err(Refused::<Runtime>::CannotUseSystemAccount.into()));
	});
}

#[test]
fn prices_and_the_owners_own_pay_are_tuned_by_root_and_owner() {
	subnet(|| {
		let alpha = I96F32 { bits: 1 << 20 };
		assert_noop!(AdminUtils::sudo_set_subnet_moving_alpha(owner(), alpha), BadOrigin);
		assert_ok!(AdminUtils::sudo_set_subnet_moving_alpha(root(), alpha));
		assert_eq!(SubnetMovingAlpha::<Runtime>::get(), alpha);
		assert_ok!(AdminUtils::sudo_set_ema_price_halving_period(root(), NET, 9));
		assert_eq!(EMAPriceHalvingBlocks::<Runtime>::get(NET), 9);
		assert_ok!(AdminUtils::sudo_set_network_immunity_period(root(), 8));
		assert!(was_told(pallet_subtensor::Event::<Runtime>::NetworkImmunityPeriodSet(8)));
		let recycle = RecycleOrBurnEnum::Recycle;
		assert_ok!(AdminUtils::sudo_set_recycle_or_burn(owner(), NET, recycle));
		assert_eq!(RecycleOrBurn::<Runtime>::get(NET), recycle);
	});
}

#[test]
fn stake_below_a_risen_least_is_paid_out() {
	subnet(|| {
		let (bob, hotkey) = (Bob.to_account_id(), AliceStash.to_account_id());
		SubtokenEnabled::<Runtime>::insert(NET, true);
		let origin = || RuntimeOrigin::signed(bob.clone());
		assert_ok!(SubtensorModule::add_stake(origin(), hotkey.clone(), NET, TAO));
		// The least stake is 0.002 TAO: 400 of them leave a stake of 1 TAO, 1000 do not.
		let set =
			|who, millionths| AdminUtils::sudo_set_nominator_min_required_stake(who, millionths);
		assert_noop!(set(owner(), 1), BadOrigin);
		assert_ok!(set(root(), 400_000_000));
		assert!(SubtensorModule::stake(&hotkey, &bob, NET) > 0);
		assert_ok!(set(root(), 1_000_000_000));
		assert_eq!(SubtensorModule::stake(&hotkey, &bob, NET), 0);
	});
}

#[test]
fn an_owner_trims_a_subnet_once_in_thirty_days() {
	subnet(|| {
		MinAllowedUids::<Runtime>::insert(NET, 1);
		assert_ok!(AdminUtils::sudo_trim_to_max_allowed_uids(owner(), NET, 9));
		assert_eq!(MaxAllowedUids::<Runtime>::get(NET), 9);
		let again = AdminUtils::sudo_trim_to_max_allowed_uids(owner(), NET, 8);
		assert_eq!(again, Err(Refused::<Runtime>::TxRateLimitExceeded.into()));
	});
}

#[test]
fn calls_that_subtensor_gave_up_fail_by_name() {
	subnet(|| {
		let pow = AdminUtils::sudo_set_network_pow_registration_allowed(root(), NET, true);
		assert_noop!(pow, Error::<Runtime>::POWRegistrationDisabled);
		assert_noop!(AdminUtils::sudo_set_total_issuance(root(), 1), Error::<Runtime>::Deprecated);
	});
}

#[test]
fn calls_cost_a_fee_and_three_of_them_are_operational() {
	let class = |call: RuntimeCall| {
		let info = call.get_dispatch_info();
		(info.class, info.pays_fee)
	};
	let rho = Admin::sudo_set_rho { netuid: NET, rho: 1 };
	assert_eq!(class(rho.into()), (DispatchClass::Normal, Pays::Yes));
	let factor = U64F64 { bits: 1 << 64 };
	let operational: [RuntimeCall; 3] = [
		Admin::sudo_set_burn_half_life { netuid: NET, burn_half_life: 1 }.into(),
		Admin::sudo_set_burn_increase_mult { netuid: NET, burn_increase_mult: factor }.into(),
		Admin::sudo_set_owner_cut_enabled { netuid: NET, enabled: true }.into(),
	];
	for call in operational {
		assert_eq!(class(call), (DispatchClass::Operational, Pays::Yes));
	}
}
