"""The steps with stake."""

from bittensor.utils.balance import tao

from walk import check

from .it import done, it, stake_of, walk


@walk.step("price", needs=["start-subnet"])
def price():
    now = it.sub.get_subnet_price(it.netuid)
    got = it.sub.sim_swap(0, it.netuid, tao(10))
    fee = it.sub.get_stake_add_fee(tao(10), it.netuid)
    check(it.sub.get_subnet_prices().keys() >= {0, it.netuid}, "a subnet has no price")
    check(got.alpha_amount.tao > 9 / now.tao and fee.tao > 0, f"{got}, fee {fee}")
    return f"{now}; 10 TAO are {got.alpha_amount}, {fee} of them the fee"


@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    hotkey = it.owner.hotkey.ss58_address
    before = stake_of(it.owner, hotkey, it.netuid)
    done(it.sub.add_stake(it.owner, it.netuid, hotkey, tao(100)))
    after = stake_of(it.owner, hotkey, it.netuid)
    check(after > before, f"{before} before, {after} after")
    return f"{after}"


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    hotkey = it.owner.hotkey.ss58_address
    before = stake_of(it.owner, hotkey, it.netuid)
    done(it.sub.add_stake(it.owner, it.netuid, hotkey, tao(1), safe_staking=True, rate_tolerance=0.1))
    check(stake_of(it.owner, hotkey, it.netuid) > before, "stake did not grow")
    refused = it.sub.add_stake(it.owner, it.netuid, hotkey, tao(5_000), safe_staking=True, rate_tolerance=0.0001)
    check(not refused.success, "5,000 TAO moved the price by less than 0.01 %")
    return f"taken within the limit, refused beyond it: {refused.message}"


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    hotkey = it.owner.hotkey.ss58_address
    before = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    done(it.sub.unstake(it.owner, it.netuid, hotkey, tao(5).set_unit(it.netuid)))
    after = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(after > before, f"{before} before, {after} after")
    return f"{after - before} for 5 alpha"


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    hotkey = it.owner.hotkey.ss58_address
    before = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    amount = tao(0.5).set_unit(it.netuid)
    done(it.sub.unstake(it.owner, it.netuid, hotkey, amount, safe_unstaking=True, rate_tolerance=0.1))
    after = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(after > before, f"{before} before, {after} after")
    return f"{after - before} for half an alpha"


@walk.step("stakes", needs=["add-stake"])
def stakes():
    coldkey, hotkey = it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address
    rows = {(one.hotkey_ss58, one.netuid): one for one in it.sub.get_stake_info_for_coldkey(coldkey)}
    check(rows[hotkey, it.netuid].stake.tao > 0, f"{rows}")
    check(hotkey in it.sub.get_staking_hotkeys(coldkey), "the hotkey is missing where the coldkey stakes")
    check(it.sub.get_owned_hotkeys(coldkey) == [hotkey], "the coldkey owns others")
    return f"{len(rows)} of the coldkey"


@walk.step("refusal", needs=["add-stake"])
def refusal():
    amount = tao(20).set_unit(it.netuid)
    hotkey = it.owner.hotkey.ss58_address
    refused = it.sub.unstake(it.owner, it.netuid, hotkey, amount, safe_unstaking=True, rate_tolerance=0.01)
    check("SlippageTooHigh" in refused.message, refused.message)
    return refused.message
