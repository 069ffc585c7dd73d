@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    return add(3_000, "--unsafe")


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    return add(1, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    return remove(5, "--unsafe")


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    return remove(5, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")
