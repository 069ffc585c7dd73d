"""The walk of bittensor 10.5.0."""

import os

import bittensor as bt
from bittensor.core.chain_data import SubnetIdentity
from bittensor.utils.balance import tao
from bittensor_wallet import Wallet

from walk import Walk, check

ENDPOINT = os.environ["YUMA_ENDPOINT"]
WALLETS = os.path.join(os.environ["HOME"], "wallets")
PASSWORD = "correct-horse-7-battery"

walk = Walk("bittensor 10.5.0")


class It:
    """What the steps so far have made."""

    sub: bt.Subtensor
    alice: Wallet
    owner: Wallet
    miner: Wallet
    netuid: int


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


@walk.step("wallet")
def wallet():
    fresh = Wallet(name="owner", hotkey="default", path=WALLETS)
    fresh.create_new_coldkey(use_password=True, coldkey_password=PASSWORD, suppress=True, save_coldkey_to_env=True)
    fresh.create_new_hotkey(use_password=False, suppress=True)
    it.owner = Wallet(name="owner", hotkey="default", path=WALLETS)
    opened = it.owner.get_coldkey(PASSWORD)
    check(opened.ss58_address == fresh.coldkeypub.ss58_address, "the file opened to another key")
    it.miner = plain("miner")
    it.alice = Wallet(name="alice", hotkey="default", path=WALLETS)
    it.alice.create_coldkey_from_uri("//Alice", use_password=False, overwrite=True, suppress=True)
    return "encrypted coldkey written, read and opened"


@walk.step("connect")
def connect():
    it.sub = bt.Subtensor(ENDPOINT)
    before = it.sub.block
    it.sub.wait_for_block(before + 2)
    check(it.sub.is_fast_blocks(), "250 ms blocks are fast blocks")
    return f"block {it.sub.block}"


@walk.step("balance", needs=["wallet", "connect"])
def balance():
    held = it.sub.get_balance(it.alice.coldkeypub.ss58_address)
    check(held > tao(100_000), f"Alice has {held}")
    return f"{held}"


@walk.step("transfer", needs=["balance"])
def transfer():
    for wallet in (it.owner, it.miner):
        done(it.sub.transfer(it.alice, wallet.coldkeypub.ss58_address, tao(20_000)))
    held = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(held == tao(20_000), f"{held} came")
    return f"{held} came"


@walk.step("subnets", needs=["connect"])
def subnets():
    found = it.sub.all_subnets()
    check(found and found[0].netuid == 0, "the root network is missing")
    check(it.sub.get_total_subnets() == len(found), "TotalNetworks is another number")
    return f"{len(found)} with names, prices and pools"


@walk.step("create-subnet", needs=["transfer"])
def create_subnet():
    cost = it.sub.get_subnet_burn_cost()
    before = set(it.sub.get_all_subnets_netuid())
    done(it.sub.register_subnet(it.owner))
    made = set(it.sub.get_all_subnets_netuid()) - before
    check(len(made) == 1, f"made {made}")
    it.netuid = made.pop()
    check(uid_of(it.owner) == 0, "the owner's hotkey is not uid 0")
    return f"netuid {it.netuid} for {cost}"


@walk.step("start-subnet", needs=["create-subnet"])
def start_subnet():
    done(it.sub.start_call(it.owner, it.netuid))
    check(it.sub.is_subnet_active(it.netuid), "it is not active")


@walk.step("register", needs=["create-subnet"])
def register():
    done(it.sub.burned_register(it.miner, it.netuid))
    return f"uid {uid_of(it.miner)}"


@walk.step("metagraph", needs=["register"])
def metagraph():
    graph = it.sub.metagraph(it.netuid)
    check(list(graph.hotkeys) == [w.hotkey.ss58_address for w in (it.owner, it.miner)], f"{graph.hotkeys}")
    info = it.sub.get_metagraph_info(it.netuid)
    check(info.num_uids == 2, f"{info.num_uids} uids")
    return "two neurons, lite and selective"


@walk.step("hyperparameters", needs=["create-subnet"])
def hyperparameters():
    held = it.sub.get_subnet_hyperparameters(it.netuid)
    check(held.tempo == it.sub.tempo(it.netuid), "tempo differs from its storage")
    return f"tempo {held.tempo}, immunity {held.immunity_period}"


@walk.step("serve-axon", needs=["register"])
def serve_axon():
    axon = bt.Axon(wallet=it.miner, ip="127.0.0.1", port=8091, external_ip="203.0.113.7", external_port=8091)
    done(it.sub.serve_axon(it.netuid, axon))
    served = it.sub.metagraph(it.netuid).axons[uid_of(it.miner)]
    check((served.ip, served.port) == ("203.0.113.7", 8091), f"{served}")
    return f"{served.ip}:{served.port} in the metagraph"


@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    hotkey = it.owner.hotkey.ss58_address
    before = stake_of(it.owner, hotkey, it.netuid)
    done(it.sub.add_stake(it.owner, it.netuid, hotkey, tao(3_000)))
    after = stake_of(it.owner, hotkey, it.netuid)
    check(after > before, f"{before} before, {after} after")
    return f"{after}"


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    hotkey = it.owner.hotkey.ss58_address
    before = stake_of(it.owner, hotkey, it.netuid)
    done(it.sub.add_stake(it.owner, it.netuid, hotkey, tao(1), safe_staking=True, rate_tolerance=0.1))
    check(stake_of(it.owner, hotkey, it.netuid) > before, "stake did not grow")
    refused = it.sub.add_stake(it.owner, it.netuid, hotkey, tao(5_000), safe_staking=True, rate_tolerance=0.0001)
    check(not refused.success, "5,000 TAO moved the price by less than 0.01 %")
    return f"taken within the limit, refused beyond it: {refused.message}"


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    hotkey = it.owner.hotkey.ss58_address
    before = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    done(it.sub.unstake(it.owner, it.netuid, hotkey, tao(5).set_unit(it.netuid)))
    after = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(after > before, f"{before} before, {after} after")
    return f"{after - before} for 5 alpha"


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    hotkey = it.owner.hotkey.ss58_address
    before = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    amount = tao(5).set_unit(it.netuid)
    done(it.sub.unstake(it.owner, it.netuid, hotkey, amount, safe_unstaking=True, rate_tolerance=0.1))
    after = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(after > before, f"{before} before, {after} after")
    return f"{after - before} for 5 alpha"


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
    done(it.sub.commit_weights(it.owner, it.netuid, salt, **row, wait_for_inclusion=True))
    committed = it.sub.get_subnet_epoch_index(it.netuid)
    early = it.sub.reveal_weights(it.owner, it.netuid, **row, salt=salt, max_attempts=1)
    period = it.sub.get_subnet_reveal_period_epochs(it.netuid)
    until("the epoch of reveals", lambda: it.sub.get_subnet_epoch_index(it.netuid) >= committed + period)
    done(it.sub.reveal_weights(it.owner, it.netuid, **row, salt=salt))
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


@walk.step("children", needs=["add-stake", "register"])
def children():
    parent, child = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    done(it.sub.set_children(it.owner, it.netuid, parent, [(0.5, child)]))
    pending, block = it.sub.get_children_pending(parent, it.netuid)
    _, held, _ = it.sub.get_children(parent, it.netuid)
    check(child in [key for _, key in [*pending, *held]], f"{pending} {held}")
    return f"half lent, at block {block} at the latest"


@walk.step("take", needs=["create-subnet"])
def take():
    hotkey = it.owner.hotkey.ss58_address
    done(it.sub.set_delegate_take(it.owner, hotkey, 0.1))
    check(abs(it.sub.get_delegate_take(hotkey) - 0.1) < 0.001, "it was not lowered")
    # Who lowers it may not raise it for a month, unless sudo lets them.
    at_once = it.sub.compose_call("AdminUtils", "sudo_set_tx_delegate_take_rate_limit", {"tx_rate_limit": 0})
    send(it.alice, "Sudo", "sudo", {"call": at_once})
    done(it.sub.set_delegate_take(it.owner, hotkey, 0.12))
    check(abs(it.sub.get_delegate_take(hotkey) - 0.12) < 0.001, "it was not raised")
    return "lowered, then raised"


@walk.step("identity", needs=["create-subnet"])
def identity():
    text = dict.fromkeys(("url", "github_repo", "image", "discord", "description", "additional"), "")
    send(it.owner, "SubtensorModule", "set_identity", {"name": "walker", **text})
    check(it.sub.query_identity(it.owner.coldkeypub.ss58_address).name == "walker", "the coldkey has another name")
    about = SubnetIdentity(
        subnet_name="walked",
        github_repo="",
        subnet_contact="",
        subnet_url="",
        logo_url="",
        discord="",
        description="",
        additional="",
    )
    done(it.sub.set_subnet_identity(it.owner, it.netuid, about))
    held = it.sub.subnet(it.netuid).subnet_identity
    check(held.subnet_name == "walked", f"{held}")
    return "of the coldkey and of the subnet"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    done(it.sub.root_register(it.owner))
    return f"uid {it.sub.get_uid_for_hotkey_on_subnet(it.owner.hotkey.ss58_address, 0)} of the root network"


@walk.step("move-stake", needs=["add-stake", "register"])
def move_stake():
    source, target = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.move_stake(it.owner, it.netuid, source, it.netuid, target, amount))
    return f"{stake_of(it.owner, target, it.netuid)} behind the other hotkey"


@walk.step("transfer-stake", needs=["add-stake", "register"])
def transfer_stake():
    hotkey, to = it.owner.hotkey.ss58_address, it.miner.coldkeypub.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.transfer_stake(it.owner, to, hotkey, it.netuid, it.netuid, amount))
    return f"{stake_of(it.miner, hotkey, it.netuid)} are the other coldkey's"


@walk.step("swap-stake", needs=["add-stake"])
def swap_stake():
    hotkey = it.owner.hotkey.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.swap_stake(it.owner, hotkey, it.netuid, 0, amount))
    return f"{stake_of(it.owner, hotkey, 0)} on the root network"


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    hotkey = it.owner.hotkey.ss58_address
    done(it.sub.set_auto_stake(it.miner, it.netuid, hotkey))
    held = it.sub.get_auto_stakes(it.miner.coldkeypub.ss58_address)
    check(held == {it.netuid: hotkey}, f"{held}")


@walk.step("proxy", needs=["transfer"])
def proxy():
    delegate = it.miner.coldkeypub.ss58_address
    done(it.sub.add_proxy(it.owner, delegate, "Staking", 0))
    held, _ = it.sub.get_proxies_for_real_account(it.owner.coldkeypub.ss58_address)
    check([one.delegate for one in held] == [delegate], f"{held}")
    done(it.sub.remove_proxy(it.owner, delegate, "Staking", 0))


walk.run()
