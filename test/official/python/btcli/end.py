"""The steps that change what those before them rely on."""

import os

from walk import check

from .it import ENDPOINT, about, ask, at, balance_of, do, eventually, it, last_words, of, read, run, say, stakes, sudo, until, walk


@walk.step("tempo", needs=["transfer"])
def tempo():
    made = do("second", "subnets", "create", *about("other"), "--no-mev-protection")
    it.other = str(made["netuid"])
    say("subnets", "start", "--netuid", it.other, *of("second"), "--network", ENDPOINT, "--no-prompt")
    eventually("sudo", "set", "--netuid", it.other, "--param", "tempo", "--value", "720", name="second")
    check(read("Tempo", it.other) == 720, f'{read("Tempo", it.other)}')
    return f"720 blocks of subnet {it.other}"


@walk.step("root-claim", needs=["swap-stake", "tempo"])
def root_claim():
    do("owner", "stake", "set-claim", "keep")
    # Otherwise the chain claims for everybody, block after block.
    sudo("SubtensorModule", "sudo_set_num_root_claims", {"new_value": 0})
    # Root earns while the averages of all prices, none of which counts above 1, are more than 1: else after weeks.
    sudo("AdminUtils", "sudo_set_subnet_moving_alpha", {"alpha": {"bits": 2**31}})
    for netuid in (it.netuid, it.other):
        sudo("AdminUtils", "sudo_set_ema_price_halving_period", {"netuid": netuid, "ema_halving": 1})
    claimed = lambda: read("RootClaimed", it.netuid, it.keys["owner"], it.coldkeys["owner"])

    def claims():
        do("owner", "stake", "process-claim", "--netuids", it.netuid)
        return claimed() > 0

    until("a dividend", claims)
    return f"{claimed()} rao of alpha claimed"


@walk.step("symbol", needs=["create-subnet"])
def symbol():
    do("owner", "subnets", "set-symbol", "--netuid", it.netuid, "ב")
    return at("subnets", "price", "--netuids", it.netuid, "--current")[it.netuid]["stats"]["symbol"]


@walk.step("mechanisms", needs=["set-hyperparameter"])
def mechanisms():
    eventually("sudo", "trim", "--netuid", it.netuid, "--max", "64")
    words = ["--netuid", it.netuid, "--count", "2", *of("owner"), "--network", ENDPOINT, "--no-prompt"]

    def doubled():
        run("subnets", "mechanisms", "set", *words, answer="y\n")
        return at("subnets", "mechanisms", "count", "--netuid", it.netuid)["count"] == 2

    until("the second", doubled, 40)
    eventually("subnets", "mechanisms", "split-emissions", "--netuid", it.netuid, "--split", "60,40")
    return f'{at("subnets", "mechanisms", "emissions", "--netuid", it.netuid)}'


@walk.step("associate", needs=["transfer"])
def associate():
    made = ask("wallet", "new-hotkey", *of("second", "spare"), "--n-words", "12", "--no-use-password")["data"]
    spare = made["hotkey_ss58"]
    say("wallet", "associate-hotkey", *of("second", "spare"), "--network", ENDPOINT, "--no-prompt")
    check(read("Owner", spare) == it.coldkeys["second"], "another coldkey owns it")


@walk.step("swap-hotkey", needs=["register"])
def swap_hotkey():
    made = ask("wallet", "new-hotkey", *of("miner", "fresh"), "--n-words", "12", "--no-use-password")["data"]
    do("miner", "wallet", "swap-hotkey", "fresh", "--all-netuids")
    check(read("Uids", it.netuid, made["hotkey_ss58"]) == 1, "it has no uid")
    return "uid 1 is the new one's"


@walk.step("dashboard", needs=["create-subnet"])
def dashboard():
    place = ["--save-file", "--dashboard-path", os.environ["HOME"]]
    said = say("view", "dashboard", "--coldkey-ss58", it.coldkeys["owner"], *place, "--network", ENDPOINT)
    return last_words(said)


@walk.step("unstake-all", needs=["add-stake"])
def unstake_all():
    before = stakes("owner")
    do("owner", "stake", "remove", "--netuid", it.netuid, "--all", "--unsafe", "--no-mev-protection")
    after = stakes("owner")
    check(after < before / 2, f"{before} before, {after} after")
    return f"{before} before, {after} after"


@walk.step("transfer-all", needs=["transfer"])
def transfer_all():
    do("miner", "wallet", "transfer", "--dest", it.coldkeys["alice"], "--all")
    left = balance_of("miner")
    check(left < 0.001, f"{left} left")
    return f"{left} left"
