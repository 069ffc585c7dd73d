import { formatTao } from '../lib/tao.ts'
import { tableLines } from '../localnet/table.ts'
import type { UpDisplay } from '../localnet/up.ts'
import type { Output } from './output.ts'

/** Where nothing can be redrawn the table is printed once in this many updates. */
const PLAIN_EVERY = 10

/**
 * Shows a running subnet: a table redrawn in place on a terminal, plain lines elsewhere. With `--json` stdout is
 * left to the document and the lines go to stderr.
 */
export function upDisplay(out: Output, toStderr: (line: string) => void): UpDisplay {
  const write = out.json ? toStderr : (text: string) => out.write(text)
  const redraw = out.interactive && !out.json
  let drawn = 0
  let updates = 0
  let note = ''

  return {
    step: (message) => write(`${message} …\n`),
    ready({ gateway, endpoint, netuid, dataDir, receipts }) {
      write(
        [
          '',
          `subnet ${netuid} runs; chain at ${endpoint}, gateway at ${gateway}, data in ${dataDir}`,
          'ask it something:',
          ...queries(gateway).map((line) => `  ${line}`),
          'check a validator, by an epoch whose weights are set:',
          ...audits(receipts, { endpoint, netuid }).map((line) => `  ${line}`),
          '',
        ]
          .map((line) => `${line}\n`)
          .join(''),
      )
    },
    table(rows, { block, nextEpoch }) {
      updates++
      const head = `block ${block}${nextEpoch === undefined ? '' : `, next epoch at ${nextEpoch}`}${note}`
      const lines = [head, ...tableLines(rows)].map((line) => line.slice(0, out.columns - 1))
      if (redraw) {
        write(`${drawn > 0 ? `\u001b[${drawn}A` : ''}${lines.map((line) => `\u001b[2K${line}\n`).join('')}\u001b[0J`)
        drawn = lines.length
      } else if (!out.json && updates % PLAIN_EVERY === 1) {
        write(`${[head, ...tableLines(rows)].join('\n')}\n\n`)
      }
    },
    epoch({ block, issued, paid, burned, carried }, { minerPaid, firstEmissionMs }) {
      const first =
        firstEmissionMs === undefined ? '' : `, first emission after ${(firstEmissionMs / 1000).toFixed(1)} s`
      note = first
      if (!redraw) {
        const who = minerPaid ? '' : ' (no miner yet)'
        write(
          `epoch at block ${block}: issued ${formatTao(issued, 3)} τ, paid ${formatTao(paid, 3)} τ, burned ${formatTao(burned, 3)} τ, carried ${carried} rao${who}${first}\n`,
        )
      }
    },
  }
}

type Ready = Parameters<UpDisplay['ready']>[0]

function audits(receipts: Ready['receipts'], { endpoint, netuid }: Pick<Ready, 'endpoint' | 'netuid'>) {
  const other = endpoint === 'ws://127.0.0.1:9944' ? '' : ` --network ${endpoint}`
  return receipts
    .slice(0, 1)
    .map(
      ({ validator, url }) =>
        `npx yuma audit --netuid ${netuid} --validator ${validator} --from ${url} --epoch …${other}`,
    )
}

function queries(gateway: string): readonly string[] {
  const other = gateway === 'http://127.0.0.1:8080' ? '' : ` --gateway ${gateway}`
  return [
    `npx yuma query text-classification "a large grey animal with a trunk"${other}`,
    `npx yuma query embeddings "some text" --json${other}`,
    `npx yuma query digits docs/seven.png${other}`,
  ]
}
