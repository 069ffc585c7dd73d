"""The steps to a subnet with neurons."""

from walk import check

from .it import ENDPOINT, WALLETS, about, ask, at, balance_of, do, it, last_words, of, read, say, walk


@walk.step("wallet")
def make():
    it.keys = {}
    for name in ("owner", "miner", "second"):
        made = ask("wallet", "create", *of(name), "--n-words", "12", "--no-use-password")["data"]
        it.keys[name] = made["hotkey_ss58"]
    ask("wallet", "create", *of("alice"), "--uri", "Alice", "--no-use-password")
    listed = ask("wallet", "list", "--wallet-path", WALLETS)["wallets"]
    check({one["name"] for one in listed} == {"alice", "miner", "owner", "second"}, f"{listed}")
    it.coldkeys = {one["name"]: one["ss58_address"] for one in listed}
    return "four made and listed"


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
    for name in ("owner", "miner", "second"):
        do("alice", "wallet", "transfer", "--dest", it.coldkeys[name], "--amount", "20000")


@walk.step("subnets", needs=["connect"])
def subnets():
    return f'{len(at("subnets", "list")["subnets"])} there'


@walk.step("create-subnet", needs=["transfer"])
def create_subnet():
    made = do("owner", "subnets", "create", *about("walked"), "--no-mev-protection")
    it.netuid = str(made["netuid"])
    return f"netuid {it.netuid}"


@walk.step("start-subnet", needs=["create-subnet"])
def start_subnet():
    said = say("subnets", "start", "--netuid", it.netuid, *of("owner"), "--network", ENDPOINT, "--no-prompt")
    return last_words(said)


@walk.step("register", needs=["create-subnet"])
def register():
    do("miner", "subnets", "register", "--netuid", it.netuid, "--unsafe")


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


@walk.step("register-limit", needs=["create-subnet"])
def register_limit():
    do("second", "subnets", "register", "--netuid", it.netuid)
    check(read("Uids", it.netuid, it.keys["second"]) == 2, "it has no uid")
    return "uid 2, within the limit that is the default"


@walk.step("neurons", needs=["register"])
def neurons():
    (shown,) = at("wallet", "overview", *of("miner"))["subnets"]
    (one,) = shown["neurons"]
    check((one["uid"], one["hotkey_ss58"]) == (1, it.keys["miner"]), f"{one}")
    return f"uid {one['uid']}, {one['axon']}"


@walk.step("reset-axon", needs=["serve-axon"])
def reset_axon():
    return last_words(say("axon", "reset", "--netuid", it.netuid, *of("miner"), "--network", ENDPOINT, "--no-prompt"))


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    do("owner", "subnets", "register", "--netuid", "0")
    # With next to no stake there, what is emitted buys alpha, and prices run away from their limits.
    do("owner", "stake", "add", "--netuid", "0", "--amount", "10000", "--no-mev-protection", "--unsafe")
