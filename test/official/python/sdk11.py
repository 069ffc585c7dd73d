"""The walk of bittensor 11.3.0."""

import os

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


@walk.step("wallet")
def wallet():
    fresh = bt.Wallet(name="owner", hotkey="default", path=WALLETS)
    fresh.create_new_coldkey(use_password=True, coldkey_password=PASSWORD, suppress=True, save_coldkey_to_env=True)
    fresh.create_new_hotkey(use_password=False, suppress=True)
    it.owner = bt.Wallet(name="owner", hotkey="default", path=WALLETS)
    opened = it.owner.get_coldkey(PASSWORD)
    check(opened.ss58_address == fresh.coldkeypub.ss58_address, "the file opened to another key")
    it.miner = plain("miner")
    it.alice = Keypair.create_from_uri("//Alice")
    return "encrypted coldkey written, read and opened"


@walk.step("connect")
def connect():
    it.sub = bt.Subtensor(ENDPOINT)
    it.sub.connect()
    before = it.sub.block
    it.sub.wait_for_block(before + 2)
    check(it.sub.is_fast_blocks(), "250 ms blocks are fast blocks")
    return f"block {it.sub.block}"


@walk.step("balance", needs=["wallet", "connect"])
def balance():
    held = it.sub.balances.get(it.alice.ss58_address)
    check(held.tao > 100_000, f"Alice has {held}")
    return f"{held}"


@walk.step("transfer", needs=["balance"])
def transfer():
    for wallet in (it.owner, it.miner):
        do(bt.Transfer(dest_ss58=wallet.coldkeypub.ss58_address, amount_tao=20_000), it.alice)
    check(held_by(it.owner).tao == 20_000, f"{held_by(it.owner)} came")
    return f"{held_by(it.owner)} came"


@walk.step("subnets", needs=["connect"])
def subnets():
    found = it.sub.subnets.all()
    check(found and found[0].netuid == 0, "the root network is missing")
    return f"{len(found)} with tempo and price"


@walk.step("create-subnet", needs=["transfer"])
def create_subnet():
    before = {one.netuid for one in it.sub.subnets.all()}
    do(bt.RegisterSubnet(), it.owner)
    made = {one.netuid for one in it.sub.subnets.all()} - before
    check(len(made) == 1, f"made {made}")
    it.netuid = made.pop()
    check(uid_of(it.owner) == 0, "the owner's hotkey is not uid 0")
    return f"netuid {it.netuid}"


@walk.step("start-subnet", needs=["create-subnet"])
def start_subnet():
    do(bt.StartCall(netuid=it.netuid), it.owner)


@walk.step("register", needs=["create-subnet"])
def register():
    hotkey = it.miner.hotkey.ss58_address
    done(it.sub.submit_call(calls.SubtensorModule.burned_register(netuid=it.netuid, hotkey=hotkey), it.miner))
    return f"uid {uid_of(it.miner)}, by submit_call"


@walk.step("metagraph", needs=["register"])
def metagraph():
    graph = it.sub.subnets.metagraph(it.netuid)
    check(graph.hotkeys == [w.hotkey.ss58_address for w in (it.owner, it.miner)], f"{graph.hotkeys}")
    check(len(it.sub.neurons.all(it.netuid)) == 2, "the list of neurons has another length")
    return f"{graph.num_uids} neurons, tempo {graph.tempo}"


@walk.step("hyperparameters", needs=["create-subnet"])
def hyperparameters():
    held = it.sub.subnets.subnet_hyperparameters(it.netuid)
    check(held["tempo"] == it.sub.query(storage.SubtensorModule.Tempo, [it.netuid]), "tempo differs from its storage")
    return f"{len(held)} of them, tempo {held['tempo']}"


@walk.step("serve-axon", needs=["register"])
def serve_axon():
    do(bt.ServeAxon(netuid=it.netuid, ip="203.0.113.7", port=8091), it.miner)
    check(neuron_of(it.miner).axon == "203.0.113.7:8091", f"{neuron_of(it.miner).axon}")
    return f"{neuron_of(it.miner).axon} in the metagraph"


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


walk.run()
