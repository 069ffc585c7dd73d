import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalSecret, pairFromCanonical } from '../../src/crypto/canonical.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairOf, pairFromSeed, sr25519Verify } from '../../src/crypto/sr25519.ts'
import { isEncrypted } from '../../src/wallet/encryption.ts'
import { KeyfileError } from '../../src/wallet/errors.ts'
import { privateContent, publicContent, readKey } from '../../src/wallet/keyfile.ts'
import { checkPassword, findPassword, passwordVariable } from '../../src/wallet/password.ts'

const vectors = JSON.parse(readFileSync(new URL('../vectors/wallets.json', import.meta.url), 'utf8'))
const hot = vectors.plain['hotkeys/hk']

beforeAll(ready)

describe('a plain key file', () => {
  it.each([
    ['coldkey', 'mnemonic_cold'],
    ['hotkeys/hk', 'mnemonic_hot'],
  ])('has the fields that btwallet writes: %s', (file, mnemonic) => {
    const { content } = privateContent(vectors[mnemonic])
    expect(JSON.parse(content)).toEqual(vectors.plain[file])
  })

  it('has a public half as btwallet writes it', () => {
    const { pair } = readKey(JSON.stringify(hot))
    expect(JSON.parse(publicContent(pair!.publicKey))).toEqual(vectors.plain['hotkeys/hkpub.txt'])
  })

  it.each(vectors.reading as { case: string; content: string; address?: string }[])(
    'is read as Bittensor 11 reads it: $case',
    ({ content, address }) => {
      if (address === undefined) expect(() => readKey(content)).toThrow(KeyfileError)
      else expect(readKey(content).address).toBe(address)
    },
  )

  it.each([
    ['phrase over seed', { ...hot, secretSeed: `0x${'11'.repeat(32)}`, privateKey: '0x00' }],
    ['seed over private key', { ...hot, secretPhrase: undefined, privateKey: '0x00' }],
    ['private key over address', { privateKey: hot.privateKey, ss58Address: hot.ss58Address }],
    ['the address under its old name', { ' ss58Address': hot.ss58Address }],
    ['fields that are null or unknown', { ...hot, secretPhrase: null, accountType: 'sr25519' }],
    ['a key without a type, which is sr25519', { ...hot, cryptoType: undefined }],
  ])('takes %s', (_, fields) => {
    expect(readKey(JSON.stringify(fields)).address).toBe(hot.ss58Address)
  })

  it.each([
    [
      'another address than its secret makes',
      { ...hot, ss58Address: vectors.plain.coldkey.ss58Address },
      'its secret makes',
    ],
    ['an ed25519 key', { ...hot, cryptoType: 0 }, 'ed25519'],
    ['an export of polkadot.js', { encoded: 'MFMC', encoding: {} }, 'polkadot.js'],
    [
      'words with a wrong checksum',
      { secretPhrase: `${'abandon '.repeat(11)}zebra` },
      'the secret of the file is none',
    ],
    ['a private key that is no scalar', { privateKey: `0x${'ff'.repeat(64)}` }, 'the secret of the file is none'],
    ['nothing of use', {}, 'neither a secret nor an address'],
  ])('is refused with %s', (_, fields, message) => {
    expect(() => readKey(JSON.stringify(fields))).toThrow(KeyfileError)
    expect(() => readKey(JSON.stringify(fields))).toThrow(message)
  })

  it('never has its text repeated in an error', () => {
    for (const content of [`{"secretPhrase": "${vectors.mnemonic_hot}"`, `${vectors.mnemonic_hot} zoo`]) {
      expect(() => readKey(content)).toThrow(/^(?!.*abandon)/)
    }
  })

  it('reads bare hex of a seed and of a private key', () => {
    expect(readKey(hot.secretSeed).address).toBe(hot.ss58Address)
    expect(readKey(hot.privateKey.slice(2)).address).toBe(hot.ss58Address)
  })
})

describe('a canonical secret', () => {
  it('is the one of the vector for //Alice', () => {
    const pair = pairFromSeed(Buffer.from(vectors.alice.seed, 'hex'))
    expect(Buffer.from(pair.secretKey).toString('hex')).toBe(vectors.alice.halfEd25519)
    expect(Buffer.from(canonicalSecret(pair)).toString('hex')).toBe(vectors.alice.canonical)
  })

  it('comes back as the same pair, which still signs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const pair = pairFromSeed(seed)
        const back = pairFromCanonical(canonicalSecret(pair))
        expect(Buffer.from(back.secretKey)).toEqual(Buffer.from(pair.secretKey))
        expect(Buffer.from(back.publicKey)).toEqual(Buffer.from(pair.publicKey))
        expect(sr25519Verify(keypairOf(back).sign(seed), seed, pair.publicKey)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('encrypted files', () => {
  it('are told from plain ones, and retired formats are named', () => {
    expect(isEncrypted(Buffer.from(vectors.encrypted_v10, 'hex'))).toBe(true)
    expect(isEncrypted(Buffer.from('{}'))).toBe(false)
    expect(() => isEncrypted(Buffer.from('$ANSIBLE_VAULT;1.1;AES256'))).toThrow('Ansible Vault')
    expect(() => isEncrypted(Buffer.from('gAAAAABh'))).toThrow('Fernet')
  })
})

describe('a password', () => {
  const path = '/home/ann/.bittensor/wallets/cold.1/coldkey'
  const name = 'BT_PW__HOME_ANN__BITTENSOR_WALLETS_COLD_1_COLDKEY'
  const masked = Buffer.from('sesame!'.split('').map((letter, at) => letter.charCodeAt(0) ^ name.charCodeAt(at)))

  it('comes from the variable of its file, unmasked as btwallet masks it', async () => {
    expect(passwordVariable(path)).toBe(name)
    expect(await findPassword(path, { env: { [name]: masked.toString('base64') } })).toBe('sesame!')
  })

  it('comes from a variable for all, else from the person, trimmed, else nobody says it', async () => {
    const prompt = async (): Promise<string> => ' typed \n'
    expect(await findPassword(path, { env: { BT_WALLET_PASSWORD: 'said' }, prompt })).toBe('said')
    expect(await findPassword(path, { env: {}, prompt })).toBe('typed')
    await expect(findPassword(path, { env: {} })).rejects.toMatchObject({ code: 'PASSWORD' })
    await expect(findPassword(path, { env: { BT_WALLET_PASSWORD_FILE: '/none' } })).rejects.toThrow('/none')
  })

  it('is refused when it is too short for a new key', () => {
    expect(() => checkPassword('short')).toThrow('at least 6')
  })
})
