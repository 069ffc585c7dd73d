"""The steps that change what those before them rely on."""

from walk import check

from .it import admin, done, eventually, it, send, stake_of, sudo, uid_of, until, walk


@walk.step("tempo", needs=["transfer"])
def tempo():
    before = set(it.sub.get_all_subnets_netuid())
    done(it.sub.register_subnet(it.second))
    (it.other,) = set(it.sub.get_all_subnets_netuid()) - before
    done(it.sub.start_call(it.second, it.other))
    check(not it.sub.set_tempo(it.second, it.other, 100).success, "100 blocks are too few")
    eventually("the tempo", lambda: it.sub.set_tempo(it.second, it.other, 720))
    check(it.sub.tempo(it.other) == 720, f"{it.sub.tempo(it.other)}")
    return f"{it.sub.tempo(it.other)} blocks of subnet {it.other}"


@walk.step("root-claim", needs=["swap-stake", "tempo"])
def root_claim():
    coldkey, hotkey = it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address
    done(it.sub.set_root_claim_type(it.owner, "Keep"))
    check(it.sub.get_root_claim_type(coldkey) == "Keep", "it is of another type")
    # Otherwise the chain claims for everybody, block after block.
    sudo("SubtensorModule", "sudo_set_num_root_claims", {"new_value": 0})
    # Root earns while the averages of all prices, none of which counts above 1, are more than 1: else after weeks.
    sudo("AdminUtils", "sudo_set_subnet_moving_alpha", {"alpha": {"bits": 2**31}})
    for netuid in (it.netuid, it.other):
        sudo("AdminUtils", "sudo_set_ema_price_halving_period", {"netuid": netuid, "ema_halving": 1})
    until("a dividend", lambda: it.sub.get_root_claimable_stake(coldkey, hotkey, it.netuid).tao > 0.001)
    done(it.sub.claim_root(it.owner, [it.netuid]))
    claimed = it.sub.get_root_claimed(coldkey, hotkey, it.netuid)
    check(claimed.tao > 0, f"{claimed}")
    return f"{claimed} claimed"


@walk.step("batch", needs=["transfer"])
def batch():
    to = it.miner.coldkeypub.ss58_address
    each = [it.sub.compose_call("Balances", "transfer_keep_alive", {"dest": to, "value": rao}) for rao in (1_000, 2_000)]
    before = it.sub.get_balance(to)
    send(it.alice, "Utility", "batch_all", {"calls": each})
    came = it.sub.get_balance(to) - before
    check(came.rao == 3_000, f"{came}")
    return f"{came} by two calls"


@walk.step("symbol", needs=["create-subnet"])
def symbol():
    send(it.owner, "SubtensorModule", "update_symbol", {"netuid": it.netuid, "symbol": "ב".encode()})
    check(it.sub.subnet(it.netuid).symbol == "ב", it.sub.subnet(it.netuid).symbol)
    return it.sub.subnet(it.netuid).symbol


@walk.step("mechanisms", needs=["set-hyperparameter"])
def mechanisms():
    admin(it.owner, "sudo_trim_to_max_allowed_uids", {"netuid": it.netuid, "max_n": 64})
    admin(it.owner, "sudo_set_mechanism_count", {"netuid": it.netuid, "mechanism_count": 2})
    admin(it.owner, "sudo_set_mechanism_emission_split", {"netuid": it.netuid, "maybe_split": [32768, 32767]})
    check(it.sub.get_mechanism_count(it.netuid) == 2, "there are not two")
    split = it.sub.get_mechanism_emission_split(it.netuid)
    done(it.sub.set_weights(it.owner, it.netuid, uids=[uid_of(it.miner)], weights=[1.0], mechid=1, block_time=0.25))
    check(it.sub.metagraph(it.netuid, mechid=1).mechid == 1, "the metagraph is of another mechanism")
    return f"two, which get {split} %"


@walk.step("swap-hotkey", needs=["register"])
def swap_hotkey():
    uid, old = uid_of(it.miner), it.miner.hotkey.ss58_address
    it.miner.create_new_hotkey(use_password=False, overwrite=True, suppress=True)
    new = it.miner.hotkey.ss58_address
    send(it.miner, "SubtensorModule", "swap_hotkey", {"hotkey": old, "new_hotkey": new, "netuid": None})
    check(uid_of(it.miner) == uid, f"uid {uid_of(it.miner)} instead of {uid}")
    check(it.sub.get_hotkey_owner(new) == it.miner.coldkeypub.ss58_address, "it belongs to another coldkey")
    return f"uid {uid} is the new one's"


@walk.step("unstake-all", needs=["add-stake"])
def unstake_all():
    hotkey = it.owner.hotkey.ss58_address
    before = stake_of(it.owner, hotkey, it.netuid)
    done(it.sub.unstake_all(it.owner, it.netuid, hotkey, rate_tolerance=None))
    after = stake_of(it.owner, hotkey, it.netuid)
    check(after < before / 2, f"{before} before, {after} after")
    return f"{before} before, {after} after"


@walk.step("transfer-all", needs=["transfer"])
def transfer_all():
    done(it.sub.transfer(it.miner, it.alice.coldkeypub.ss58_address, None, transfer_all=True))
    left = it.sub.get_balance(it.miner.coldkeypub.ss58_address)
    check(left.tao < 0.001, f"{left} left")
    return f"{left} left"
