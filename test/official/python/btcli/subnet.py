@walk.step("wallet")
def make():
    it.keys = {}
    for name in ("owner", "miner"):
        made = ask("wallet", "create", *of(name), "--n-words", "12", "--no-use-password")["data"]
        it.keys[name] = made["hotkey_ss58"]
    ask("wallet", "create", *of("alice"), "--uri", "Alice", "--no-use-password")
    listed = ask("wallet", "list", "--wallet-path", WALLETS)["wallets"]
    check({one["name"] for one in listed} == {"alice", "miner", "owner"}, f"{listed}")
    it.coldkeys = {one["name"]: one["ss58_address"] for one in listed}
    return "three made and listed"


@walk.step("connect", needs=["wallet"])
def connect():
    cost = at("subnets", "burn-cost")
    return f"a subnet costs {cost}"


@walk.step("balance", needs=["connect"])
def balance():
    held = balance_of("alice")
    check(held > 100_000, f"Alice has {held}")
    return f"{held} TAO"


@walk.step("transfer", needs=["connect"])
def transfer():
    for name in ("owner", "miner"):
        do("alice", "wallet", "transfer", "--dest", it.coldkeys[name], "--amount", "20000")


@walk.step("subnets", needs=["connect"])
def subnets():
    return f'{len(at("subnets", "list")["subnets"])} there'


@walk.step("create-subnet", needs=["transfer"])
def create_subnet():
    identity = {
        "--subnet-name": "walked",
        "--github-repo": "https://github.com/example/walked",
        "--subnet-contact": "owner@example.org",
        "--subnet-url": "https://example.org",
        "--discord": "walked",
        "--description": "made by a test",
        "--logo-url": "https://example.org/logo.png",
        "--additional-info": "none",
    }
    words = [word for pair in identity.items() for word in pair]
    made = do("owner", "subnets", "create", *words, "--no-mev-protection")
    it.netuid = str(made["netuid"])
    return f"netuid {it.netuid}"


@walk.step("start-subnet", needs=["create-subnet"])
def start_subnet():
    said = say("subnets", "start", "--netuid", it.netuid, *of("owner"), "--network", ENDPOINT, "--no-prompt")
    return last_words(said)


@walk.step("register", needs=["create-subnet"])
def register():
    do("miner", "subnets", "register", "--netuid", it.netuid)


@walk.step("metagraph", needs=["register"])
def metagraph():
    shown = at("subnets", "show", "--netuid", it.netuid, "--no-prompt")
    check([one["hotkey"] for one in shown["uids"]] == [it.keys["owner"], it.keys["miner"]], f"{shown}")
    return f'{len(shown["uids"])} neurons'


@walk.step("hyperparameters", needs=["create-subnet"])
def hyperparameters():
    rows = at("subnets", "hyperparameters", "--netuid", it.netuid)
    held = {row["hyperparameter"]: row["value"] for row in rows}
    return f'{len(held)} of them, tempo {held["tempo"]}'


@walk.step("serve-axon", needs=["register"])
def serve_axon():
    place = ["--ip", "203.0.113.7", "--port", "8091"]
    said = say("axon", "set", "--netuid", it.netuid, *place, *of("miner"), "--network", ENDPOINT, "--no-prompt")
    return last_words(said)
