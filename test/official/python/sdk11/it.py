"""The walk of bittensor 11.3.0."""

import hashlib
import os
import struct

import bittensor as bt
from bittensor import calls, storage
from bittensor.sp_core import Keypair

from walk import Walk, check

ENDPOINT = os.environ["YUMA_ENDPOINT"]
WALLETS = os.path.join(os.environ["HOME"], "wallets")
PASSWORD = "correct-horse-7-battery"
RAO_PER_TAO = 10**9

walk = Walk("bittensor 11.3.0")


class It:
    """What the steps so far have made."""

    sub: bt.SyncClient
    alice: Keypair
    owner: bt.Wallet
    miner: bt.Wallet
    netuid: int


it = It()


def done(result):
    """Fails the step when a transaction did."""
    check(result.success, f"{result.error or result.message}")
    return result


def do(intent, wallet, **options):
    return done(it.sub.execute(intent, wallet, **options))


def plain(name):
    wallet = bt.Wallet(name=name, hotkey="default", path=WALLETS)
    wallet.create_new_coldkey(use_password=False, suppress=True)
    wallet.create_new_hotkey(use_password=False, suppress=True)
    return wallet


def uid_of(wallet):
    return it.sub.neurons.uid(wallet.hotkey.ss58_address, it.netuid)


def neuron_of(wallet):
    return it.sub.subnets.metagraph(it.netuid).by_hotkey(wallet.hotkey.ss58_address)


def held_by(wallet):
    return it.sub.balances.get(wallet.coldkeypub.ss58_address)


def stake():
    """What the owner has staked behind its own hotkey."""
    return it.sub.staking.get(it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address, it.netuid)


def until(what, held, blocks=120):
    """Waits, block after block, for something to hold."""
    last = it.sub.block + blocks
    while not held():
        check(it.sub.block < last, f"{what} did not come in {blocks} blocks")
        it.sub.wait_for_block()


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


def eventually(what, intent, wallet, blocks=60):
    """Repeats what the chain refuses for the moment, such as what owners may not do just before an epoch."""
    last = it.sub.block + blocks
    result = it.sub.execute(intent, wallet)
    while not result.success:
        check(it.sub.block < last, f"{what}: {result.error or result.message}")
        it.sub.wait_for_block()
        result = it.sub.execute(intent, wallet)


def row():
    """The owner's weights, as they are stored."""
    return it.sub.query(storage.SubtensorModule.Weights, [it.netuid, 0])


def commit_hash(hotkey, uids, values, salt):
    """What a reveal with version key 0 has to hash to: BLAKE2b over the SCALE encoding of its parts."""
    lists = b"".join(bytes([len(each) << 2]) + struct.pack(f"<{len(each)}H", *each) for each in (uids, values, salt))
    parts = hotkey.public_key + struct.pack("<H", it.netuid) + lists + struct.pack("<Q", 0)
    return "0x" + hashlib.blake2b(parts, digest_size=32).hexdigest()


def staked(coldkey, hotkey, netuid):
    return it.sub.staking.get(coldkey.coldkeypub.ss58_address, hotkey.hotkey.ss58_address, netuid)
