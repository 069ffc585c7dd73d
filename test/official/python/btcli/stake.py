"""The steps with stake."""

from walk import check

from .it import ENDPOINT, at, balance_of, do, it, last_words, of, run, stakes, walk


def add(amount, *how):
    before = stakes("owner")
    do("owner", "stake", "add", "--netuid", it.netuid, "--amount", str(amount), "--no-mev-protection", *how)
    after = stakes("owner")
    check(after > before, f"{before} before, {after} after")
    return f"{before} alpha before, {after} after"


def remove(amount, *how):
    before = balance_of("owner")
    words = ["stake", "remove", "--netuid", it.netuid, "--amount", str(amount), "--no-mev-protection", *how]
    do("owner", *words)
    came = balance_of("owner") - before
    check(came > 0, f"{came} TAO came")
    return f"{came:.6f} TAO for {amount} alpha"


@walk.step("price", needs=["start-subnet"])
def price():
    return f'{at("subnets", "price", "--netuids", it.netuid, "--current")[it.netuid]["stats"]}'


@walk.step("add-stake", needs=["start-subnet"])
def add_stake():
    return add(100, "--unsafe")


@walk.step("add-stake-limit", needs=["start-subnet"])
def add_stake_limit():
    return add(1, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")


@walk.step("remove-stake", needs=["add-stake"])
def remove_stake():
    return remove(5, "--unsafe")


@walk.step("remove-stake-limit", needs=["add-stake"])
def remove_stake_limit():
    return remove(0.5, "--safe", "--tolerance", "0.05", "--no-allow-partial-stake")


@walk.step("stakes", needs=["add-stake"])
def list_stakes():
    held = stakes("owner")
    check(held > 0, "nothing is listed")
    return f'{held} alpha, {at("wallet", "balance", *of("owner"))["totals"]}'


@walk.step("refusal", needs=["add-stake"])
def refusal():
    words = ["stake", "remove", "--netuid", it.netuid, "--amount", "20", "--safe", "--tolerance", "0.01"]
    ways = ["--no-allow-partial-stake", "--no-mev-protection", "--no-prompt", "--network", ENDPOINT]
    ended = run(*words, *ways, *of("owner"))
    said = ended.stdout + ended.stderr
    check("SlippageTooHigh(Module)" in said, last_words(said))
    return last_words(said)
