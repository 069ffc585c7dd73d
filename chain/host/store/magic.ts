import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { StoreError } from './error.ts'

/** Where a database of lmdb says what it is, and what it says. Source: MDB_MAGIC of mdb.c, behind a page header of 24 bytes. */
const MAGIC_AT = 24
const MAGIC = 0xbeefc0de

/** lmdb ends the process over a file that is none of its own: such a one must not reach it. Throws `StoreError`. */
export function checkMagic(file: string): void {
  if (!existsSync(file)) return
  const found = Buffer.alloc(4)
  const descriptor = openSync(file, 'r')
  try {
    const length = readSync(descriptor, found, 0, found.length, MAGIC_AT)
    if (length > 0 && found.readUInt32LE() !== MAGIC) throw new StoreError(`'${file}' is no database`)
  } finally {
    closeSync(descriptor)
  }
}
