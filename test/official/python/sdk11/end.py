"""The steps that change what those before them rely on."""

import bittensor as bt
from bittensor import calls, storage
from bittensor.sp_core import Keypair

from walk import check

from .it import do, done, eventually, held_by, it, plain, soon, staked, sudo, uid_of, until, walk


def call(function, **params):
    """A call that the client has no name for."""
    return calls.Call("SubtensorModule", function, params)


@walk.step("tempo", needs=["transfer"])
def tempo():
    before = {one.netuid for one in it.sub.subnets.all()}
    do(bt.RegisterSubnet(), it.second)
    (it.other,) = {one.netuid for one in it.sub.subnets.all()} - before
    do(bt.StartCall(netuid=it.other), it.second)
    change = calls.SubtensorModule.set_tempo(netuid=it.other, tempo=720)
    soon("the tempo", lambda: it.sub.submit_call(change, it.second))
    held = it.sub.query(storage.SubtensorModule.Tempo, [it.other])
    check(held == 720, f"{held}")
    return f"{held} blocks of subnet {it.other}"


@walk.step("root-claim", needs=["swap-stake", "tempo"])
def root_claim():
    coldkey, hotkey = it.owner.coldkeypub.ss58_address, it.owner.hotkey.ss58_address
    module = storage.SubtensorModule
    done(it.sub.submit_call(call("set_root_claim_type", new_root_claim_type="Keep"), it.owner))
    kind = it.sub.query(("SubtensorModule", "RootClaimType"), [coldkey])
    check("Keep" in f"{kind}", f"{kind}")
    # Otherwise the chain claims for everybody, block after block.
    sudo(call("sudo_set_num_root_claims", new_value=0))
    # Root earns while the averages of all prices, none of which counts above 1, are more than 1: else after weeks.
    sudo(calls.AdminUtils.sudo_set_subnet_moving_alpha({"bits": 2**31}))
    for netuid in (it.netuid, it.other):
        sudo(calls.AdminUtils.sudo_set_ema_price_halving_period(netuid, 1))
    until("a dividend", lambda: f"{it.netuid}:" in f"{it.sub.query(module.RootClaimable, [hotkey])}")
    done(it.sub.submit_call(calls.SubtensorModule.claim_root([it.netuid]), it.owner))
    claimed = it.sub.query(module.RootClaimed, [it.netuid, hotkey, coldkey])
    check(claimed > 0, f"{claimed}")
    return f"{claimed} rao of alpha claimed"


@walk.step("batch", needs=["transfer"])
def batch():
    to = it.miner.coldkeypub.ss58_address
    before = held_by(it.miner)
    do(bt.Batch([bt.Transfer(dest_ss58=to, amount_tao=each) for each in (1, 2)]), it.alice)
    came = held_by(it.miner) - before
    check(came.tao == 3, f"{came}")
    return f"{came} by two calls"


@walk.step("symbol", needs=["create-subnet"])
def symbol():
    do(bt.UpdateSymbol(netuid=it.netuid, symbol="ב"), it.owner)
    held = it.sub.subnets.token_symbols()[it.netuid]
    check(held == "ב", held)
    return held


@walk.step("mechanisms", needs=["set-hyperparameter"])
def mechanisms():
    eventually("the trimming", bt.TrimSubnet(netuid=it.netuid, max_n=64), it.owner)
    eventually("the number", bt.SetMechanismCount(netuid=it.netuid, mechanism_count=2), it.owner)
    split = calls.AdminUtils.sudo_set_mechanism_emission_split(it.netuid, [32768, 32767])
    soon("the split", lambda: it.sub.submit_call(split, it.owner))
    check(it.sub.subnets.mechanism_count(it.netuid) == 2, "there are not two")
    do(bt.SetWeights(netuid=it.netuid, uids=[uid_of(it.miner)], weights=[1.0], mechid=1), it.owner)
    listed = it.sub.weights.timelocked_weight_commits(it.netuid, mechid=1)
    check(it.owner.hotkey.ss58_address in f"{listed}", f"{listed}")
    return f"two, which get {it.sub.subnets.mechanism_emission_split(it.netuid)}"


@walk.step("associate", needs=["transfer"])
def associate():
    hotkey = Keypair.create_from_uri("//walked").ss58_address
    do(bt.AssociateHotkey(hotkey_ss58=hotkey), it.second)
    check(it.sub.neurons.hotkey_owner(hotkey) == it.second.coldkeypub.ss58_address, "another coldkey owns it")


@walk.step("swap-hotkey", needs=["register"])
def swap_hotkey():
    uid, fresh = uid_of(it.miner), plain("fresh")
    do(bt.SwapHotkey(new_hotkey_ss58=fresh.hotkey.ss58_address), it.miner)
    check(uid_of(fresh) == uid, f"uid {uid_of(fresh)} instead of {uid}")
    owner = it.sub.neurons.hotkey_owner(fresh.hotkey.ss58_address)
    check(owner == it.miner.coldkeypub.ss58_address, "it belongs to another coldkey")
    return f"uid {uid} is the new one's"


@walk.step("unstake-all", needs=["add-stake"])
def unstake_all():
    before = staked(it.owner, it.owner, it.netuid)
    do(bt.UnstakeAll(hotkey_ss58=it.owner.hotkey.ss58_address), it.owner)
    after = staked(it.owner, it.owner, it.netuid)
    check(after.rao < before.rao / 2, f"{before} before, {after} after")
    return f"{before} before, {after} after"


@walk.step("transfer-all", needs=["transfer"])
def transfer_all():
    do(bt.TransferAll(dest_ss58=it.alice.ss58_address), it.miner)
    check(held_by(it.miner).tao < 0.001, f"{held_by(it.miner)} left")
    return f"{held_by(it.miner)} left"
