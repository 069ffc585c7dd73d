import { readFile } from 'node:fs/promises'
import { encodeAddress } from '../../crypto/ss58.ts'
import { BadInputError, SubnetError, toError } from '../../lib/errors.ts'
import type { Claim } from '../../protocol/claim.ts'
import { checkReceiptFile, type Held } from '../../protocol/receipt-check.ts'
import type { ReceiptCode, ReceiptFault } from '../../protocol/receipts.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'

/** A receipt does not hold; its code says why. */
class ReceiptRefusedError extends SubnetError {
  readonly code: ReceiptCode

  constructor(file: string, { code, reason }: ReceiptFault) {
    super(`${file} is refused, ${code}: ${reason}`)
    this.code = code
  }
}

/** `yuma receipt verify`: checks receipts by themselves. */
export const receiptVerify = verb({
  name: 'verify',
  summary: 'check receipts offline: encoding, places in trees, order and signatures',
  args: '<files...>',
  options: {},
  async run(_settings, files, { out }) {
    const checked = await Promise.all(
      files.map(async (file) => ({ file, verdict: checkReceiptFile(parse(await read(file))) })),
    )
    const refused = checked.find(({ verdict }) => !verdict.ok)
    if (refused !== undefined && !refused.verdict.ok) throw new ReceiptRefusedError(refused.file, refused.verdict)
    const held = checked.flatMap(({ file, verdict }) => (verdict.ok ? [{ file, ...factsOf(verdict) }] : []))
    answer(out, held, () => held.map(({ file, ...facts }) => `${file} holds: ${lineOf(facts)}`))
  },
})

type Facts = ReturnType<typeof factsOf>

function factsOf({ signedBy, claims, receipts }: Held) {
  return {
    signedBy,
    exchanges: claims.length,
    judged: receipts.length,
    units: claims.reduce((sum, { units }) => sum + units, 0),
    ...(claims.length === 1 ? { claim: partiesOf(claims[0]!) } : {}),
  }
}

function lineOf({ signedBy, exchanges, units, claim }: Facts): string {
  const signers = `${units} units, signed by ${signedBy.join(' and ')}`
  if (claim === undefined) return `${exchanges} exchanges, ${signers}`
  return `${claim.miner} answered ${claim.asker} at block ${claim.block}, ${signers}`
}

function partiesOf({ netuid, miner, asker, nonce, block, modelHash, price }: Claim) {
  return {
    netuid,
    miner: encodeAddress(miner),
    asker: encodeAddress(asker),
    nonce,
    block,
    model: Buffer.from(modelHash).toString('hex'),
    price,
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (thrown) {
    throw new BadInputError(`cannot read ${file}: ${toError(thrown).message}`, { cause: thrown })
  }
}

/** What is no JSON is no receipt either. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
