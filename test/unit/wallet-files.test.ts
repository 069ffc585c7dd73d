import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { builtFile } from '../../src/lib/root.ts'
import { decrypt, keyOfPassword } from '../../src/wallet/encryption.ts'
import { readKey } from '../../src/wallet/keyfile.ts'
import { listWallets } from '../../src/wallet/list.ts'
import { walletFiles, walletRoot } from '../../src/wallet/place.ts'
import { coldkeyAddress, createColdkey, createHotkey, loadColdkey, loadHotkey } from '../../src/wallet/wallet.ts'
import { writeKeyFile } from '../../src/wallet/write.ts'

const vectors = JSON.parse(readFileSync(new URL('../vectors/wallets.json', import.meta.url), 'utf8'))
const COLD = vectors.plain.coldkey.ss58Address
const HOT = vectors.plain['hotkeys/hk'].ss58Address
const nobody = { env: {} }

let root: string
beforeAll(async () => {
  expect(existsSync(builtFile('src/crypto/argon2-worker.ts')), 'run `npm run build` first').toBe(true)
  await ready()
})
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'wallet-')), 'wallets')
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('encryption', () => {
  it('derives the key and opens the file of the golden vector', async () => {
    const { argon2 } = vectors
    const key = await keyOfPassword(argon2.password)
    expect(Buffer.from(key).toString('hex')).toBe(argon2.key)
    expect(decrypt(key, Buffer.from(argon2.file, 'hex'))).toBe(argon2.plaintext)
  })

  it('opens what the wheels of versions 10 and 11 wrote, and not with another key', async () => {
    const key = await keyOfPassword(vectors.password)
    for (const version of ['encrypted_v10', 'encrypted_v11']) {
      const file = Buffer.from(vectors[version], 'hex')
      expect(readKey(decrypt(key, file)).address, version).toBe(COLD)
      expect(() => decrypt(new Uint8Array(32), file), version).toThrow('the password does not open this key')
    }
  })

  it('leaves the event loop alone while it works, and stops when told', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const stop = new AbortController()
    const derived = keyOfPassword('a password', stop.signal)
    setTimeout(() => stop.abort(new Error('told to stop')), 250)
    await expect(derived).rejects.toThrow('told to stop')
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})

describe('a wallet', () => {
  const place = () => ({ root, wallet: 'ann', hotkey: 'miner' })

  it('is made, listed and loaded, its coldkey under a password', async () => {
    const cold = await createColdkey(place(), 'open sesame', { mnemonic: vectors.mnemonic_cold })
    const hot = await createHotkey(place(), { mnemonic: vectors.mnemonic_hot })
    expect([cold.address, hot.address]).toEqual([COLD, HOT])
    expect(await coldkeyAddress(place())).toBe(COLD)
    const file = await readFile(walletFiles(place()).coldkey)
    expect(file.subarray(0, 5).toString()).toBe('$NACL')
    expect(file.toString('latin1')).not.toContain('leopard')
    const opened = await loadColdkey(place(), { env: { BT_WALLET_PASSWORD: 'open sesame' } })
    expect(opened.address).toBe(COLD)
    expect((await loadHotkey(place(), nobody)).address).toBe(HOT)
    expect(await listWallets(root)).toEqual([
      { name: 'ann', coldkey: COLD, hotkeys: [{ name: 'miner', address: HOT }] },
    ])
    await expect(loadColdkey(place(), nobody)).rejects.toMatchObject({ code: 'PASSWORD' })
  })

  it('gets fresh words when none are given', async () => {
    const first = await createHotkey(place())
    const second = await createHotkey({ ...place(), hotkey: 'other' })
    expect(first.mnemonic.split(' ')).toHaveLength(12)
    expect(first.mnemonic).not.toBe(second.mnemonic)
    expect((await loadHotkey(place(), nobody)).address).toBe(first.address)
  })

  it('is read by its owner alone', async () => {
    await createHotkey(place())
    await createColdkey(place(), undefined)
    const files = walletFiles(place())
    for (const path of Object.values(files)) expect((await stat(path)).mode & 0o777, path).toBe(0o600)
    for (const path of [root, join(root, 'ann'), join(root, 'ann', 'hotkeys')]) {
      expect((await stat(path)).mode & 0o777, path).toBe(0o700)
    }
  })

  it('is not overwritten unless forced', async () => {
    const first = await createHotkey(place())
    await expect(createHotkey(place())).rejects.toMatchObject({ code: 'KEYFILE' })
    expect((await loadHotkey(place(), nobody)).address).toBe(first.address)
    const forced = await createHotkey(place(), { force: true })
    expect((await loadHotkey(place(), nobody)).address).toBe(forced.address)
  })

  it('leaves no draft behind, and of two writers at once one wins', async () => {
    const path = join(root, 'ann', 'coldkey')
    const writes = await Promise.allSettled(['a', 'b'].map((content) => writeKeyFile(path, content, { force: false })))
    expect(writes.map((write) => write.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await readdir(join(root, 'ann'))).toEqual(['coldkey'])
  })

  it('stays in the list when another is broken', async () => {
    await createHotkey(place())
    await mkdir(join(root, 'bob', 'hotkeys'), { recursive: true })
    await writeFile(join(root, 'bob', 'hotkeys', 'torn'), '{"secret')
    await writeFile(join(root, 'bob', 'hotkeys', 'tornpub.txt'), '')
    const list = await listWallets(root)
    expect(list.map(({ name }) => name)).toEqual(['ann', 'bob'])
    expect(list[1]!.hotkeys).toEqual([{ name: 'torn', address: undefined }])
    expect(await listWallets(join(root, 'none'))).toEqual([])
  })

  it('names the file that is missing or only an address', async () => {
    await expect(loadHotkey(place(), nobody)).rejects.toThrow(join('ann', 'hotkeys', 'miner'))
    await createHotkey(place())
    const { hotkey, hotkeyPublic } = walletFiles(place())
    await writeFile(hotkey, await readFile(hotkeyPublic))
    await expect(loadHotkey(place(), nobody)).rejects.toThrow('cannot sign')
  })

  it.each(['../ann', 'a/b', '', '.hidden', 'x'.repeat(65), 'keypub.txt'])('has no name like %j', (wallet) => {
    expect(() => walletFiles({ root, wallet })).toThrow('is no name for a key')
  })

  it('lies where BT_WALLET_PATH says, else where Bittensor keeps it', () => {
    expect(walletRoot({}, '/home/ann')).toBe('/home/ann/.bittensor/wallets')
    expect(walletRoot({ BT_WALLET_PATH: '~/keys' }, '/home/ann')).toBe('/home/ann/keys')
    expect(walletRoot({ BT_WALLET_PATH: '/keys' }, '/home/ann')).toBe('/keys')
  })
})
