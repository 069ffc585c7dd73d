"""The steps with weights, and what owners do about them."""

from bittensor_cli.src.bittensor.extrinsics.root import generate_weight_hash
from bittensor_cli.version import __version_as_int__

from walk import check

from .it import at, do, eventually, hotkey_of, it, read, send, sudo, until, walk


@walk.step("trigger-epoch", needs=["start-subnet"])
def trigger_epoch():
    before = read("SubnetEpochIndex", it.netuid)
    eventually("sudo", "trigger-epoch", "--netuid", it.netuid)
    until("the epoch", lambda: read("SubnetEpochIndex", it.netuid) > before)


@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    eventually("sudo", "set", "--netuid", it.netuid, "--param", "commit_reveal_weights_enabled", "--value", "true")
    rows = at("sudo", "get", "--netuid", it.netuid)
    held = {row["hyperparameter"]: row["value"] for row in rows}
    check(held["commit_reveal_weights_enabled"] is True, f"{held}")
    return "commit-reveal is on"


@walk.step("commit-reveal", needs=["set-hyperparameter", "add-stake", "register"])
def commit_reveal():
    uids, values, salt = [0, 1], [21845, 65535], [1, 2, 3, 4, 5, 6, 7, 8]
    # Its own command looks for a storage item that Subtensor does not have, and ends: this is what it would send.
    parts = {"address": it.keys["owner"], "netuid": int(it.netuid), "uids": uids, "values": values, "salt": salt}
    commit_hash = generate_weight_hash(**parts, version_key=__version_as_int__)
    # A reveal has one epoch to come in, and a command takes seconds.
    sudo("AdminUtils", "sudo_set_tempo", {"netuid": it.netuid, "tempo": 60})
    until("a permit", lambda: read("ValidatorPermit", it.netuid)[0])
    send(hotkey_of("owner"), "SubtensorModule", "commit_weights", {"netuid": it.netuid, "commit_hash": commit_hash})
    due = read("SubnetEpochIndex", it.netuid) + read("RevealPeriodEpochs", it.netuid)
    until("the epoch of reveals", lambda: read("SubnetEpochIndex", it.netuid) >= due)
    row = ["--uids", "0,1", "--weights", "0.25,0.75", "--salt", ",".join(map(str, salt))]
    do("owner", "weights", "reveal", "--netuid", it.netuid, *row)
    until("the row", lambda: [tuple(each) for each in read("Weights", it.netuid, 0)] == list(zip(uids, values)))
    return "the row is on the chain"


@walk.step("incentive", needs=["commit-reveal"])
def incentive():
    shown = lambda: at("subnets", "show", "--netuid", it.netuid, "--no-prompt")["uids"][1]
    until("incentive", lambda: shown()["incentive"] > 0)
    sudo("AdminUtils", "sudo_set_tempo", {"netuid": it.netuid, "tempo": 20})
    return f"{shown()['incentive']}"
