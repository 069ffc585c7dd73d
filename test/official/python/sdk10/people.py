"""The steps with children, identities, the root network and proxies."""

from bittensor.core.chain_data import SubnetIdentity
from bittensor.utils.balance import tao

from walk import check

from .it import done, it, send, stake_of, sudo, walk


@walk.step("children", needs=["add-stake", "register"])
def children():
    parent, child = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    done(it.sub.set_children(it.owner, it.netuid, parent, [(0.5, child)]))
    pending, block = it.sub.get_children_pending(parent, it.netuid)
    _, held, _ = it.sub.get_children(parent, it.netuid)
    check(child in [key for _, key in [*pending, *held]], f"{pending} {held}")
    return f"half lent, at block {block} at the latest"


@walk.step("child-take", needs=["register"])
def child_take():
    hotkey = it.miner.hotkey.ss58_address
    send(it.miner, "SubtensorModule", "set_childkey_take", {"hotkey": hotkey, "netuid": it.netuid, "take": 6_553})
    held = it.sub.query_subtensor("ChildkeyTake", params=[hotkey, it.netuid])
    check(getattr(held, "value", held) == 6_553, f"{held}")


@walk.step("take", needs=["create-subnet"])
def take():
    hotkey = it.owner.hotkey.ss58_address
    done(it.sub.set_delegate_take(it.owner, hotkey, 0.1))
    check(abs(it.sub.get_delegate_take(hotkey) - 0.1) < 0.001, "it was not lowered")
    # Who lowers it may not raise it for a month, unless sudo lets them.
    sudo("AdminUtils", "sudo_set_tx_delegate_take_rate_limit", {"tx_rate_limit": 0})
    done(it.sub.set_delegate_take(it.owner, hotkey, 0.12))
    check(abs(it.sub.get_delegate_take(hotkey) - 0.12) < 0.001, "it was not raised")
    return "lowered, then raised"


@walk.step("delegates", needs=["take"])
def delegates():
    hotkey = it.owner.hotkey.ss58_address
    one = it.sub.get_delegate_by_hotkey(hotkey)
    check(hotkey in [each.hotkey_ss58 for each in it.sub.get_delegates()], "the owner's hotkey is none")
    check(hotkey in [each.hotkey_ss58 for each in it.sub.get_delegated(it.owner.coldkeypub.ss58_address)], "not listed")
    return f"{one.take:.2f} is kept"


@walk.step("identity", needs=["create-subnet"])
def identity():
    text = dict.fromkeys(("url", "github_repo", "image", "discord", "description", "additional"), "")
    send(it.owner, "SubtensorModule", "set_identity", {"name": "walker", **text})
    check(it.sub.query_identity(it.owner.coldkeypub.ss58_address).name == "walker", "the coldkey has another name")
    about = SubnetIdentity(
        subnet_name="walked",
        github_repo="",
        subnet_contact="",
        subnet_url="",
        logo_url="",
        discord="",
        description="",
        additional="",
    )
    done(it.sub.set_subnet_identity(it.owner, it.netuid, about))
    held = it.sub.subnet(it.netuid).subnet_identity
    check(held.subnet_name == "walked", f"{held}")
    return "of the coldkey and of the subnet"


@walk.step("move-stake", needs=["add-stake", "register"])
def move_stake():
    source, target = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.move_stake(it.owner, it.netuid, source, it.netuid, target, amount))
    return f"{stake_of(it.owner, target, it.netuid)} behind the other hotkey"


@walk.step("transfer-stake", needs=["add-stake", "register"])
def transfer_stake():
    hotkey, to = it.owner.hotkey.ss58_address, it.miner.coldkeypub.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.transfer_stake(it.owner, to, hotkey, it.netuid, it.netuid, amount))
    return f"{stake_of(it.miner, hotkey, it.netuid)} are the other coldkey's"


@walk.step("swap-stake", needs=["add-stake"])
def swap_stake():
    hotkey = it.owner.hotkey.ss58_address
    amount = tao(10).set_unit(it.netuid)
    done(it.sub.swap_stake(it.owner, hotkey, it.netuid, 0, amount))
    return f"{stake_of(it.owner, hotkey, 0)} on the root network"


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    hotkey = it.owner.hotkey.ss58_address
    done(it.sub.set_auto_stake(it.miner, it.netuid, hotkey))
    held = it.sub.get_auto_stakes(it.miner.coldkeypub.ss58_address)
    check(held == {it.netuid: hotkey}, f"{held}")


@walk.step("proxy", needs=["transfer"])
def proxy():
    delegate = it.miner.coldkeypub.ss58_address
    done(it.sub.add_proxy(it.owner, delegate, "Staking", 0))
    held, _ = it.sub.get_proxies_for_real_account(it.owner.coldkeypub.ss58_address)
    check([one.delegate for one in held] == [delegate], f"{held}")
    hotkey = it.owner.hotkey.ss58_address
    words = {"hotkey": hotkey, "netuid": it.netuid, "amount_staked": 10**9}
    before = stake_of(it.owner, hotkey, it.netuid)
    call = it.sub.compose_call("SubtensorModule", "add_stake", words)
    done(it.sub.proxy(it.miner, it.owner.coldkeypub.ss58_address, "Staking", call))
    check(stake_of(it.owner, hotkey, it.netuid) > before, "the proxy staked nothing")
    done(it.sub.remove_proxy(it.owner, delegate, "Staking", 0))

