import { describe, expect, it } from 'vitest'
import { FEATURES, featuresOf, PADDING } from '../../src/tasks/file-types/features.ts'
import { fileTypes } from '../../src/tasks/file-types/index.ts'
import { LABELS } from '../../src/tasks/file-types/labels.ts'

const HALF = FEATURES / 2
const read = (file: string | Uint8Array): readonly number[] => Array.from(featuresOf(Buffer.from(file)), Number)
const codes = (text: string): readonly number[] => [...Buffer.from(text)]

describe('what Magika sees of a file', () => {
  it('is a short file twice, padded behind and before', () => {
    const seen = read('a short file')
    expect(seen.slice(0, 12)).toEqual(codes('a short file'))
    expect(seen.slice(12, FEATURES - 12).every((value) => value === PADDING)).toBe(true)
    expect(seen.slice(-12)).toEqual(codes('a short file'))
  })

  it('is stripped of blanks before its beginning and behind its end, each where it is looked at', () => {
    const seen = read('\t \r\n\v\fone two\n\n ')
    expect(seen.slice(0, 11)).toEqual([...codes('one two\n\n '), PADDING])
    expect(seen.slice(-14)).toEqual([PADDING, ...codes('\t \r\n\v\fone two')])
    // Python strips no other blanks: neither the no-break space nor zero.
    expect(read(Uint8Array.of(0xa0, 0, 1)).slice(0, 3)).toEqual([0xa0, 0, 1])
  })

  it('is the first and the last 1,024 bytes of a long one', () => {
    const file = Uint8Array.from({ length: 10_000 }, (_, i) => 100 + (i % 101))
    expect(read(file)).toEqual([...file.subarray(0, HALF), ...file.subarray(-HALF)])
  })

  it('looks for blanks in 4,096 bytes a side and no further', () => {
    const file = new Uint8Array(20_000).fill(32)
    expect(read(file).every((value) => value === PADDING)).toBe(true)
    file.fill(65, 4_096 - 3, 20_000 - 4_096 + 5)
    const seen = read(file)
    expect(seen.slice(0, 4)).toEqual([65, 65, 65, PADDING])
    expect(seen.slice(-6)).toEqual([PADDING, 65, 65, 65, 65, 65])
  })
})

describe('asking file-types', () => {
  it('takes a file of at least eight bytes and nothing else', async () => {
    const [tensor] = await fileTypes.ask({ file: Buffer.from('12345678') })
    expect(tensor).toMatchObject({ name: 'bytes', datatype: 'INT64', shape: [1, FEATURES] })
    await expect(fileTypes.ask({ file: Buffer.from('1234567') })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(fileTypes.ask({ texts: ['text'] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('names 214 types', () => {
    expect(LABELS).toHaveLength(214)
    expect(new Set(LABELS).size).toBe(214)
  })
})
