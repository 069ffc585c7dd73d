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
