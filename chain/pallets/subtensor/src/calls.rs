//! The calls, in the order of their index. FRAME wants all of them in one block; each only finds out
//! who calls and hands on to the file that does it.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces the caller's row of weights on mechanism 0 of a subnet.
		///
		/// `dests` are uids, `weights` their weights; they are scaled so that the greatest is 65535.
		/// The caller is a hotkey. Free. The errors, in their order, are those of
		/// [`checks::weights::set`](crate::checks::weights::set).
		#[pallet::call_index(0)]
		#[pallet::weight((costs::set_weights::<T>(dests.len()), DispatchClass::Normal, Pays::No))]
		pub fn set_weights(
			origin: OriginFor<T>,
			netuid: u16,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_set_weights(&hotkey, netuid, 0, dests, weights, version_key)
		}

		/// Stakes `amount_staked` rao of the caller with `hotkey` on a subnet.
		///
		/// # Errors
		///
		/// `SubnetNotExists`, `SubtokenDisabled`, `AmountTooLow` (below 2,000,000 rao),
		/// `NotEnoughBalanceToStake` (an account keeps its existential deposit),
		/// `HotKeyAccountNotExists`, `Overflow` (stake with too many hotkeys).
		#[pallet::call_index(2)]
		#[pallet::weight(costs::stake::<T>())]
		pub fn add_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_staked: u64,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked)
		}

		/// Takes `amount_unstaked` alpha of the caller's stake with `hotkey` back.
		///
		/// # Errors
		///
		/// `SubnetNotExists`, `SubtokenDisabled`, `HotKeyAccountNotExists`,
		/// `NotEnoughStakeToWithdraw`, `AmountTooLow` (below 2,000,000 rao, unless it is all of it).
		#[pallet::call_index(3)]
		#[pallet::weight(costs::stake::<T>())]
		pub fn remove_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_unstaked: u64,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked)
		}

		/// Publishes where the caller, a hotkey, answers on a subnet.
		///
		/// Free. The errors, in their order, are those of
		/// [`checks::serving::axon`](crate::checks::serving::axon).
		#[pallet::call_index(4)]
		#[pallet::weight((costs::serve_axon::<T>(), DispatchClass::Normal, Pays::No))]
		pub fn serve_axon(
			origin: OriginFor<T>,
			netuid: u16,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
			protocol: u8,
			placeholder1: u8,
			placeholder2: u8,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let block = Self::now();
			let axon = AxonInfo {
				block,
				version,
				ip,
				port,
				ip_type,
				protocol,
				placeholder1,
				placeholder2,
			};
			Self::do_serve_axon(hotkey, netuid, axon)
		}

		/// Registers `hotkey` on a subnet; the caller owns it and pays the price of a registration.
		///
		/// # Errors
		///
		/// In this order: `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`,
		/// `SubNetRegistrationDisabled`, `HotKeyAlreadyRegisteredInSubNet`,
		/// `NotEnoughBalanceToStake`, `NonAssociatedColdKey`, `NoNeuronIdAvailable`.
		#[pallet::call_index(7)]
		#[pallet::weight(costs::burned_register::<T>())]
		pub fn burned_register(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_burned_register(&coldkey, netuid, &hotkey)
		}

		/// Creates a subnet that the caller owns, with `hotkey` as its first neuron; the caller pays
		/// the price of a subnet.
		///
		/// # Errors
		///
		/// In this order: `NonAssociatedColdKey`, `CannotUseSystemAccount`,
		/// `SubNetRegistrationDisabled`, `NetworkTxRateLimitExceeded`, `SubnetLimitReached`,
		/// `CannotAffordLockCost`.
		#[pallet::call_index(59)]
		#[pallet::weight(costs::register_network::<T>())]
		pub fn register_network(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_register_network(&coldkey, &hotkey)
		}

		/// Lends stake of `hotkey`, which the caller owns, to `children` on a subnet: pairs of
		/// proportion, of 2^64 - 1, and hotkey. They replace those it has; an empty list takes all
		/// back.
		///
		/// On a started subnet the list waits `PendingChildKeyCooldown` blocks and then for the next
		/// epoch; it is dropped there if meanwhile a child became a parent.
		///
		/// # Errors
		///
		/// In this order: `TxRateLimitExceeded` (too soon after the last list),
		/// `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`, `NonAssociatedColdKey`,
		/// `DuplicateChild`, `InvalidChild` (itself, or one with too many parents), `TooManyChildren`
		/// (above 5), `ProportionOverflow`, `ChildParentInconsistency` (a parent of the hotkey),
		/// `NotEnoughStakeToSetChildkeys` (below `StakeThreshold` on all subnets together).
		#[pallet::call_index(67)]
		#[pallet::weight(costs::set_children::<T>(children.len()))]
		pub fn set_children(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			children: Vec<(u64, T::AccountId)>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_children(&coldkey, &hotkey, netuid, children)
		}

		/// Starts a subnet of the caller: from the next block it has emission, and stake may be added.
		///
		/// # Errors
		///
		/// In this order: `SubnetNotExists`, `BadOrigin` (the caller is not the owner),
		/// `FirstEmissionBlockNumberAlreadySet`, `NeedWaitingMoreBlocksToStarCall`.
		#[pallet::call_index(92)]
		#[pallet::weight(T::DbWeight::get().reads_writes(5, 2))]
		pub fn start_call(origin: OriginFor<T>, netuid: u16) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_start_call(&coldkey, netuid)
		}

		/// [`Pallet::set_weights`] for mechanism `mecid` of a subnet.
		#[pallet::call_index(119)]
		#[pallet::weight((costs::set_weights::<T>(dests.len()), DispatchClass::Normal, Pays::No))]
		pub fn set_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_set_weights(&hotkey, netuid, mecid, dests, weights, version_key)
		}
	}
}
