"""The walk of bittensor-cli 9.23.2: its commands, as a script calls them."""

import json
import os
import subprocess
import sys
import time

from walk import Walk, check

ENDPOINT = os.environ["YUMA_ENDPOINT"]
WALLETS = os.path.join(os.environ["HOME"], "wallets")
# A command that asks something gets no answer and ends; one that hangs is ended.
COMMAND_TIMEOUT_S = 60
# How much of what a command said last is shown.
LAST_WORDS = 200

walk = Walk("bittensor-cli 9.23.2")


class It:
    """What the steps so far have made."""

    keys: dict
    netuid: str


it = It()


def say(*words):
    """Runs a command and returns what it wrote to stdout."""
    print("$ btcli", *words, file=sys.stderr, flush=True)
    ended = subprocess.run(
        ["btcli", *words],
        capture_output=True,
        text=True,
        timeout=COMMAND_TIMEOUT_S,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "200"},
    )
    print(ended.stdout, ended.stderr, file=sys.stderr, flush=True)
    check(ended.returncode == 0, f"exit code {ended.returncode}: {last_words(ended.stderr or ended.stdout)}")
    check("❌" not in ended.stdout + ended.stderr, last_words(ended.stdout + ended.stderr))
    return ended.stdout


def last_words(text):
    return text.strip()[-LAST_WORDS:]


def ask(*words):
    """Runs a command that answers in JSON, which may follow other lines."""
    text = say(*words, "--json-output")
    for at, letter in enumerate(text):
        if letter in "{[":
            try:
                return json.loads(text[at:])
            except ValueError:
                continue
    # With this flag it keeps its errors to itself: ask once more without.
    raise AssertionError(f"no JSON in the answer: {last_words(say(*words))}")


def of(name):
    return ["--wallet-path", WALLETS, "--wallet-name", name, "--hotkey", "default"]


def at(*words):
    """Asks the chain."""
    return ask(*words, "--network", ENDPOINT)


def do(name, *words):
    """Sends a transaction of a wallet, and fails the step when its answer does not name success."""
    told = at(*words, *of(name), "--no-prompt")
    check(f"{told}".find("'success': False") < 0, f"{told}")
    return told


def until(what, held, seconds=30):
    """Waits for something to hold."""
    last = time.monotonic() + seconds
    while not held():
        check(time.monotonic() < last, f"{what} did not come in {seconds} s")
        time.sleep(1)


def balance_of(name):
    return at("wallet", "balance", *of(name))["balances"][name]["free"]


def neuron(uid):
    return at("subnets", "show", "--netuid", it.netuid, "--no-prompt")["uids"][uid]


def stakes(name):
    """What a wallet has staked on the subnet behind its own hotkey, in alpha."""
    rows = at("stake", "list", *of(name), "--no-prompt")["stake_info"].get(it.keys[name], [])
    return sum(row["stake_value"] for row in rows if str(row["netuid"]) == it.netuid)


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


def add(amount, *how):
    before = stakes("owner")
    do("owner", "stake", "add", "--netuid", it.netuid, "--amount", str(amount), "--no-mev-protection", *how)
    check(stakes("owner") > before, f"{before} before, {stakes('owner')} after")
    return f"{before} alpha before, {stakes('owner')} after"


def remove(amount, *how):
    before = balance_of("owner")
    words = ["stake", "remove", "--netuid", it.netuid, "--amount", str(amount), "--no-mev-protection", *how]
    do("owner", *words)
    check(balance_of("owner") > before, f"{before} before, {balance_of('owner')} after")
    return f"{balance_of('owner') - before:.6f} TAO for {amount} alpha"


@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    return add(3_000, "--unsafe")


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    return add(1, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    return remove(5, "--unsafe")


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    return remove(5, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")


@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    words = ["sudo", "set", "--netuid", it.netuid, "--param", "commit_reveal_weights_enabled", "--value", "true"]
    until("the owner's setting", lambda: at(*words, *of("owner"), "--no-prompt")["success"])
    rows = at("sudo", "get", "--netuid", it.netuid)
    held = {row["hyperparameter"]: row["value"] for row in rows}
    check(held["commit_reveal_weights_enabled"] is True, f"{held}")
    return "commit-reveal is on"


@walk.step("children", needs=["add-stake", "register"])
def children():
    words = ["--netuid", it.netuid, "--children", it.keys["miner"], "--proportions", "0.5"]
    do("owner", "stake", "child", "set", *words)
    return f'{at("stake", "child", "get", "--netuid", it.netuid, *of("owner"))}'


@walk.step("take", needs=["create-subnet"])
def take():
    check(at("sudo", "set-take", "--take", "0.1", *of("owner"))["success"], "it was not lowered")
    held = at("sudo", "get-take", *of("owner"))
    check(abs(held["current_take"] - 0.1) < 0.001, f"{held}")
    return "lowered"


@walk.step("identity", needs=["create-subnet"])
def identity():
    about = ["--web-url", "https://example.org", "--image-url", "https://example.org/me.png", "--discord", "walker"]
    more = ["--description", "a test", "--additional", "none", "--github", "https://github.com/example/walker"]
    do("owner", "wallet", "set-identity", "--id-name", "walker", *about, *more)
    held = at("wallet", "get-identity", "--ss58", it.coldkeys["owner"])
    check(held["name"] == "walker", f"{held}")
    shown = say("subnets", "get-identity", "--netuid", it.netuid, "--network", ENDPOINT)
    check("walked" in shown, last_words(shown))
    return "of the coldkey and of the subnet"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    do("owner", "subnets", "register", "--netuid", "0")


@walk.step("move-stake", needs=["add-stake", "register"])
def move_stake():
    way = ["--origin-netuid", it.netuid, "--dest-netuid", it.netuid, "--dest-ss58", it.keys["miner"], "--amount", "10"]
    return f'{do("owner", "stake", "move", *way, "--no-mev-protection")}'


@walk.step("transfer-stake", needs=["add-stake", "register"])
def transfer_stake():
    way = ["--origin-netuid", it.netuid, "--dest-netuid", it.netuid, "--dest", it.coldkeys["miner"], "--amount", "10"]
    return f'{do("owner", "stake", "transfer", *way, "--no-mev-protection")}'


@walk.step("swap-stake", needs=["add-stake"])
def swap_stake():
    way = ["--origin-netuid", it.netuid, "--dest-netuid", "0", "--amount", "10"]
    return f'{do("owner", "stake", "swap", *way, "--no-mev-protection")}'


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    words = ["--wallet-path", WALLETS, "--wallet-name", "miner"]
    return f'{at("stake", "auto", *words)}'


@walk.step("proxy", needs=["transfer"])
def proxy():
    words = ["--delegate", it.coldkeys["miner"], "--proxy-type", "Staking", "--delay", "0"]
    do("owner", "proxy", "add", *words)
    do("owner", "proxy", "remove", *words)


walk.run()
