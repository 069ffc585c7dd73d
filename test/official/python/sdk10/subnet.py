"""The steps to a subnet with neurons."""

import bittensor as bt
from bittensor.utils.balance import tao
from bittensor_wallet import Wallet

from walk import check

from .it import ENDPOINT, WALLETS, done, it, plain, uid_of, walk

PASSWORD = "correct-horse-7-battery"


@walk.step("wallet")
def wallet():
    fresh = Wallet(name="owner", hotkey="default", path=WALLETS)
    fresh.create_new_coldkey(use_password=True, coldkey_password=PASSWORD, suppress=True, save_coldkey_to_env=True)
    fresh.create_new_hotkey(use_password=False, suppress=True)
    it.owner = Wallet(name="owner", hotkey="default", path=WALLETS)
    opened = it.owner.get_coldkey(PASSWORD)
    check(opened.ss58_address == fresh.coldkeypub.ss58_address, "the file opened to another key")
    it.miner = plain("miner")
    it.second = plain("second")
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
    for wallet in (it.owner, it.miner, it.second):
        done(it.sub.transfer(it.alice, wallet.coldkeypub.ss58_address, tao(20_000)))
    held = it.sub.get_balance(it.owner.coldkeypub.ss58_address)
    check(held == tao(20_000), f"{held} came")
    fee = it.sub.get_transfer_fee(it.alice, it.owner.coldkeypub.ss58_address, tao(1))
    check(fee.rao > 0, "it says that nothing is charged")
    return f"{held} came; one TAO more would cost {fee}"


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


@walk.step("register-limit", needs=["create-subnet"])
def register_limit():
    refused = it.sub.register_limit(it.second, it.netuid, limit_price=tao(0.000001))
    check(not refused.success, "it was registered beyond the limit")
    done(it.sub.register(it.second, it.netuid))
    uid = uid_of(it.second)
    check(it.sub.get_netuids_for_hotkey(it.second.hotkey.ss58_address) == [it.netuid], "it is on other subnets")
    return f"uid {uid}; refused beyond the limit: {refused.message}"


@walk.step("neurons", needs=["serve-axon", "register-limit"])
def neurons():
    known = it.sub.neurons(it.netuid)
    one = it.sub.neuron_for_uid(uid_of(it.miner), it.netuid)
    check(one.hotkey == it.miner.hotkey.ss58_address == known[1].hotkey, f"{one}")
    check(one.axon_info.port == 8091, f"{one.axon_info}")
    check(it.sub.get_subnet_info(it.netuid).subnetwork_n == len(known) == 3, f"{len(known)} neurons")
    graphs = it.sub.get_all_metagraphs_info()
    check([each.netuid for each in graphs] == [each.netuid for each in it.sub.get_all_subnets_info()], f"{graphs}")
    return f"{len(known)} with all that is known of them"


@walk.step("certificate", needs=["serve-axon"])
def certificate():
    axon = bt.Axon(wallet=it.second, ip="127.0.0.1", port=8092, external_ip="203.0.113.8", external_port=8092)
    done(it.sub.serve_axon(it.netuid, axon, certificate="walked"))
    held = it.sub.get_neuron_certificate(it.second.hotkey.ss58_address, it.netuid)
    check("walked"[1:] in f"{held}", f"{held}")
    return f"{held}"


@walk.step("epochs", needs=["start-subnet"])
def epochs():
    expected = it.sub.get_next_epoch_start_block(it.netuid)
    left = it.sub.blocks_until_next_epoch(it.netuid)
    it.sub.wait_for_block(expected + 1)
    came = it.sub.get_last_epoch_block(it.netuid)
    check(came == expected, f"expected at {expected}, came at {came}")
    return f"{left} blocks before, {it.sub.get_epoch_schedule_state(it.netuid)} after"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    done(it.sub.root_register(it.owner))
    # With next to no stake there, what is emitted buys alpha, and prices run away from their limits.
    done(it.sub.add_stake(it.owner, 0, it.owner.hotkey.ss58_address, tao(10_000)))
    return f"uid {it.sub.get_uid_for_hotkey_on_subnet(it.owner.hotkey.ss58_address, 0)} of the root network"
