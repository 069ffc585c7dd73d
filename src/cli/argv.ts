/** Dotted flags of Bittensor's scripts, and ours that mean the same. */
const DOTTED: Readonly<Record<string, string>> = {
  '--wallet.name': '--wallet',
  '--wallet.hotkey': '--hotkey',
  '--wallet.path': '--wallet-path',
  '--subtensor.network': '--network',
  '--subtensor.chain_endpoint': '--network',
  '--axon.port': '--port',
  '--axon.ip': '--host',
  '--axon.external_ip': '--publish-ip',
  '--axon.external_port': '--publish-port',
}

/** Arguments with Bittensor's dotted flags made ours; `--flag=value` too. */
export function translateArguments(argv: readonly string[]): readonly string[] {
  return argv.map((word) => {
    const [flag, ...value] = word.split('=')
    const ours = DOTTED[flag!]
    if (ours === undefined) return word
    return value.length === 0 ? ours : `${ours}=${value.join('=')}`
  })
}
