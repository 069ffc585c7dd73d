"""What the steps of the walk share."""

import os

import bittensor as bt
from bittensor_wallet import Wallet

from walk import Walk, check

ENDPOINT = os.environ["YUMA_ENDPOINT"]
WALLETS = os.path.join(os.environ["HOME"], "wallets")

walk = Walk("bittensor 10.5.0")


class It:
    """What the steps so far have made."""

    sub: bt.Subtensor
    alice: Wallet
    owner: Wallet
    miner: Wallet
    second: Wallet
    netuid: int
    other: int


it = It()


def done(response):
    """Fails the step when a transaction did."""
    check(response.success, response.message)
    return response


def plain(name):
    wallet = Wallet(name=name, hotkey="default", path=WALLETS)
    wallet.create_new_coldkey(use_password=False, overwrite=True, suppress=True)
    wallet.create_new_hotkey(use_password=False, overwrite=True, suppress=True)
    return wallet


def until(what, held, blocks=120):
    """Waits, block after block, for something to hold."""
    last = it.sub.block + blocks
    while not held():
        check(it.sub.block < last, f"{what} did not come in {blocks} blocks")
        it.sub.wait_for_block()


def uid_of(wallet):
    return it.sub.get_uid_for_hotkey_on_subnet(wallet.hotkey.ss58_address, it.netuid)


def stake_of(wallet, hotkey, netuid):
    return it.sub.get_stake(wallet.coldkeypub.ss58_address, hotkey, netuid)


def send(wallet, module, function, params, sign_with="coldkey"):
    """Sends a call that the client has no name for."""
    call = it.sub.compose_call(module, function, params)
    return done(it.sub.sign_and_send_extrinsic(call=call, wallet=wallet, sign_with=sign_with))


def eventually(what, attempt, blocks=60):
    """Repeats what the chain refuses for the moment, such as what owners may not do just before an epoch."""
    last = it.sub.block + blocks
    response = attempt()
    while not response.success:
        check(it.sub.block < last, f"{what}: {response.message}")
        it.sub.wait_for_block()
        response = attempt()
    return response


def row_of(uid):
    return dict(it.sub.weights(it.netuid)).get(uid)


def sudo(module, function, params):
    """Sends a call of the one who may everything."""
    call = it.sub.compose_call(module, function, params)
    return send(it.alice, "Sudo", "sudo", {"call": call})


def admin(wallet, function, params):
    """Sends a call of the owner, as soon as owners may."""
    call = it.sub.compose_call("AdminUtils", function, params)
    return eventually(function, lambda: it.sub.sign_and_send_extrinsic(call=call, wallet=wallet))
