@walk.step("children", needs=["add-stake", "register"])
def children():
    parent, child = it.owner.hotkey.ss58_address, it.miner.hotkey.ss58_address
    do(bt.SetChildren(netuid=it.netuid, children=[[0.5, child]]), it.owner)
    pending = it.sub.delegation.pending_children(parent, it.netuid)
    held = it.sub.delegation.children(parent, it.netuid)
    check(child in f"{pending} {held}", f"{pending} {held}")
    return f"half lent: {pending}"


@walk.step("take", needs=["create-subnet"])
def take():
    hotkey = it.owner.hotkey.ss58_address
    held = lambda: it.sub.delegation.delegate_take(hotkey)["take"]
    do(bt.SetTake(take=0.1), it.owner)
    check(abs(held() - 0.1) < 0.001, f"{held()} instead of 0.1")
    # Who lowers it may not raise it for a month, unless sudo lets them.
    at_once = it.sub.compose(calls.AdminUtils.sudo_set_tx_delegate_take_rate_limit(tx_rate_limit=0))
    done(it.sub.submit_call(calls.Sudo.sudo(call=at_once), it.alice))
    do(bt.IncreaseTake(take=0.12), it.owner)
    check(abs(held() - 0.12) < 0.001, f"{held()} instead of 0.12")
    return "lowered, then raised"


@walk.step("identity", needs=["create-subnet"])
def identity():
    do(bt.SetIdentity(name="walker"), it.owner)
    held = it.sub.identity.identity(it.owner.coldkeypub.ss58_address)
    check(held["name"] == "walker", f"{held}")
    do(bt.SetSubnetIdentity(netuid=it.netuid, subnet_name="walked"), it.owner)
    check(it.sub.subnets.metagraph(it.netuid).name == "walked", "the subnet has another name")
    return "of the coldkey and of the subnet"


@walk.step("root-register", needs=["create-subnet"])
def root_register():
    do(bt.RootRegister(), it.owner)
    return f"uid {it.sub.neurons.uid(it.owner.hotkey.ss58_address, 0)} of the root network"


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
    do(bt.SwapStake(it.owner.hotkey.ss58_address, it.netuid, 0, 10), it.owner)
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
    do(bt.RemoveProxy(delegate_ss58=delegate, proxy_type="Staking"), it.owner)

