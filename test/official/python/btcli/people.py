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

