"""The steps with stake."""

import bittensor as bt

from walk import check

from .it import do, held_by, it, name_of, walk


def stake():
    """What the owner has staked behind its own hotkey."""
    return it.sub.staking.get(it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address, it.netuid)


def add(amount, **options):
    before = stake()
    hotkey = it.owner.hotkey.ss58_address
    do(bt.AddStake(hotkey_ss58=hotkey, netuid=it.netuid, amount_tao=amount, **options), it.owner)
    check(stake() > before, f"{before} before, {stake()} after")
    return f"{before} before, {stake()} after"


def remove(amount, **options):
    before = held_by(it.owner)
    hotkey = it.owner.hotkey.ss58_address
    do(bt.RemoveStake(hotkey_ss58=hotkey, netuid=it.netuid, amount_alpha=amount, **options), it.owner)
    check(held_by(it.owner) > before, f"{before} before, {held_by(it.owner)} after")
    return f"{held_by(it.owner) - before} for {amount} alpha"


@walk.step("price", needs=["start-subnet"])
def price():
    now = it.sub.prices.alpha_price(it.netuid)
    check(it.sub.prices.alpha_prices().keys() >= {0, it.netuid}, "a subnet has no price")
    quote = it.sub.prices.quote_stake(it.netuid, 10)
    check(quote.alpha.rao > 0, f"{quote}")
    return f"{now}; 10 TAO are {quote.alpha}"


@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    return add(100, slippage_protection=False)


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    taken = add(1)
    hotkey = it.owner.hotkey.ss58_address
    tight = bt.AddStake(hotkey_ss58=hotkey, netuid=it.netuid, amount_tao=5_000, rate_tolerance=0.0001)
    refused = it.sub.execute(tight, it.owner)
    check(not refused.success, "5,000 TAO moved the price by less than 0.01 %")
    return f"{taken}; refused beyond the limit: {refused.error}"


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    return remove(5, slippage_protection=False)


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    return remove(0.5)


@walk.step("stakes", needs=["add-stake"])
def stakes():
    coldkey, hotkey = it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address
    rows = it.sub.staking.positions(coldkey)
    check((hotkey, it.netuid) in [(one.hotkey, one.netuid) for one in rows], f"{rows}")
    check(hotkey in it.sub.staking.staking_hotkeys(coldkey), "the hotkey is missing where the coldkey stakes")
    check(it.sub.neurons.owned_hotkeys(coldkey) == [hotkey], "the coldkey owns others")
    return f"{len(rows)} of the coldkey, {it.sub.staking.stake_value_for_coldkey(coldkey)}"


@walk.step("refusal", needs=["add-stake"])
def refusal():
    far = bt.RemoveStake(it.owner.hotkey.ss58_address, it.netuid, 20, rate_tolerance=0.01)
    refused = it.sub.execute(far, it.owner)
    check(name_of(refused) == "SlippageTooHigh", name_of(refused))
    return f"{name_of(refused)}: {refused.error}"
