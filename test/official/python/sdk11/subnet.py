"""The steps to a subnet with neurons."""

import bittensor as bt
from bittensor import calls, storage
from bittensor.sp_core import Keypair

from walk import check

from .it import ENDPOINT, WALLETS, do, done, held_by, it, name_of, neuron_of, plain, uid_of, walk

PASSWORD = "correct-horse-7-battery"


@walk.step("wallet")
def wallet():
    fresh = bt.Wallet(name="locked", hotkey="default", path=WALLETS)
    fresh.create_new_coldkey(use_password=True, coldkey_password=PASSWORD, suppress=True, save_coldkey_to_env=True)
    fresh.create_new_hotkey(use_password=False, suppress=True)
    opened = bt.Wallet(name="locked", hotkey="default", path=WALLETS).get_coldkey(PASSWORD)
    check(opened.ss58_address == fresh.coldkeypub.ss58_address, "the file opened to another key")
    # It opens a locked one again for each signature, which takes seconds.
    it.owner, it.miner, it.second = plain("owner"), plain("miner"), plain("second")
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
    for wallet in (it.owner, it.miner, it.second):
        do(bt.Transfer(dest_ss58=wallet.coldkeypub.ss58_address, amount_tao=20_000), it.alice)
    check(held_by(it.owner).tao == 20_000, f"{held_by(it.owner)} came")
    plan = it.sub.plan(bt.Transfer(dest_ss58=it.owner.coldkeypub.ss58_address, amount_tao=1), it.alice)
    check(plan.fee.rao > 0, f"{plan}")
    return f"{held_by(it.owner)} came; one TAO more would cost {plan.fee}"


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


@walk.step("register-limit", needs=["create-subnet"])
def register_limit():
    limited = lambda rao: calls.SubtensorModule.register_limit(it.netuid, it.second.hotkey.ss58_address, rao)
    refused = it.sub.submit_call(limited(1), it.second)
    check(name_of(refused) == "RegistrationPriceLimitExceeded", name_of(refused))
    done(it.sub.submit_call(limited(10**9), it.second))
    return f"uid {uid_of(it.second)}, by submit_call; refused beyond the limit: {refused.error}"


@walk.step("neurons", needs=["serve-axon", "register-limit"])
def neurons():
    hotkey = it.miner.hotkey.ss58_address
    known = it.sub.neurons.all(it.netuid, lite=False)
    check([one.hotkey for one in known][uid_of(it.miner)] == hotkey, f"{known}")
    check(it.sub.neurons.hotkey_owner(hotkey) == it.miner.coldkeypub.ss58_address, "another coldkey owns it")
    check(it.sub.neurons.netuids_for_hotkey(hotkey) == [it.netuid], "it is on other subnets")
    check(it.sub.subnets.info(it.netuid).netuid == it.netuid, f"{it.sub.subnets.info(it.netuid)}")
    return f"{len(known)} with all that is known of them"


@walk.step("certificate", needs=["register-limit"])
def certificate():
    do(bt.ServeAxonTls(netuid=it.netuid, ip="203.0.113.8", port=8092, certificate=b"walked".hex()), it.second)
    held = it.sub.query(storage.SubtensorModule.NeuronCertificates, [it.netuid, it.second.hotkey.ss58_address])
    check(held is not None, "there is none")
    return f"{held}"


@walk.step("reset-axon", needs=["certificate"])
def reset_axon():
    do(bt.ResetAxon(netuid=it.netuid), it.second)
    check(neuron_of(it.second).axon in (None, "0.0.0.0:1"), f"{neuron_of(it.second).axon}")


@walk.step("epochs", needs=["start-subnet"])
def epochs():
    expected = it.sub.epochs.next_epoch_start_block(it.netuid)
    event = it.sub.wait_for_epoch(it.netuid, timeout=30)
    status = it.sub.epochs.epoch_status(it.netuid)
    check(status["last_epoch_block"] >= expected, f"expected at {expected}: {status}")
    return f"{event}"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    do(bt.RootRegister(), it.owner)
    # With next to no stake there, what is emitted buys alpha, and prices run away from their limits.
    do(bt.AddStake(hotkey_ss58=it.owner.hotkey.ss58_address, netuid=0, amount_tao=10_000), it.owner)
    return f"uid {it.sub.neurons.uid(it.owner.hotkey.ss58_address, 0)} of the root network"
