import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import { installed } from './cache.ts'
import { type Client, OutOfReach } from './client.ts'
import { run } from './command.ts'

const FOLDER = join(packageRoot(), 'test', 'official', 'papi')
const FILES = ['package.json', 'package-lock.json', 'walk.mjs', 'read.mjs']

/** polkadot-api from npm, which generates its types from the committed runtime before it connects. */
export const papi: Client = {
  key: 'papi',
  title: 'polkadot-api 2.2.2',
  async prepare(folder, signal) {
    const place = await installed({ name: 'papi', pins: join(FOLDER, 'package-lock.json') }, async (into) => {
      for (const file of FILES.slice(0, 2)) await cp(join(FOLDER, file), join(into, file))
      await run('npm', ['view', 'polkadot-api', 'name'], { cwd: into, signal }).catch((error) => {
        throw new OutOfReach(`the npm registry is out of reach: ${error.message}`)
      })
      await run('npm', ['ci', '--ignore-scripts'], { cwd: into, signal })
    })
    // What it generates becomes one of its packages, so it works in a copy.
    await cp(join(place, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true })
    for (const file of FILES) await cp(join(FOLDER, file), join(folder, file))
    return {
      file: process.execPath,
      args: [join(folder, 'walk.mjs')],
      env: { YUMA_BLOB: join(packageRoot(), 'chain', 'blob', 'subtensor.wasm') },
    }
  },
}
