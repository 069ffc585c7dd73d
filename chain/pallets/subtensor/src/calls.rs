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
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::set_weights(dests.len() as u32), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn set_weights(
			origin: OriginFor<T>,
			netuid: u16,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::set_weights(dests.len() as u32);
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			costs::settle(
				weight,
				Self::do_set_weights(&hotkey, netuid, 0, dests, weights, version_key),
			)
		}

		/// Stakes `amount_staked` rao of the caller with `hotkey` on a subnet, at whatever price there is.
		///
		/// # Errors
		///
		/// In this order: `InsufficientLiquidity` (more than a thousand times the pool),
		/// `SubnetNotExists`, `SubtokenDisabled`, `AmountTooLow` (below 2,000,000 rao and their fee),
		/// `NotEnoughBalanceToStake` (an account keeps its existential deposit, and stakes the rest),
		/// `HotKeyAccountNotExists`, `InsufficientLiquidity` (nothing would be got), `Overflow` (stake with
		/// too many hotkeys).
		#[pallet::call_index(2)]
		#[pallet::weight(costs::add_stake::<T>(*netuid))]
		pub fn add_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_staked: u64,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked)
		}

		/// Takes `amount_unstaked` alpha of the caller's stake with `hotkey` back, or all if there is less, at
		/// whatever price there is.
		///
		/// What is left with the hotkey of another is paid out too when it is below
		/// `NominatorMinRequiredStake`.
		///
		/// # Errors
		///
		/// In this order: `SubtokenDisabled`, `InsufficientLiquidity` (more than a thousand times the
		/// pool), `SubnetNotExists`, `AmountTooLow` (nothing), `InsufficientLiquidity` (the pool has not so
		/// much), `AmountTooLow` (worth less than 2,000,000 rao, unless it is all),
		/// `HotKeyAccountNotExists`.
		#[pallet::call_index(3)]
		#[pallet::weight(costs::remove_stake::<T>(*netuid, T::MaxHotkeys::get()))]
		pub fn remove_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_unstaked: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::remove_stake::<T>(netuid, hotkeys);
			costs::settle(weight, Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked))
		}

		/// Publishes where the caller, a hotkey, answers on a subnet.
		///
		/// Free. The errors, in their order, are those of
		/// [`checks::serving::axon`](crate::checks::serving::axon).
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::serve_axon(), DispatchClass::Normal, Pays::No))]
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
			Self::do_serve_axon(hotkey, netuid, axon, None)
		}

		/// Publishes where the caller, a hotkey, shows its metrics on a subnet.
		///
		/// Free. The errors, in their order, are those of
		/// [`checks::serving::prometheus`](crate::checks::serving::prometheus).
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::serve_prometheus(), DispatchClass::Normal, Pays::No))]
		pub fn serve_prometheus(
			origin: OriginFor<T>,
			netuid: u16,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let block = Self::now();
			let endpoint = PrometheusInfo { block, version, ip, port, ip_type };
			Self::do_serve_prometheus(hotkey, netuid, endpoint)
		}

		/// [`Pallet::burned_register`] with arguments that nothing depends on: registration takes no
		/// work any more.
		#[pallet::call_index(6)]
		#[pallet::weight(costs::burned_register::<T>(*netuid))]
		pub fn register(
			origin: OriginFor<T>,
			netuid: u16,
			_block_number: u64,
			_nonce: u64,
			_work: Vec<u8>,
			hotkey: T::AccountId,
			_coldkey: T::AccountId,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_burned_register(&coldkey, netuid, &hotkey)
		}

		/// Registers `hotkey` on a subnet; the caller owns it and pays the price of a registration.
		///
		/// # Errors
		///
		/// In this order: `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`,
		/// `SubNetRegistrationDisabled`, `HotKeyAlreadyRegisteredInSubNet`,
		/// `NotEnoughBalanceToStake`, `NonAssociatedColdKey`, `NoNeuronIdAvailable`.
		#[pallet::call_index(7)]
		#[pallet::weight(costs::burned_register::<T>(*netuid))]
		pub fn burned_register(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_burned_register(&coldkey, netuid, &hotkey)
		}

		/// [`Pallet::serve_axon`] with a certificate: one byte that says how the key is made, then the
		/// public key, at most 64 bytes. A certificate that is empty or too long is left out.
		#[pallet::call_index(40)]
		#[pallet::weight((T::WeightInfo::serve_axon_tls(), DispatchClass::Normal, Pays::No))]
		pub fn serve_axon_tls(
			origin: OriginFor<T>,
			netuid: u16,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
			protocol: u8,
			placeholder1: u8,
			placeholder2: u8,
			certificate: Vec<u8>,
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
			Self::do_serve_axon(hotkey, netuid, axon, Some(&certificate))
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
		#[pallet::weight(costs::replace_network::<T>())]
		pub fn register_network(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_register_network(&coldkey, &hotkey, None)
		}

		/// Dissolves a subnet; `_coldkey` does not matter. Root only.
		///
		/// # Errors
		///
		/// `BadOrigin`, `SubnetNotExists`, `SubnetLimitReached` (as many are on their way out as there may
		/// be subnets).
		#[pallet::call_index(61)]
		#[pallet::weight(costs::dissolve_network::<T>())]
		pub fn dissolve_network(
			origin: OriginFor<T>,
			_coldkey: T::AccountId,
			netuid: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_dissolve_network(netuid)
		}

		/// Gives `hotkey` a seat on the root network; where all are taken, that of the member with the
		/// least stake there, if the hotkey has more. The caller owns the hotkey if nobody did, and the
		/// hotkey becomes a delegate.
		///
		/// # Errors
		///
		/// In this order: `RootNetworkDoesNotExist`, `TooManyRegistrationsThisBlock`,
		/// `TooManyRegistrationsThisInterval`, `HotKeyAlreadyRegisteredInSubNet`,
		/// `CannotUseSystemAccount`, `Overflow` (too many hotkeys), `StakeTooLowForRoot`.
		#[pallet::call_index(62)]
		#[pallet::weight(costs::root_register::<T>())]
		pub fn root_register(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_root_register(&coldkey, &hotkey)
		}

		/// Lowers the part of dividends that the owner of a delegate, the caller, gets first.
		///
		/// `take` is of 65535. Free. The errors, in their order, are those of
		/// [`checks::takes::decrease`](crate::checks::takes::decrease).
		#[pallet::call_index(65)]
		#[pallet::weight((T::WeightInfo::decrease_take(), DispatchClass::Normal, Pays::No))]
		pub fn decrease_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_decrease_take(&coldkey, &hotkey, take)
		}

		/// Raises the part of dividends that the owner of a delegate, the caller, gets first.
		///
		/// `take` is of 65535. Free. The errors, in their order, are those of
		/// [`checks::takes::increase`](crate::checks::takes::increase).
		#[pallet::call_index(66)]
		#[pallet::weight((T::WeightInfo::increase_take(), DispatchClass::Normal, Pays::No))]
		pub fn increase_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_increase_take(&coldkey, &hotkey, take)
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
		#[pallet::weight(costs::set_children::<T>(hotkey, *netuid, children.len()))]
		pub fn set_children(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			children: Vec<(u64, T::AccountId)>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_children(&coldkey, &hotkey, netuid, children)
		}

		/// Says who the caller, a coldkey, is.
		///
		/// # Errors
		///
		/// In this order: `HotKeyNotRegisteredInNetwork` (no hotkey of the caller has a uid),
		/// `InvalidIdentity` (a text is too long: 1,024 bytes for the image, the description and what
		/// is additional, 256 for the others).
		#[pallet::call_index(68)]
		#[pallet::weight(T::WeightInfo::set_identity())]
		pub fn set_identity(
			origin: OriginFor<T>,
			name: Vec<u8>,
			url: Vec<u8>,
			github_repo: Vec<u8>,
			image: Vec<u8>,
			discord: Vec<u8>,
			description: Vec<u8>,
			additional: Vec<u8>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let identity =
				ChainIdentityV2 { name, url, github_repo, image, discord, description, additional };
			Self::do_set_identity(&coldkey, identity)
		}

		/// Puts `new_hotkey` in the place of `hotkey`, which the caller owns, on a subnet or on all: its
		/// uids, endpoints, relations, take, stake and what it has earned. Costs 0.001 TAO on a subnet, 0.1
		/// TAO on all; they are recycled.
		///
		/// # Errors
		///
		/// In this order: `NonAssociatedColdKey` (either hotkey is another's), `NewHotKeyIsSameWithOld`,
		/// `HotKeySetTxRateLimitExceeded`, `HotKeyAlreadyRegisteredInSubNet`,
		/// `NewHotKeyNotCleanForRootSwap` (it has stake or claims there), `Overflow` (with it would move
		/// more stakes than a block may), `SubnetNotExists`, `HotKeySwapOnSubnetIntervalNotPassed`,
		/// `CannotUseSystemAccount`, `Overflow` (too many hotkeys), `NotEnoughBalanceToPaySwapHotKey`,
		/// `InvalidChild` (the new hotkey is a parent or a child of the old).
		#[pallet::call_index(70)]
		#[pallet::weight(costs::greatest_swap::<T>(netuid.is_none()))]
		pub fn swap_hotkey(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			new_hotkey: T::AccountId,
			netuid: Option<u16>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_swap_hotkey(&coldkey, &hotkey, &new_hotkey, netuid, false)
		}

		/// [`Pallet::swap_hotkey`]; with `keep_stake` the stake, and what it has earned, stays with the
		/// old hotkey.
		#[pallet::call_index(72)]
		#[pallet::weight(costs::greatest_swap::<T>(netuid.is_none()))]
		pub fn swap_hotkey_v2(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			new_hotkey: T::AccountId,
			netuid: Option<u16>,
			keep_stake: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_swap_hotkey(&coldkey, &hotkey, &new_hotkey, netuid, keep_stake)
		}

		/// Sets what a child, a hotkey of the caller, keeps of what lent stake earns on a subnet; of
		/// 65535.
		///
		/// # Errors
		///
		/// In this order: `NonAssociatedColdKey`, `InvalidChildkeyTake` (outside the bounds),
		/// `TxChildkeyTakeRateLimitExceeded` (a rise too soon after the last change).
		#[pallet::call_index(75)]
		#[pallet::weight(T::WeightInfo::set_childkey_take())]
		pub fn set_childkey_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_childkey_take(&coldkey, &hotkey, netuid, take)
		}

		/// Says what a subnet of the caller is.
		///
		/// # Errors
		///
		/// In this order: `NotSubnetOwner`, `InvalidIdentity` (a text is too long: 256 bytes for the
		/// name and Discord, 1,024 for the others).
		#[pallet::call_index(78)]
		#[pallet::weight(T::WeightInfo::set_subnet_identity())]
		pub fn set_subnet_identity(
			origin: OriginFor<T>,
			netuid: u16,
			subnet_name: Vec<u8>,
			github_repo: Vec<u8>,
			subnet_contact: Vec<u8>,
			subnet_url: Vec<u8>,
			discord: Vec<u8>,
			description: Vec<u8>,
			logo_url: Vec<u8>,
			additional: Vec<u8>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let identity = SubnetIdentityV3 {
				subnet_name,
				github_repo,
				subnet_contact,
				subnet_url,
				discord,
				description,
				logo_url,
				additional,
			};
			Self::do_set_subnet_identity(&coldkey, netuid, identity)
		}

		/// Registers a subnet as `register_network` does, and says at once what it is.
		///
		/// # Errors
		///
		/// Those of `register_network`, then `InvalidIdentity`.
		#[pallet::call_index(79)]
		#[pallet::weight(costs::replace_network::<T>().saturating_add(T::WeightInfo::set_subnet_identity()))]
		pub fn register_network_with_identity(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			identity: Option<SubnetIdentityV3>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_register_network(&coldkey, &hotkey, identity)
		}

		/// [`Pallet::set_weights`] for several subnets: `weights` are pairs of uid and weight. What fails
		/// is told by events and does not hinder the rest. Free.
		///
		/// # Errors
		///
		/// `InputLengthsUnequal`, `NotEnoughStakeToSetWeights` (on any of the subnets).
		#[pallet::call_index(80)]
		#[pallet::weight((
			costs::sum(weights.iter().map(|row| {
				costs::judged::<T>(T::WeightInfo::set_weights(row.len() as u32), MAX_PARENTS)
			})),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn batch_set_weights(
			origin: OriginFor<T>,
			netuids: Vec<Compact<u16>>,
			weights: Vec<Vec<(Compact<u16>, Compact<u16>)>>,
			version_keys: Vec<Compact<u64>>,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let rows = netuids.iter().zip(&weights);
			let weight = costs::sum(rows.map(|(netuid, row)| {
				let parents = costs::parents_of::<T>(&hotkey, netuid.0);
				costs::judged::<T>(T::WeightInfo::set_weights(row.len() as u32), parents)
			}));
			costs::settle(
				weight,
				Self::do_batch_set_weights(hotkey, netuids, weights, version_keys),
			)
		}

		/// Takes all stake of the caller with `hotkey` back, on every subnet where it can be taken.
		///
		/// # Errors
		///
		/// `HotKeyAccountNotExists`. Subnets of which stake cannot be taken are passed over.
		#[pallet::call_index(83)]
		#[pallet::weight(costs::unstake_all::<T>(T::MaxHotkeys::get()))]
		pub fn unstake_all(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::unstake_all::<T>(hotkeys);
			costs::settle(weight, Self::do_unstake_all(&coldkey, &hotkey))
		}

		/// [`Pallet::unstake_all`] but for the root network, where all that was taken is staked.
		///
		/// # Errors
		///
		/// In this order: `HotKeyAccountNotExists`, `AmountTooLow` (there was nothing to take).
		#[pallet::call_index(84)]
		#[pallet::weight(costs::unstake_all_alpha::<T>())]
		pub fn unstake_all_alpha(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_unstake_all_alpha(&coldkey, &hotkey)
		}

		/// Moves stake of the caller from one hotkey to another, and from one subnet to another; through
		/// the pools when the subnet changes.
		///
		/// # Errors
		///
		/// In this order: `SameNetuid` (nothing would move), `SubnetNotExists`, `SubtokenDisabled`,
		/// `HotKeyAccountNotExists`, between subnets `InsufficientLiquidity` and `AmountTooLow` (worth
		/// 2,000,000 rao or less), within one `AmountTooLow` (worth less).
		#[pallet::call_index(85)]
		#[pallet::weight(costs::between::<T>(T::WeightInfo::move_stake(), [*origin_netuid, *destination_netuid], T::MaxHotkeys::get()))]
		pub fn move_stake(
			origin: OriginFor<T>,
			origin_hotkey: T::AccountId,
			destination_hotkey: T::AccountId,
			origin_netuid: u16,
			destination_netuid: u16,
			alpha_amount: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::between::<T>(
				T::WeightInfo::move_stake(),
				[origin_netuid, destination_netuid],
				hotkeys,
			);
			costs::settle(
				weight,
				Self::do_move_stake(
					&coldkey,
					&origin_hotkey,
					&destination_hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
				),
			)
		}

		/// Gives stake of the caller to another coldkey, with the same hotkey.
		///
		/// # Errors
		///
		/// Those of [`Pallet::move_stake`], and before the swaps `TransferDisallowed`, where either subnet
		/// keeps its stake with who has it, and `Overflow`, where others fill half of the list of hotkeys
		/// of the other coldkey.
		#[pallet::call_index(86)]
		#[pallet::weight(costs::between::<T>(T::WeightInfo::transfer_stake(), [*origin_netuid, *destination_netuid], T::MaxHotkeys::get()))]
		pub fn transfer_stake(
			origin: OriginFor<T>,
			destination_coldkey: T::AccountId,
			hotkey: T::AccountId,
			origin_netuid: u16,
			destination_netuid: u16,
			alpha_amount: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::between::<T>(
				T::WeightInfo::transfer_stake(),
				[origin_netuid, destination_netuid],
				hotkeys,
			);
			costs::settle(
				weight,
				Self::do_transfer_stake(
					&coldkey,
					&destination_coldkey,
					&hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
				),
			)
		}

		/// Moves stake of the caller from one subnet to another, with the same hotkey.
		///
		/// # Errors
		///
		/// Those of [`Pallet::move_stake`].
		#[pallet::call_index(87)]
		#[pallet::weight(costs::between::<T>(T::WeightInfo::swap_stake(), [*origin_netuid, *destination_netuid], T::MaxHotkeys::get()))]
		pub fn swap_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: u16,
			destination_netuid: u16,
			alpha_amount: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::between::<T>(
				T::WeightInfo::swap_stake(),
				[origin_netuid, destination_netuid],
				hotkeys,
			);
			costs::settle(
				weight,
				Self::do_swap_stake(
					&coldkey,
					&hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
					None,
				),
			)
		}

		/// [`Pallet::add_stake`] while alpha costs no more than `limit_price` rao: as much of it as there is
		/// with `allow_partial`, else all or nothing.
		///
		/// # Errors
		///
		/// Those of [`Pallet::add_stake`]; before `SubnetNotExists` the swap pallet's `PriceLimitExceeded`
		/// (alpha costs more already) and `ReservesTooLow`; before `NotEnoughBalanceToStake`
		/// `SlippageTooHigh`.
		#[pallet::call_index(88)]
		#[pallet::weight(costs::add_stake_limit::<T>(*netuid))]
		pub fn add_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_staked: u64,
			limit_price: u64,
			allow_partial: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_add_stake_limit(
				&coldkey,
				&hotkey,
				netuid,
				amount_staked,
				limit_price,
				allow_partial,
			)
		}

		/// [`Pallet::remove_stake`] while alpha brings no less than `limit_price` rao: as much of it as there
		/// is with `allow_partial`, else all or nothing.
		///
		/// # Errors
		///
		/// Those of [`Pallet::remove_stake`] without `SubtokenDisabled`; before `SubnetNotExists` the swap
		/// pallet's `PriceLimitExceeded` (alpha brings less already) and `ReservesTooLow`; after the first
		/// `AmountTooLow` `NotEnoughStakeToWithdraw`, before `HotKeyAccountNotExists` `SlippageTooHigh`.
		#[pallet::call_index(89)]
		#[pallet::weight(costs::remove_stake_limit::<T>(*netuid, T::MaxHotkeys::get()))]
		pub fn remove_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			amount_unstaked: u64,
			limit_price: u64,
			allow_partial: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::remove_stake_limit::<T>(netuid, hotkeys);
			costs::settle(
				weight,
				Self::do_remove_stake_limit(
					&coldkey,
					&hotkey,
					netuid,
					amount_unstaked,
					limit_price,
					allow_partial,
				),
			)
		}

		/// [`Pallet::swap_stake`] while an alpha of the origin brings at least `limit_price` billionths of an
		/// alpha of the destination: as much of it as there is with `allow_partial`, else all or nothing.
		///
		/// # Errors
		///
		/// Those of [`Pallet::move_stake`], and after the first `AmountTooLow` `SlippageTooHigh`.
		#[pallet::call_index(90)]
		#[pallet::weight(costs::between::<T>(T::WeightInfo::swap_stake_limit(), [*origin_netuid, *destination_netuid], T::MaxHotkeys::get()))]
		pub fn swap_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: u16,
			destination_netuid: u16,
			alpha_amount: u64,
			limit_price: u64,
			allow_partial: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::between::<T>(
				T::WeightInfo::swap_stake_limit(),
				[origin_netuid, destination_netuid],
				hotkeys,
			);
			costs::settle(
				weight,
				Self::do_swap_stake(
					&coldkey,
					&hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
					Some((limit_price, allow_partial)),
				),
			)
		}

		/// Makes the caller the owner of `hotkey`, if nobody is.
		///
		/// # Errors
		///
		/// `CannotUseSystemAccount`, `Overflow` (too many hotkeys).
		#[pallet::call_index(91)]
		#[pallet::weight(T::WeightInfo::try_associate_hotkey())]
		pub fn try_associate_hotkey(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_associate(&coldkey, &hotkey)
		}

		/// Starts a subnet of the caller: from the next block it has emission, and stake may be added.
		///
		/// # Errors
		///
		/// In this order: `SubnetNotExists`, `BadOrigin` (the caller is not the owner),
		/// `FirstEmissionBlockNumberAlreadySet`, `NeedWaitingMoreBlocksToStarCall`.
		#[pallet::call_index(92)]
		#[pallet::weight(T::WeightInfo::start_call())]
		pub fn start_call(origin: OriginFor<T>, netuid: u16) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_start_call(&coldkey, netuid)
		}

		/// Commits the caller, a hotkey, to a row of weights for mechanism 0 of a subnet, as a hash.
		///
		/// The hash is BLAKE2b-256 of the hotkey, the storage index, the uids, the values, the salt and
		/// the version key, in SCALE. Free. The errors, in their order, are those of
		/// `checks::commits::single`.
		#[pallet::call_index(96)]
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::commit_weights(), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn commit_weights(
			origin: OriginFor<T>,
			netuid: u16,
			commit_hash: H256,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::commit_weights();
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			costs::settle(weight, Self::do_commit_weights(&hotkey, netuid, 0, commit_hash))
		}

		/// Reveals the row that the caller committed to, which then is set. Commits before it are
		/// forgotten.
		///
		/// It is time when as many epochs have passed since the commit as `RevealPeriodEpochs` says.
		/// Free. The errors, in their order, are those of `checks::commits::reveal`.
		#[pallet::call_index(97)]
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::reveal_weights(uids.len() as u32, salt.len() as u32), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn reveal_weights(
			origin: OriginFor<T>,
			netuid: u16,
			uids: Vec<u16>,
			values: Vec<u16>,
			salt: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::reveal_weights(uids.len() as u32, salt.len() as u32);
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			costs::settle(
				weight,
				Self::do_reveal_weights(
					&hotkey,
					netuid,
					0,
					Reveal { uids, values, salt, version_key },
				),
			)
		}

		/// [`Pallet::reveal_weights`] for several commits of mechanism 0, all or none. Free.
		///
		/// # Errors
		///
		/// `InputLengthsUnequal`, and those of `checks::commits::reveal_all`.
		#[pallet::call_index(98)]
		#[pallet::weight((
			costs::reveals::<T>(uids_list, salts_list, MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn batch_reveal_weights(
			origin: OriginFor<T>,
			netuid: u16,
			uids_list: Vec<Vec<u16>>,
			values_list: Vec<Vec<u16>>,
			salts_list: Vec<Vec<u16>>,
			version_keys: Vec<u64>,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let parents = costs::parents_of::<T>(&hotkey, netuid);
			let weight = costs::reveals::<T>(&uids_list, &salts_list, parents);
			let reveals = Reveal::all::<T>(uids_list, values_list, salts_list, version_keys)?;
			costs::settle(weight, Self::do_batch_reveal_weights(hotkey, netuid, reveals))
		}

		/// [`Pallet::commit_weights`] for several subnets. What fails is told by events and does not
		/// hinder the rest. Free.
		///
		/// # Errors
		///
		/// `InputLengthsUnequal`, `NotEnoughStakeToSetWeights` (on any of the subnets).
		#[pallet::call_index(100)]
		#[pallet::weight((
			costs::sum(netuids.iter().map(|_| {
				costs::judged::<T>(T::WeightInfo::commit_weights(), MAX_PARENTS)
			})),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn batch_commit_weights(
			origin: OriginFor<T>,
			netuids: Vec<Compact<u16>>,
			commit_hashes: Vec<H256>,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = costs::sum(netuids.iter().map(|netuid| {
				let parents = costs::parents_of::<T>(&hotkey, netuid.0);
				costs::judged::<T>(T::WeightInfo::commit_weights(), parents)
			}));
			costs::settle(weight, Self::do_batch_commit_weights(hotkey, netuids, commit_hashes))
		}

		/// Takes all stake of the caller with `hotkey` on a subnet back, if each alpha brings at least
		/// `limit_price` rao, where that is given.
		///
		/// # Errors
		///
		/// Those of [`Pallet::remove_stake_limit`], or without a limit of [`Pallet::remove_stake`].
		#[pallet::call_index(103)]
		#[pallet::weight(costs::remove_stake::<T>(*netuid, T::MaxHotkeys::get()))]
		pub fn remove_stake_full_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: u16,
			limit_price: Option<u64>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			let hotkeys = costs::hotkeys_of::<T>(&coldkey);
			let weight = costs::remove_stake::<T>(netuid, hotkeys);
			costs::settle(
				weight,
				Self::do_remove_stake_full_limit(&coldkey, &hotkey, netuid, limit_price),
			)
		}

		/// Sets the blocks that new children wait. For root.
		#[pallet::call_index(109)]
		#[pallet::weight(T::DbWeight::get().writes(1))]
		pub fn set_pending_childkey_cooldown(
			origin: OriginFor<T>,
			cooldown: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			PendingChildKeyCooldown::<T>::put(cooldown);
			Ok(())
		}

		/// Gives a subnet another symbol. For its owner, or root.
		///
		/// # Errors
		///
		/// In this order: `BadOrigin`, `SymbolDoesNotExist`, `SymbolAlreadyInUse`.
		#[pallet::call_index(112)]
		#[pallet::weight(costs::update_symbol::<T>())]
		pub fn update_symbol(origin: OriginFor<T>, netuid: u16, symbol: Vec<u8>) -> DispatchResult {
			Self::ensure_owner_or_root(origin, netuid)?;
			Self::do_update_symbol(netuid, symbol)
		}

		/// [`Pallet::commit_timelocked_mechanism_weights`] for mechanism 0.
		#[pallet::call_index(113)]
		#[pallet::weight((costs::greatest_timelocked::<T>(), DispatchClass::Normal, Pays::No))]
		pub fn commit_timelocked_weights(
			origin: OriginFor<T>,
			netuid: u16,
			commit: BoundedVec<u8, ConstU32<MAX_TIMELOCKED_BYTES>>,
			reveal_round: u64,
			commit_reveal_version: u16,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let version = commit_reveal_version;
			let parents = costs::parents_of::<T>(&hotkey, netuid);
			costs::settle_timelocked::<T>(
				parents,
				Self::do_commit_timelocked(&hotkey, netuid, 0, commit, reveal_round, version),
			)
		}

		/// Stakes the mining income of the caller, a coldkey, on a subnet with `hotkey` from now on.
		///
		/// # Errors
		///
		/// In this order: `SubnetNotExists`, `HotKeyNotRegisteredInSubNet`,
		/// `SameAutoStakeHotkeyAlreadySet`, `Overflow` (too many coldkeys did so).
		#[pallet::call_index(114)]
		#[pallet::weight(T::WeightInfo::set_coldkey_auto_stake_hotkey())]
		pub fn set_coldkey_auto_stake_hotkey(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_destination(&coldkey, netuid, &hotkey)
		}

		/// [`Pallet::commit_weights`] for mechanism `mecid` of a subnet.
		#[pallet::call_index(115)]
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::commit_weights(), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn commit_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			commit_hash: H256,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::commit_weights();
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			costs::settle(weight, Self::do_commit_weights(&hotkey, netuid, mecid, commit_hash))
		}

		/// [`Pallet::reveal_weights`] for mechanism `mecid` of a subnet.
		#[pallet::call_index(116)]
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::reveal_weights(uids.len() as u32, salt.len() as u32), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn reveal_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			uids: Vec<u16>,
			values: Vec<u16>,
			salt: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::reveal_weights(uids.len() as u32, salt.len() as u32);
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			let reveal = Reveal { uids, values, salt, version_key };
			costs::settle(weight, Self::do_reveal_weights(&hotkey, netuid, mecid, reveal))
		}

		/// [`Pallet::commit_timelocked_mechanism_weights`] of version 4.
		#[pallet::call_index(117)]
		#[pallet::weight((costs::greatest_timelocked::<T>(), DispatchClass::Normal, Pays::No))]
		pub fn commit_crv3_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			commit: BoundedVec<u8, ConstU32<MAX_TIMELOCKED_BYTES>>,
			reveal_round: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let parents = costs::parents_of::<T>(&hotkey, netuid);
			costs::settle_timelocked::<T>(
				parents,
				Self::do_commit_timelocked(&hotkey, netuid, mecid, commit, reveal_round, 4),
			)
		}

		/// Commits the caller, a hotkey, to a row of weights for mechanism `mecid` of a subnet that
		/// nobody can read before the beacon reaches `reveal_round`.
		///
		/// Nothing opens commits yet: they are dropped when their time is over. Free. The errors, in
		/// their order, are those of `checks::commits::timelocked`.
		#[pallet::call_index(118)]
		#[pallet::weight((costs::greatest_timelocked::<T>(), DispatchClass::Normal, Pays::No))]
		pub fn commit_timelocked_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			commit: BoundedVec<u8, ConstU32<MAX_TIMELOCKED_BYTES>>,
			reveal_round: u64,
			commit_reveal_version: u16,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let version = commit_reveal_version;
			let parents = costs::parents_of::<T>(&hotkey, netuid);
			costs::settle_timelocked::<T>(
				parents,
				Self::do_commit_timelocked(&hotkey, netuid, mecid, commit, reveal_round, version),
			)
		}

		/// [`Pallet::set_weights`] for mechanism `mecid` of a subnet.
		#[pallet::call_index(119)]
		#[pallet::weight((
			costs::judged::<T>(T::WeightInfo::set_weights(dests.len() as u32), MAX_PARENTS),
			DispatchClass::Normal,
			Pays::No
		))]
		pub fn set_mechanism_weights(
			origin: OriginFor<T>,
			netuid: u16,
			mecid: u8,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = ensure_signed(origin)?;
			let weight = T::WeightInfo::set_weights(dests.len() as u32);
			let weight = costs::judged::<T>(weight, costs::parents_of::<T>(&hotkey, netuid));
			costs::settle(
				weight,
				Self::do_set_weights(&hotkey, netuid, mecid, dests, weights, version_key),
			)
		}

		/// [`Pallet::dissolve_network`] without the argument that does not matter.
		#[pallet::call_index(120)]
		#[pallet::weight(costs::dissolve_network::<T>())]
		pub fn root_dissolve_network(origin: OriginFor<T>, netuid: u16) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_dissolve_network(netuid)
		}

		/// Claims the root dividends of the caller from up to five subnets, as it wants them: as stake
		/// there, or sold as stake on the root network. Claims below the threshold are left to grow.
		///
		/// # Errors
		///
		/// `InvalidSubnetNumber` (none, or more than five), and those of a sale in a pool.
		#[pallet::call_index(121)]
		#[pallet::weight(costs::claim_root::<T>())]
		pub fn claim_root(
			origin: OriginFor<T>,
			subnets: BTreeSet<u16>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_claim_root(&coldkey, &subnets)
		}

		/// Chooses how the caller wants its root dividends.
		///
		/// # Errors
		///
		/// `InvalidSubnetNumber` (a list of no subnets).
		#[pallet::call_index(122)]
		#[pallet::weight(T::WeightInfo::set_root_claim_type())]
		pub fn set_root_claim_type(
			origin: OriginFor<T>,
			new_root_claim_type: RootClaimTypeEnum,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_root_claim_type(&coldkey, new_root_claim_type)
		}

		/// Sets for how many coldkeys a block claims. Root only.
		///
		/// # Errors
		///
		/// `BadOrigin`, `InvalidNumRootClaim` (above 50).
		#[pallet::call_index(123)]
		#[pallet::weight(T::DbWeight::get().writes(1))]
		pub fn sudo_set_num_root_claims(origin: OriginFor<T>, new_value: u64) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_num_root_claims(new_value)
		}

		/// Sets the least claim of root dividends from a subnet, in rao. Its owner or root only.
		///
		/// # Errors
		///
		/// `BadOrigin`, `InvalidRootClaimThreshold` (above 10,000,000).
		#[pallet::call_index(124)]
		#[pallet::weight(T::WeightInfo::sudo_set_root_claim_threshold())]
		pub fn sudo_set_root_claim_threshold(
			origin: OriginFor<T>,
			netuid: u16,
			new_value: u64,
		) -> DispatchResult {
			Self::ensure_owner_or_root(origin, netuid)?;
			Self::do_set_root_claim_threshold(netuid, new_value)
		}

		/// [`Pallet::burned_register`], unless the price is above `limit_price` rao.
		///
		/// # Errors
		///
		/// In this order: `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`,
		/// `RegistrationPriceLimitExceeded`, and those of [`Pallet::burned_register`].
		#[pallet::call_index(134)]
		#[pallet::weight(costs::burned_register::<T>(*netuid))]
		pub fn register_limit(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
			limit_price: u64,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_register_limit(&coldkey, netuid, &hotkey, limit_price)
		}

		/// Says whether a root validator, a hotkey of the caller, becomes a parent of the owner's
		/// hotkey on new subnets.
		///
		/// # Errors
		///
		/// In this order: `NonAssociatedColdKey`, `HotKeyNotRegisteredInSubNet` (not on the root
		/// network).
		#[pallet::call_index(135)]
		#[pallet::weight(T::WeightInfo::set_auto_parent_delegation_enabled())]
		pub fn set_auto_parent_delegation_enabled(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			enabled: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_auto_parent(&coldkey, &hotkey, enabled)
		}

		/// Sets the blocks from one epoch to the next of a subnet of the caller, who waits 360 blocks
		/// between two of them. They count from now.
		///
		/// # Errors
		///
		/// In this order: `BadOrigin` (the caller is not the owner), `TempoOutOfBounds` (below 360 or
		/// above 50,400), `AdminActionProhibitedDuringWeightsWindow`, `TxRateLimitExceeded`.
		#[pallet::call_index(139)]
		#[pallet::weight(T::WeightInfo::set_tempo())]
		pub fn set_tempo(origin: OriginFor<T>, netuid: u16, tempo: u16) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_tempo(&owner, netuid, tempo)
		}

		/// Sets after how many thousandths of a tempo a silent validator stops counting. For the owner
		/// of the subnet, and for root.
		///
		/// # Errors
		///
		/// In this order: `BadOrigin`, `ActivityCutoffFactorMilliOutOfBounds` (below 1,000 or above
		/// 50,000), and for the owner `AdminActionProhibitedDuringWeightsWindow`,
		/// `TxRateLimitExceeded`.
		#[pallet::call_index(140)]
		#[pallet::weight(T::WeightInfo::set_activity_cutoff_factor())]
		pub fn set_activity_cutoff_factor(
			origin: OriginFor<T>,
			netuid: u16,
			factor_milli: u32,
		) -> DispatchResult {
			Self::do_set_activity_cutoff_factor(origin, netuid, factor_milli)
		}

		/// Asks for an epoch of a subnet of the caller, `AdminFreezeWindow` blocks from now.
		///
		/// # Errors
		///
		/// In this order: `BadOrigin` (the caller is not the owner),
		/// `DynamicTempoBlockedByCommitReveal`, `EpochTriggerAlreadyPending`,
		/// `AutoEpochAlreadyImminent`, `TxRateLimitExceeded`.
		#[pallet::call_index(141)]
		#[pallet::weight(T::WeightInfo::trigger_epoch())]
		pub fn trigger_epoch(origin: OriginFor<T>, netuid: u16) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_trigger_epoch(&owner, netuid)
		}
	}
}
