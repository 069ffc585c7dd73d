use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn add(coldkey: u64, hotkey: u64, amount: u64) -> frame_support::pallet_prelude::DispatchResult {
	SubtensorModule::add_stake(signed(coldkey), hotkey, NET, amount)
}

fn remove(coldkey: u64, hotkey: u64, amount: u64) -> frame_support::pallet_prelude::DispatchResult {
	plain(SubtensorModule::remove_stake(signed(coldkey), hotkey, NET, amount))
}

#[test]
fn stake_moves_from_the_balance_to_the_subnet_and_back() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		let (before, pool) = (Balances::free_balance(3), SubnetTAO::<Test>::get(NET));
		assert_ok!(add(3, 102, 7 * TAO));
		System::assert_last_event(Event::StakeAdded(3, 102, 7 * TAO, 7 * TAO, NET, 0).into());
		assert_eq!(Balances::free_balance(3), before - 7 * TAO);
		assert_eq!(SubnetTAO::<Test>::get(NET), pool + 7 * TAO);
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 7 * TAO);
		assert_eq!(SubtensorModule::stake_weight(&102, NET).total, 7 * TAO);
		assert_eq!(StakingHotkeys::<Test>::get(3), [102]);
		assert_ok!(remove(3, 102, 2 * TAO));
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 5 * TAO);
		assert_ok!(remove(3, 102, 5 * TAO));
		System::assert_last_event(Event::StakeRemoved(3, 102, 5 * TAO, 5 * TAO, NET, 0).into());
		assert_eq!((Balances::free_balance(3), SubnetTAO::<Test>::get(NET)), (before, pool));
		assert!(StakingHotkeys::<Test>::get(3).is_empty());
	});
}

#[test]
fn adding_stake_is_refused_where_it_cannot_be() {
	TestExt::default().execute(|| {
		assert_noop!(add(3, 102, TAO), Error::<Test>::SubnetNotExists);
		assert_ok!(SubtensorModule::register_network(signed(OWNER), OWNER_HOTKEY));
		neuron(2);
		assert_noop!(add(3, 102, TAO), Error::<Test>::SubtokenDisabled);
		assert_ok!(SubtensorModule::start_call(signed(OWNER), NET));
		assert_noop!(add(3, 102, 1_999_999), Error::<Test>::AmountTooLow);
		assert_noop!(add(3, 102, 10_000 * TAO + 1), Error::<Test>::NotEnoughBalanceToStake);
		assert_noop!(add(3, 177, TAO), Error::<Test>::HotKeyAccountNotExists);
		assert_ok!(add(3, 102, 10_000 * TAO));
		assert_eq!(Balances::free_balance(3), 500, "the existential deposit stays");
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 10_000 * TAO - 500);
	});
}

#[test]
fn removing_stake_is_refused_where_there_is_not_so_much() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		assert_ok!(add(3, 102, 2_500_000));
		assert_noop!(remove(3, 177, TAO), Error::<Test>::AmountTooLow);
		assert_noop!(remove(4, 102, TAO), Error::<Test>::AmountTooLow);
		assert_noop!(remove(3, 102, 1_000_000), Error::<Test>::AmountTooLow);
		assert_ok!(remove(3, 102, 2_000_000));
		assert_ok!(remove(3, 102, 2_500_001));
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 0);
		assert_noop!(remove(3, 102, 0), Error::<Test>::AmountTooLow);
		SubtokenEnabled::<Test>::insert(NET, false);
		assert_noop!(remove(3, 102, TAO), Error::<Test>::SubtokenDisabled);
	});
}

#[test]
fn stakers_share_what_their_hotkey_earns() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		assert_ok!(add(3, 102, 100 * TAO));
		assert_ok!(add(4, 102, 300 * TAO));
		assert!(SubtensorModule::raise_pool(&102, NET, 40 * TAO));
		SubnetAlphaOut::<Test>::mutate(NET, |out| *out += 40 * TAO);
		SubtensorModule::credit_pool(NET, 40 * TAO);
		TotalIssuance::<Test>::mutate(|total| *total += 40 * TAO);
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 110 * TAO);
		assert_eq!(SubtensorModule::stake(&102, &4, NET), 330 * TAO);
		assert_ok!(remove(4, 102, 330 * TAO));
		assert_eq!(SubtensorModule::stake(&102, &3, NET), 110 * TAO);
	});
}

#[test]
fn a_coldkey_stakes_with_only_so_many_hotkeys() {
	TestExt::default().execute(|| {
		subnet();
		for hotkey in 200..217 {
			Owner::<Test>::insert(hotkey, 2);
			OwnedHotkeys::<Test>::append(2, hotkey);
		}
		for hotkey in 200..216 {
			assert_ok!(add(3, hotkey, TAO));
		}
		assert_noop!(add(3, 216, TAO), Error::<Test>::Overflow);
		assert_ok!(add(3, 215, TAO));
	});
}

#[test]
fn dust_leaves_the_total_issuance() {
	TestExt::default().execute(|| {
		let before = TotalIssuance::<Test>::get();
		let all = Balances::free_balance(2);
		assert_ok!(Balances::transfer_allow_death(signed(2), 3, all - 499));
		assert_eq!(TotalIssuance::<Test>::get(), before - 499);
	});
}

#[test]
fn stake_of_several_coldkeys_is_read_at_once_and_in_their_order() {
	TestExt::default().execute(|| {
		subnet();
		neuron(2);
		assert_ok!(add(3, 102, 7 * TAO));
		let found = SubtensorModule::get_stake_info_for_coldkeys(vec![4, 3]);
		assert_eq!(found[0], (4, vec![]));
		assert_eq!(found[1], (3, SubtensorModule::get_stake_info_for_coldkey(3)));
		assert_eq!(found[1].1[0].stake.0, 7 * TAO);
	});
}

#[test]
fn a_swap_is_foretold_without_being_made() {
	TestExt::default().execute(|| {
		subnet();
		assert_eq!(SubtensorModule::current_alpha_price(NET), TAO);
		let even = SubtensorModule::sim_swap_tao_for_alpha(NET, TAO);
		assert_eq!((even.tao_amount, even.alpha_amount, even.tao_fee), (TAO, TAO, 0));

		let (tao, alpha) = (SubnetTAO::<Test>::get(NET), SubnetAlphaIn::<Test>::get(NET));
		SubnetMechanism::<Test>::insert(NET, 1);
		SubnetTAO::<Test>::insert(NET, 1_000 * TAO);
		SubnetAlphaIn::<Test>::insert(NET, 4_000 * TAO);
		assert_eq!(SubtensorModule::current_alpha_price(NET), TAO / 4);
		let prices = SubtensorModule::current_alpha_price_all();
		assert_eq!(prices.last().map(|last| (last.netuid, last.price)), Some((NET, TAO / 4)));
		let bought = SubtensorModule::sim_swap_tao_for_alpha(NET, TAO);
		assert_eq!(bought.tao_amount + bought.tao_fee, TAO);
		assert_eq!(bought.alpha_amount + bought.alpha_slippage, 4 * TAO);
		let sold = SubtensorModule::sim_swap_alpha_for_tao(NET, 4 * TAO);
		assert_eq!(sold.alpha_amount + sold.alpha_fee, 4 * TAO);
		assert_eq!(sold.tao_amount + sold.tao_slippage, TAO);
		assert!(bought.alpha_slippage > 0 && sold.tao_slippage > 0);
		assert_eq!(SubtensorModule::sim_swap_tao_for_alpha(99, TAO).alpha_amount, 0);
		SubnetMechanism::<Test>::insert(NET, 0);
		SubnetTAO::<Test>::insert(NET, tao);
		SubnetAlphaIn::<Test>::insert(NET, alpha);
	});
}
