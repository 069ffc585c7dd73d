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
