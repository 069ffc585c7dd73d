"""The steps with children, identities, the root network and proxies."""

import bittensor as bt
from bittensor import calls, storage

from walk import check

from .it import do, it, staked, sudo, walk


@walk.step("children", needs=["add-stake", "register"])
def children():
    parent, child = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    do(bt.SetChildren(netuid=it.netuid, children=[[0.5, child]]), it.owner)
    pending = it.sub.delegation.pending_children(parent, it.netuid)
    held = it.sub.delegation.children(parent, it.netuid)
    check(child in f"{pending} {held}", f"{pending} {held}")
    return f"half lent: {pending}"


@walk.step("child-take", needs=["register"])
def child_take():
    do(bt.SetChildkeyTake(netuid=it.netuid, take=0.1), it.miner)
    held = it.sub.query(storage.SubtensorModule.ChildkeyTake, [it.miner.hotkey.ss58_address, it.netuid])
    check(abs(held / 65535 - 0.1) < 0.001, f"{held}")
    return f"{held} of 65,535"


@walk.step("take", needs=["create-subnet"])
def take():
    hotkey = it.owner.hotkey.ss58_address
    held = lambda: it.sub.delegation.delegate_take(hotkey)["take"]
    do(bt.SetTake(take=0.1), it.owner)
    check(abs(held() - 0.1) < 0.001, f"{held()} instead of 0.1")
    # Who lowers it may not raise it for a month, unless sudo lets them.
    sudo(calls.AdminUtils.sudo_set_tx_delegate_take_rate_limit(tx_rate_limit=0))
    do(bt.IncreaseTake(take=0.12), it.owner)
    check(abs(held() - 0.12) < 0.001, f"{held()} instead of 0.12")
    return "lowered, then raised"


@walk.step("delegates", needs=["take"])
def delegates():
    hotkey = it.owner.hotkey.ss58_address
    one = it.sub.delegation.delegate(hotkey)
    check(hotkey in [each.hotkey for each in it.sub.delegation.delegates()], "the owner's hotkey is none")
    check(it.sub.delegation.delegated(it.owner.coldkeypub.ss58_address), "the coldkey has nothing with delegates")
    return f"{one}"


@walk.step("identity", needs=["create-subnet"])
def identity():
    do(bt.SetIdentity(name="walker"), it.owner)
    held = it.sub.identity.identity(it.owner.coldkeypub.ss58_address)
    check(held["name"] == "walker", f"{held}")
    do(bt.SetSubnetIdentity(netuid=it.netuid, subnet_name="walked"), it.owner)
    check(it.sub.subnets.metagraph(it.netuid).name == "walked", "the subnet has another name")
    return "of the coldkey and of the subnet"


@walk.step("move-stake", needs=["add-stake", "register"])
def move_stake():
    source, target = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    do(bt.MoveStake(source, it.netuid, target, it.netuid, 10), it.owner)
    return f"{staked(it.owner, it.miner, it.netuid)} behind the other hotkey"


@walk.step("transfer-stake", needs=["add-stake", "register"])
def transfer_stake():
    to = it.miner.coldkeypub.ss58_address
    do(bt.TransferStake(to, it.owner.hotkey.ss58_address, it.netuid, it.netuid, 10), it.owner)
    return f"{staked(it.miner, it.owner, it.netuid)} are the other coldkey's"


@walk.step("swap-stake", needs=["add-stake"])
def swap_stake():
    do(bt.SwapStake(it.owner.hotkey.ss58_address, it.netuid, 0, 0.5), it.owner)
    return f"{staked(it.owner, it.owner, 0)} on the root network"


@walk.step("auto-stake", needs=["register"])
def auto_stake():
    hotkey = it.owner.hotkey.ss58_address
    do(bt.SetAutoStake(netuid=it.netuid, hotkey_ss58=hotkey), it.miner)
    held = it.sub.staking.auto_stake(it.miner.coldkeypub.ss58_address, it.netuid)
    check(held == hotkey, f"{held}")


@walk.step("proxy", needs=["transfer"])
def proxy():
    delegate = it.miner.coldkeypub.ss58_address
    do(bt.AddProxy(delegate_ss58=delegate, proxy_type="Staking"), it.owner)
    held = it.sub.balances.proxies(it.owner.coldkeypub.ss58_address)
    check(delegate in str(held), f"{held}")
    before = staked(it.owner, it.owner, it.netuid)
    add = bt.AddStake(hotkey_ss58=it.owner.hotkey.ss58_address, netuid=it.netuid, amount_tao=1)
    do(add, it.miner, proxy_for=it.owner.coldkeypub.ss58_address)
    check(staked(it.owner, it.owner, it.netuid) > before, "the proxy staked nothing")
    do(bt.RemoveProxy(delegate_ss58=delegate, proxy_type="Staking"), it.owner)

