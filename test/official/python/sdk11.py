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


@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    switch = bt.SetHyperparameter(netuid=it.netuid, name="commit_reveal_weights_enabled", value=1)
    eventually("the owner's setting", switch, it.owner)
    check(it.sub.subnets.commit_reveal_enabled(it.netuid), "commit-reveal is still off")
    return "commit-reveal is on"


def commit_hash(hotkey, uids, values, salt):
    """What a reveal with version key 0 has to hash to: BLAKE2b over the SCALE encoding of its parts."""
    lists = b"".join(bytes([len(each) << 2]) + struct.pack(f"<{len(each)}H", *each) for each in (uids, values, salt))
    parts = hotkey.public_key + struct.pack("<H", it.netuid) + lists + struct.pack("<Q", 0)
    return "0x" + hashlib.blake2b(parts, digest_size=32).hexdigest()


@walk.step("commit-reveal", needs=["set-hyperparameter", "incentive"])
def commit_reveal():
    uids, values, salt = [0, uid_of(it.miner)], [21845, 65535], [1, 2, 3, 4, 5, 6, 7, 8]
    committed_hash = commit_hash(it.owner.hotkey, uids, values, salt)
    call = calls.SubtensorModule.commit_weights(netuid=it.netuid, commit_hash=committed_hash)
    done(it.sub.submit_call(call, it.owner, signer="hotkey"))
    reveal = bt.RevealWeights(netuid=it.netuid, uids=uids, weights=[1.0, 3.0], salt=salt)
    epoch = lambda: it.sub.query(storage.SubtensorModule.SubnetEpochIndex, [it.netuid])
    committed = epoch()
    early = it.sub.execute(reveal, it.owner)
    period = it.sub.read("reveal_period", netuid=it.netuid)
    until("the epoch of reveals", lambda: epoch() >= committed + period)
    do(reveal, it.owner)
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


@walk.step("children", needs=["add-stake", "register"])
def children():
    parent, child = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    do(bt.SetChildren(netuid=it.netuid, children=[[0.5, child]]), it.owner)
    pending = it.sub.delegation.pending_children(parent, it.netuid)
    held = it.sub.delegation.children(parent, it.netuid)
    check(child in f"{pending} {held}", f"{pending} {held}")
    return f"half lent: {pending}"


@walk.step("take", needs=["create-subnet"])
def take():
    hotkey = it.owner.hotkey.ss58_address
    held = lambda: it.sub.delegation.delegate_take(hotkey)["take"]
    do(bt.SetTake(take=0.1), it.owner)
    check(abs(held() - 0.1) < 0.001, f"{held()} instead of 0.1")
    # Who lowers it may not raise it for a month, unless sudo lets them.
    at_once = it.sub.compose(calls.AdminUtils.sudo_set_tx_delegate_take_rate_limit(tx_rate_limit=0))
    done(it.sub.submit_call(calls.Sudo.sudo(call=at_once), it.alice))
    do(bt.IncreaseTake(take=0.12), it.owner)
    check(abs(held() - 0.12) < 0.001, f"{held()} instead of 0.12")
    return "lowered, then raised"


@walk.step("identity", needs=["create-subnet"])
def identity():
    do(bt.SetIdentity(name="walker"), it.owner)
    held = it.sub.identity.identity(it.owner.coldkeypub.ss58_address)
    check(held["name"] == "walker", f"{held}")
    do(bt.SetSubnetIdentity(netuid=it.netuid, subnet_name="walked"), it.owner)
    check(it.sub.subnets.metagraph(it.netuid).name == "walked", "the subnet has another name")
    return "of the coldkey and of the subnet"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    do(bt.RootRegister(), it.owner)
    return f"uid {it.sub.neurons.uid(it.owner.hotkey.ss58_address, 0)} of the root network"


def staked(coldkey, hotkey, netuid):
    return it.sub.staking.get(coldkey.coldkeypub.ss58_address, hotkey.hotkey.ss58_address, netuid)


@walk.step("move-stake", needs=["add-stake", "register"])
def move_stake():
    source, target = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    do(bt.MoveStake(source, it.netuid, target, it.netuid, 10), it.owner)
    return f"{staked(it.owner, it.miner, it.netuid)} behind the other hotkey"


@walk.step("transfer-stake", needs=["add-stake", "register"])
def transfer_stake():
    to = it.miner.coldkeypub.ss58_address
    do(bt.TransferStake(to, it.owner.hotkey.ss58_address, it.netuid, it.netuid, 10), it.owner)
    return f"{staked(it.miner, it.owner, it.netuid)} are the other coldkey's"


@walk.step("swap-stake", needs=["add-stake"])
def swap_stake():
    do(bt.SwapStake(it.owner.hotkey.ss58_address, it.netuid, 0, 10), it.owner)
    return f"{staked(it.owner, it.owner, 0)} on the root network"


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    hotkey = it.owner.hotkey.ss58_address
    do(bt.SetAutoStake(netuid=it.netuid, hotkey_ss58=hotkey), it.miner)
    held = it.sub.staking.auto_stake(it.miner.coldkeypub.ss58_address, it.netuid)
    check(held == hotkey, f"{held}")


@walk.step("proxy", needs=["transfer"])
def proxy():
    delegate = it.miner.coldkeypub.ss58_address
    do(bt.AddProxy(delegate_ss58=delegate, proxy_type="Staking"), it.owner)
    held = it.sub.balances.proxies(it.owner.coldkeypub.ss58_address)
    check(delegate in str(held), f"{held}")
    do(bt.RemoveProxy(delegate_ss58=delegate, proxy_type="Staking"), it.owner)


walk.run()
