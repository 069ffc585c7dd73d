@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    return add(3_000, slippage_protection=False)


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
    return remove(5)
