"""What the steps of the walk share: how a script calls the commands."""

import json
import os
import subprocess
import sys
import time

from async_substrate_interface.sync_substrate import SubstrateInterface
from bittensor_wallet import Keypair, Wallet

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
    coldkeys: dict
    netuid: str
    other: str


it = It()


def run(*words, answer=""):
    """Runs a command, which is answered thus when it asks something."""
    print("$ btcli", *words, file=sys.stderr, flush=True)
    ended = subprocess.run(
        ["btcli", *words],
        capture_output=True,
        text=True,
        timeout=COMMAND_TIMEOUT_S,
        input=answer,
        env={**os.environ, "COLUMNS": "200"},
    )
    print(ended.stdout, ended.stderr, file=sys.stderr, flush=True)
    return ended


def say(*words, answer=""):
    """Runs a command and returns what it wrote to stdout."""
    ended = run(*words, answer=answer)
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


def of(name, hotkey="default"):
    return ["--wallet-path", WALLETS, "--wallet-name", name, "--hotkey", hotkey]


def at(*words):
    """Asks the chain."""
    return ask(*words, "--network", ENDPOINT)


def do(name, *words, hotkey="default"):
    """Sends a transaction of a wallet, and fails the step when its answer does not name success."""
    told = at(*words, *of(name, hotkey), "--no-prompt")
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


def stakes(name):
    """What a wallet has staked on the subnet behind its own hotkey, in alpha."""
    rows = at("stake", "list", *of(name), "--no-prompt")["stake_info"].get(it.keys[name], [])
    return sum(row["stake_value"] for row in rows if str(row["netuid"]) == it.netuid)


def hotkey_of(name):
    return Wallet(name=name, hotkey="default", path=WALLETS).hotkey


def send(key, module, function, params, of_root=False):
    """Sends what no command does, by the library that the commands use."""
    with SubstrateInterface(url=ENDPOINT) as chain:
        call = chain.compose_call(module, function, params)
        if of_root:
            call = chain.compose_call("Sudo", "sudo", {"call": call})
        sent = chain.submit_extrinsic(chain.create_signed_extrinsic(call, key), wait_for_inclusion=True)
        check(sent.is_success, f"{sent.error_message}")


def sudo(module, function, params):
    """Sends a call of the one who may everything."""
    send(Keypair.create_from_uri("//Alice"), module, function, params, of_root=True)


def read(item, *keys):
    """The value of a storage item."""
    with SubstrateInterface(url=ENDPOINT) as chain:
        found = chain.query("SubtensorModule", item, list(keys))
        return getattr(found, "value", found)


def eventually(*words, name="owner"):
    """Repeats what the chain refuses for the moment, such as what owners may not do just before an epoch."""
    until(" ".join(words[:3]), lambda: at(*words, *of(name), "--no-prompt")["success"], 40)


def about(name):
    """How a subnet of this name is described."""
    words = {
        "--subnet-name": name,
        "--github-repo": "https://github.com/example/walked",
        "--subnet-contact": "owner@example.org",
        "--subnet-url": "https://example.org",
        "--discord": "walked",
        "--description": "made by a test",
        "--logo-url": "https://example.org/logo.png",
        "--additional-info": "none",
    }
    return [word for pair in words.items() for word in pair]
