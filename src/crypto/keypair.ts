/** A key that can sign; the secret stays inside. */
export interface Keypair {
  /** SS58 with prefix 42. */
  readonly address: string
  /** 32 bytes, sr25519. */
  readonly publicKey: Uint8Array
  /** sr25519 in the signing context `substrate`: 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}
