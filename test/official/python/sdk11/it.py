"""What the steps of the walk share."""

import os

import bittensor as bt
from bittensor import calls
from bittensor.sp_core import Keypair

from walk import Walk, check

ENDPOINT = os.environ["YUMA_ENDPOINT"]
WALLETS = os.path.join(os.environ["HOME"], "wallets")

walk = Walk("bittensor 11.3.0")


class It:
    """What the steps so far have made."""

    sub: bt.SyncClient
    alice: Keypair
    owner: bt.Wallet
    miner: bt.Wallet
    second: bt.Wallet
    netuid: int
    other: int


it = It()


def done(result):
    """Fails the step when a transaction did."""
    check(result.success, f"{result.error or result.message}")
    return result


def name_of(result):
    """Why the chain refused, by the name it has there."""
    return getattr(result.error, "name", None) or f"{result.error or result.message}"


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


def until(what, held, blocks=120):
    """Waits, block after block, for something to hold."""
    last = it.sub.block + blocks
    while not held():
        check(it.sub.block < last, f"{what} did not come in {blocks} blocks")
        it.sub.wait_for_block()


def soon(what, attempt, blocks=60):
    """Repeats what the chain refuses for the moment, such as what owners may not do just before an epoch."""
    last = it.sub.block + blocks
    result = attempt()
    while not result.success:
        check(it.sub.block < last, f"{what}: {result.error or result.message}")
        it.sub.wait_for_block()
        result = attempt()
    return result


def eventually(what, intent, wallet):
    return soon(what, lambda: it.sub.execute(intent, wallet))


def staked(coldkey, hotkey, netuid):
    """What the coldkey of a wallet has staked behind the hotkey of another."""
    return it.sub.staking.get(coldkey.coldkeypub.ss58_address, hotkey.hotkey.ss58_address, netuid)


def sudo(call):
    """Sends a call of the one who may everything."""
    return done(it.sub.submit_call(calls.Sudo.sudo(call=it.sub.compose(call)), it.alice))
