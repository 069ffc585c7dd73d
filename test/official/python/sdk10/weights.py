"""The steps with weights, and what owners do about them."""

from walk import check

from .it import done, eventually, it, row_of, sudo, uid_of, until, walk


@walk.step("set-weights", needs=["add-stake", "register"])
def set_weights():
    until("a permit", lambda: it.sub.metagraph(it.netuid).validator_permit[0])
    since = it.sub.weights_rate_limit(it.netuid)
    until("the rate limit's end", lambda: it.sub.blocks_since_last_update(it.netuid, 0) > since)
    done(it.sub.set_weights(it.owner, it.netuid, uids=[uid_of(it.miner)], weights=[1.0], block_time=0.25))
    rows = dict(it.sub.weights(it.netuid))
    check(rows[0] == [(uid_of(it.miner), 65535)], f"{rows}")
    return "the row is on the chain"


@walk.step("incentive", needs=["set-weights"])
def incentive():
    uid = uid_of(it.miner)
    until("incentive", lambda: it.sub.metagraph(it.netuid).I[uid] > 0)
    graph = it.sub.metagraph(it.netuid)
    return f"I = {graph.I[uid]:.3f}, E = {graph.E[uid]:.6f}"


@walk.step("bonds", needs=["incentive"])
def bonds():
    held = dict(it.sub.bonds(it.netuid))
    check([uid for uid, _ in held[0]] == [uid_of(it.miner)], f"{held}")
    return f"{held[0]}"


@walk.step("trigger-epoch", needs=["start-subnet"])
def trigger_epoch():
    before = it.sub.get_subnet_epoch_index(it.netuid)
    eventually("the owner's epoch", lambda: it.sub.trigger_epoch(it.owner, it.netuid))
    pending = it.sub.get_pending_epoch_at(it.netuid)
    until("the epoch", lambda: it.sub.get_subnet_epoch_index(it.netuid) > before)
    check(it.sub.get_last_epoch_block(it.netuid) == pending, f"asked for at {pending}")
    return f"at block {pending}"


@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    call = it.sub.compose_call(
        "AdminUtils", "sudo_set_commit_reveal_weights_enabled", {"netuid": it.netuid, "enabled": True}
    )
    eventually("the owner's setting", lambda: it.sub.sign_and_send_extrinsic(call=call, wallet=it.owner))
    check(it.sub.commit_reveal_enabled(it.netuid), "commit-reveal is still off")
    return "commit-reveal is on"


@walk.step("commit-reveal", needs=["set-hyperparameter", "incentive"])
def commit_reveal():
    row = {"uids": [0, uid_of(it.miner)], "weights": [21845, 65535]}
    salt = [1, 2, 3, 4, 5, 6, 7, 8]
    # A reveal has one epoch to come in, which is short for a machine with much to do.
    sudo("AdminUtils", "sudo_set_tempo", {"netuid": it.netuid, "tempo": 60})
    done(it.sub.commit_weights(it.owner, it.netuid, salt, **row, wait_for_inclusion=True))
    committed = it.sub.get_subnet_epoch_index(it.netuid)
    early = it.sub.reveal_weights(it.owner, it.netuid, **row, salt=salt, max_attempts=1)
    period = it.sub.get_subnet_reveal_period_epochs(it.netuid)
    until("the epoch of reveals", lambda: it.sub.get_subnet_epoch_index(it.netuid) >= committed + period)
    done(it.sub.reveal_weights(it.owner, it.netuid, **row, salt=salt))
    sudo("AdminUtils", "sudo_set_tempo", {"netuid": it.netuid, "tempo": 20})
    check(not early.success, "it was revealed at once")
    check(row_of(0) == [(0, 21845), (uid_of(it.miner), 65535)], f"{row_of(0)}")
    return f"the row is on the chain; before its epoch: {early.message}"


@walk.step("timelock", needs=["set-hyperparameter", "incentive"])
def timelock():
    row = {"uids": [uid_of(it.miner)], "weights": [1.0]}
    done(it.sub.set_weights(it.owner, it.netuid, **row, block_time=0.25))
    listed = it.sub.get_timelocked_weight_commits(it.netuid)
    check(listed and listed[0][0] == it.owner.hotkey.ss58_address, f"{listed}")
    return f"listed for round {listed[0][3]}"


@walk.step("commitment", needs=["register"])
def commitment():
    done(it.sub.set_commitment(it.miner, it.netuid, "https://example.org/model"))
    read = it.sub.get_commitment(it.netuid, uid_of(it.miner))
    check(read == "https://example.org/model", f"{read}")
    return read
