import { secp256k1 } from '@noble/curves/secp256k1.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recoverEcdsa } from '../../src/crypto/ecdsa.ts'

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })

/** r, s and the recovery id, as Substrate orders them; the library puts the id first. */
function sign(message: Uint8Array, secret: Uint8Array, ethereum: boolean): Uint8Array {
  const signed = secp256k1.sign(message, secret, { prehash: false, format: 'recovered' })
  return Uint8Array.from([...signed.subarray(1), signed[0]! + (ethereum ? 27 : 0)])
}

test('the key that signed a hash is recovered, however the recovery id is written', () => {
  fc.assert(
    fc.property(hash, fc.boolean(), (message, ethereum) => {
      const { secretKey, publicKey } = secp256k1.keygen()
      const signature = sign(message, secretKey, ethereum)
      expect(recoverEcdsa(signature, message, { compressed: true })).toEqual(publicKey)
      const whole = secp256k1.getPublicKey(secretKey, false).subarray(1)
      expect(recoverEcdsa(signature, message, { compressed: false })).toEqual(whole)
    }),
    { numRuns: 20 },
  )
})

test.each([
  ['a recovery id beyond 3', [...new Array(64).fill(1), 4], 'badV'],
  ['numbers beyond the order of the curve', [...new Array(64).fill(255), 0], 'badRs'],
  ['numbers that are zero', new Array(65).fill(0), 'badRs'],
  // 5 is the x of no point: 5³ + 7 is no square there.
  ['an r that lies on no point', [...new Array(31).fill(0), 5, ...new Array(31).fill(0), 1, 0], 'badSignature'],
])('%s gives a reason instead', (_, signature, fault) => {
  expect(recoverEcdsa(Uint8Array.from(signature), new Uint8Array(32).fill(7), { compressed: true })).toBe(fault)
})
