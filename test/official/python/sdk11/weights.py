"""The steps with weights, and what owners do about them."""

import hashlib
import struct

import bittensor as bt
from bittensor import calls, storage

from walk import check

from .it import do, done, eventually, it, neuron_of, soon, sudo, uid_of, until, walk


def row():
    """The owner's weights, as they are stored."""
    return it.sub.query(storage.SubtensorModule.Weights, [it.netuid, 0])


def commit_hash(hotkey, uids, values, salt):
    """What a reveal with version key 0 has to hash to: BLAKE2b over the SCALE encoding of its parts."""
    lists = b"".join(bytes([len(each) << 2]) + struct.pack(f"<{len(each)}H", *each) for each in (uids, values, salt))
    parts = hotkey.public_key + struct.pack("<H", it.netuid) + lists + struct.pack("<Q", 0)
    return "0x" + hashlib.blake2b(parts, digest_size=32).hexdigest()


@walk.step("set-weights", needs=["add-stake", "register"])
def set_weights():
    until("a permit", lambda: neuron_of(it.owner).validator_permit)
    since = it.sub.read("weights_rate_limit", netuid=it.netuid)
    until("the rate limit's end", lambda: it.sub.epochs.blocks_since_last_update(it.netuid, 0) > since)
    do(bt.SetWeights(netuid=it.netuid, uids=[uid_of(it.miner)], weights=[1.0]), it.owner)
    rows = it.sub.read("weights", netuid=it.netuid)
    check(str(rows).count("65535") == 1 or "1.0" in str(rows), f"{rows}")
    return f"{rows}"


@walk.step("incentive", needs=["set-weights"])
def incentive():
    until("incentive", lambda: neuron_of(it.miner).incentive > 0)
    return f"incentive {neuron_of(it.miner).incentive:.3f}, emission {neuron_of(it.miner).emission}"


@walk.step("bonds", needs=["incentive"])
def bonds():
    held = it.sub.weights.bonds(it.netuid)
    check(list(held[0]) == [uid_of(it.miner)], f"{held}")
    return f"{held}"


@walk.step("trigger-epoch", needs=["start-subnet"])
def trigger_epoch():
    index = lambda: it.sub.query(storage.SubtensorModule.SubnetEpochIndex, [it.netuid])
    before = index()
    call = calls.SubtensorModule.trigger_epoch(netuid=it.netuid)
    soon("the owner's epoch", lambda: it.sub.submit_call(call, it.owner))
    pending = it.sub.epochs.epoch_status(it.netuid)["pending_epoch_at"]
    until("the epoch", lambda: index() > before)
    return f"at block {pending}"


@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    switch = bt.SetHyperparameter(netuid=it.netuid, name="commit_reveal_weights_enabled", value=1)
    eventually("the owner's setting", switch, it.owner)
    check(it.sub.subnets.commit_reveal_enabled(it.netuid), "commit-reveal is still off")
    return "commit-reveal is on"


@walk.step("commit-reveal", needs=["set-hyperparameter", "incentive"])
def commit_reveal():
    uids, values, salt = [0, uid_of(it.miner)], [21845, 65535], [1, 2, 3, 4, 5, 6, 7, 8]
    committed_hash = commit_hash(it.owner.hotkey, uids, values, salt)
    # A reveal has one epoch to come in, which is short for a machine with much to do.
    sudo(calls.AdminUtils.sudo_set_tempo(it.netuid, 60))
    call = calls.SubtensorModule.commit_weights(netuid=it.netuid, commit_hash=committed_hash)
    done(it.sub.submit_call(call, it.owner, signer="hotkey"))
    reveal = bt.RevealWeights(netuid=it.netuid, uids=uids, weights=[1.0, 3.0], salt=salt)
    epoch = lambda: it.sub.query(storage.SubtensorModule.SubnetEpochIndex, [it.netuid])
    committed = epoch()
    early = it.sub.execute(reveal, it.owner)
    period = it.sub.read("reveal_period", netuid=it.netuid)
    until("the epoch of reveals", lambda: epoch() >= committed + period)
    do(reveal, it.owner)
    sudo(calls.AdminUtils.sudo_set_tempo(it.netuid, 20))
    check(not early.success, "it was revealed at once")
    check([tuple(each) for each in row()] == list(zip(uids, values)), f"{row()}")
    return f"the row is on the chain; before its epoch: {early.error}"


@walk.step("timelock", needs=["set-hyperparameter", "incentive"])
def timelock():
    do(bt.SetWeights(netuid=it.netuid, uids=[uid_of(it.miner)], weights=[1.0]), it.owner)
    listed = it.sub.read("timelocked_weight_commits", netuid=it.netuid)
    check(it.owner.hotkey.ss58_address in str(listed), f"{listed}")
    return f"{listed}"


@walk.step("commitment", needs=["register"])
def commitment():
    text = b"https://example.org/model"
    fields = {"fields": [[{f"Raw{len(text)}": "0x" + text.hex()}]]}
    done(it.sub.submit_call(calls.Commitments.set_commitment(it.netuid, fields), it.miner, signer="hotkey"))
    held = it.sub.identity.commitment(it.netuid, it.miner.hotkey.ss58_address)
    check(held.data == text.decode(), f"{held}")
    check(neuron_of(it.miner).commitment.value == text.decode(), "the metagraph has another")
    return held.data
