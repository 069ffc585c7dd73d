import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import { installed } from './cache.ts'
import { type Client, OutOfReach } from './client.ts'
import { run } from './command.ts'

/** Where the walks and their pins lie. */
const FOLDER = join(packageRoot(), 'test', 'official', 'python')
/** Python writes what it compiles into the checkout otherwise. */
const ENV = { PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', PYTHONPATH: FOLDER }

/** A client from PyPI: the package `KEY` is its walk, `KEY.requirements.txt` pins it and all it needs. */
export function pythonClient({ key, title }: Pick<Client, 'key' | 'title'>): Client {
  const pins = join(FOLDER, `${key}.requirements.txt`)
  return {
    key,
    title,
    async prepare(_folder, signal) {
      const place = await installed({ name: key, pins }, (folder) => install(folder, pins, signal))
      const bin = join(place, 'bin')
      return {
        file: join(bin, 'python'),
        args: ['-m', key],
        env: { ...ENV, PATH: `${bin}:${process.env.PATH}` },
      }
    },
  }
}

async function install(folder: string, pins: string, signal: AbortSignal): Promise<void> {
  await run('python3', ['-m', 'venv', folder], { signal }).catch((error) => {
    throw new OutOfReach(`no virtual environment can be made: ${error.message}`)
  })
  const pip = join(folder, 'bin', 'pip')
  const quiet = ['--disable-pip-version-check', '--quiet', '--retries', '1', '--no-deps']
  // Whether anything can be had tells a machine without the network from a pin that is gone.
  await run(pip, ['install', ...quiet, '--ignore-installed', '--target', join(folder, 'probe'), 'six'], {
    signal,
  }).catch((error) => {
    throw new OutOfReach(`PyPI is out of reach: ${error.message}`)
  })
  await run(pip, ['install', ...quiet, '--only-binary', ':all:', '--requirement', pins], { signal })
}
