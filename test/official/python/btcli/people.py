"""The steps with children, identities, the root network and proxies."""

from walk import check

from .it import ENDPOINT, WALLETS, at, do, it, last_words, of, read, say, stakes, walk


@walk.step("children", needs=["add-stake", "register"])
def children():
    words = ["--netuid", it.netuid, "--children", it.keys["miner"], "--proportions", "0.5"]
    do("owner", "stake", "child", "set", *words)
    return f'{at("stake", "child", "get", "--netuid", it.netuid, *of("owner"))}'


@walk.step("child-take", needs=["register"])
def child_take():
    do("miner", "stake", "child", "take", "--netuid", it.netuid, "--take", "0.1")
    check(abs(read("ChildkeyTake", it.keys["miner"], it.netuid) / 65535 - 0.1) < 0.001, "it has another")


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
    way = ["--origin-netuid", it.netuid, "--dest-netuid", "0", "--amount", "0.5", "--tolerance", "0.05"]
    return f'{do("owner", "stake", "swap", *way, "--no-mev-protection")}'


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    words = ["--wallet-path", WALLETS, "--wallet-name", "miner"]
    way = ["--netuid", it.netuid, *words, "--network", ENDPOINT, "--no-prompt"]
    say("stake", "set-auto", *way, answer=f'{it.keys["owner"]}\n')
    held = read("AutoStakeDestination", it.coldkeys["miner"], it.netuid)
    check(held == it.keys["owner"], f"{held}")
    return f'{at("stake", "auto", *words)[it.netuid]}'


@walk.step("proxy", needs=["transfer"])
def proxy():
    words = ["--delegate", it.coldkeys["miner"], "--proxy-type", "Staking", "--delay", "0"]
    do("owner", "proxy", "add", *words)
    before = stakes("owner")
    add = ["--netuid", it.netuid, "--amount", "1", "--unsafe", "--no-mev-protection"]
    where = ["--hotkey-ss58-address", it.keys["owner"], "--proxy", it.coldkeys["owner"]]
    at("stake", "add", *add, *where, *of("miner")[:4], "--no-prompt")
    check(stakes("owner") > before, "the proxy staked nothing")
    do("owner", "proxy", "remove", *words)

