// Sends play money of a development chain: node docs/samples/fund.mjs ADDRESS TAO [ENDPOINT]
import { connectChain, keypairFromUri, RAO_PER_TAO, ready, silent, systemClock } from 'yumanet'

const [to, tao, endpoint = 'ws://127.0.0.1:9944'] = process.argv.slice(2)
await ready()
const chain = await connectChain({ clock: systemClock, log: silent }, { endpoint, timeoutMs: 10_000 })
await chain.transfer(keypairFromUri('//Alice'), { to, amount: BigInt(tao) * RAO_PER_TAO })
console.log(`${to} has ${(await chain.balance(to)) / RAO_PER_TAO} TAO`)
await chain.close()
