@walk.step("set-hyperparameter", needs=["create-subnet"])
def set_hyperparameter():
    words = ["sudo", "set", "--netuid", it.netuid, "--param", "commit_reveal_weights_enabled", "--value", "true"]
    until("the owner's setting", lambda: at(*words, *of("owner"), "--no-prompt")["success"])
    rows = at("sudo", "get", "--netuid", it.netuid)
    held = {row["hyperparameter"]: row["value"] for row in rows}
    check(held["commit_reveal_weights_enabled"] is True, f"{held}")
    return "commit-reveal is on"
