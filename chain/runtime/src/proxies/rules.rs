//! Which calls a kind of proxy allows, by the names that the metadata shows. A list may name calls
//! that this chain has not: they are Subtensor's, and none of them is let through unawares once it
//! is there.

use super::ProxyType;

/// Stands for every call of a pallet.
const EVERY: &str = "*";

/// A call: its pallet and its name.
pub type Name = (&'static str, &'static str);

/// What a kind of proxy allows.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
	/// Only these calls, and of them none of the second list.
	Only(&'static [Name], &'static [Name]),
	/// All calls but these.
	AllBut(&'static [Name]),
}

impl Rule {
	/// Whether a call may be made.
	pub fn allows(&self, pallet: &str, call: &str) -> bool {
		let is_in = |list: &[Name]| {
			list.iter().any(|(of, name)| *of == pallet && (*name == EVERY || *name == call))
		};
		match self {
			Self::Only(some, except) => is_in(some) && !is_in(except),
			Self::AllBut(some) => !is_in(some),
		}
	}
}

/// The calls that a kind of proxy allows. Those of kinds that look at a call's arguments are not said
/// here.
pub fn of(kind: ProxyType) -> Rule {
	match kind {
		ProxyType::Any => Rule::AllBut(&[]),
		ProxyType::NonTransfer => Rule::AllBut(NON_TRANSFER),
		ProxyType::NonFungible => Rule::AllBut(NON_FUNGIBLE),
		ProxyType::NonCritical => Rule::AllBut(NON_CRITICAL),
		ProxyType::Owner => Rule::Only(OWNER, OWNER_EXCEPT),
		ProxyType::Transfer => Rule::Only(TRANSFER, &[]),
		ProxyType::Staking => Rule::Only(STAKING, &[]),
		ProxyType::Registration => Rule::Only(REGISTRATION, &[]),
		ProxyType::ChildKeys => Rule::Only(CHILD_KEYS, &[]),
		ProxyType::SwapHotkey => Rule::Only(SWAP_HOTKEY, &[]),
		ProxyType::SubnetLeaseBeneficiary => Rule::Only(LEASE, &[]),
		ProxyType::RootClaim => Rule::Only(&[("SubtensorModule", "claim_root")], &[]),
		ProxyType::Senate
		| ProxyType::Triumvirate
		| ProxyType::Governance
		| ProxyType::RootWeights
		| ProxyType::SmallTransfer
		| ProxyType::SudoUncheckedSetCode => Rule::Only(&[], &[]),
	}
}

const NON_TRANSFER: &[Name] = &[
	("Balances", EVERY),
	("SubtensorModule", "transfer_stake"),
	("SubtensorModule", "schedule_swap_coldkey"),
	("SubtensorModule", "swap_coldkey"),
	("SubtensorModule", "announce_coldkey_swap"),
	("SubtensorModule", "swap_coldkey_announced"),
	("SubtensorModule", "clear_coldkey_swap_announcement"),
	("SubtensorModule", "dispute_coldkey_swap"),
];

const NON_FUNGIBLE: &[Name] = &[
	("Balances", EVERY),
	("SubtensorModule", "add_stake"),
	("SubtensorModule", "add_stake_limit"),
	("SubtensorModule", "remove_stake"),
	("SubtensorModule", "remove_stake_limit"),
	("SubtensorModule", "remove_stake_full_limit"),
	("SubtensorModule", "unstake_all"),
	("SubtensorModule", "unstake_all_alpha"),
	("SubtensorModule", "swap_stake"),
	("SubtensorModule", "swap_stake_limit"),
	("SubtensorModule", "move_stake"),
	("SubtensorModule", "transfer_stake"),
	("SubtensorModule", "burned_register"),
	("SubtensorModule", "root_register"),
	("SubtensorModule", "schedule_swap_coldkey"),
	("SubtensorModule", "swap_coldkey"),
	("SubtensorModule", "announce_coldkey_swap"),
	("SubtensorModule", "swap_coldkey_announced"),
	("SubtensorModule", "clear_coldkey_swap_announcement"),
	("SubtensorModule", "dispute_coldkey_swap"),
	("SubtensorModule", "swap_hotkey"),
	("SubtensorModule", "swap_hotkey_v2"),
];

const NON_CRITICAL: &[Name] = &[
	("SubtensorModule", "dissolve_network"),
	("SubtensorModule", "root_register"),
	("SubtensorModule", "burned_register"),
	("Sudo", EVERY),
	("SubtensorModule", "announce_coldkey_swap"),
	("SubtensorModule", "swap_coldkey_announced"),
	("SubtensorModule", "clear_coldkey_swap_announcement"),
	("SubtensorModule", "dispute_coldkey_swap"),
];

const OWNER: &[Name] = &[
	("AdminUtils", EVERY),
	("SubtensorModule", "set_subnet_identity"),
	("SubtensorModule", "update_symbol"),
];

const OWNER_EXCEPT: &[Name] =
	&[("AdminUtils", "sudo_set_sn_owner_hotkey"), ("AdminUtils", "sudo_set_subnet_owner_hotkey")];

const TRANSFER: &[Name] = &[
	("Balances", "transfer_keep_alive"),
	("Balances", "transfer_allow_death"),
	("Balances", "transfer_all"),
	("SubtensorModule", "transfer_stake"),
];

const STAKING: &[Name] = &[
	("SubtensorModule", "add_stake"),
	("SubtensorModule", "remove_stake"),
	("SubtensorModule", "unstake_all"),
	("SubtensorModule", "unstake_all_alpha"),
	("SubtensorModule", "swap_stake"),
	("SubtensorModule", "swap_stake_limit"),
	("SubtensorModule", "move_stake"),
	("SubtensorModule", "add_stake_limit"),
	("SubtensorModule", "remove_stake_limit"),
	("SubtensorModule", "remove_stake_full_limit"),
	("SubtensorModule", "set_root_claim_type"),
];

const REGISTRATION: &[Name] = &[
	("SubtensorModule", "burned_register"),
	("SubtensorModule", "register"),
	("SubtensorModule", "register_limit"),
];

const CHILD_KEYS: &[Name] =
	&[("SubtensorModule", "set_children"), ("SubtensorModule", "set_childkey_take")];

const SWAP_HOTKEY: &[Name] =
	&[("SubtensorModule", "swap_hotkey"), ("SubtensorModule", "swap_hotkey_v2")];

const LEASE: &[Name] = &[
	("SubtensorModule", "start_call"),
	("AdminUtils", "sudo_set_serving_rate_limit"),
	("AdminUtils", "sudo_set_min_difficulty"),
	("AdminUtils", "sudo_set_max_difficulty"),
	("AdminUtils", "sudo_set_weights_version_key"),
	("AdminUtils", "sudo_set_adjustment_alpha"),
	("AdminUtils", "sudo_set_immunity_period"),
	("AdminUtils", "sudo_set_min_allowed_weights"),
	("AdminUtils", "sudo_set_kappa"),
	("AdminUtils", "sudo_set_rho"),
	("AdminUtils", "sudo_set_activity_cutoff"),
	("AdminUtils", "sudo_set_network_registration_allowed"),
	("AdminUtils", "sudo_set_network_pow_registration_allowed"),
	("AdminUtils", "sudo_set_max_burn"),
	("AdminUtils", "sudo_set_bonds_moving_average"),
	("AdminUtils", "sudo_set_bonds_penalty"),
	("AdminUtils", "sudo_set_commit_reveal_weights_enabled"),
	("AdminUtils", "sudo_set_liquid_alpha_enabled"),
	("AdminUtils", "sudo_set_alpha_values"),
	("AdminUtils", "sudo_set_commit_reveal_weights_interval"),
	("AdminUtils", "sudo_set_toggle_transfer"),
	("AdminUtils", "sudo_set_subnet_emission_enabled"),
	("AdminUtils", "sudo_set_min_childkey_take_per_subnet"),
];
