import { Metadata, TypeRegistry } from '@polkadot/types'

const HEAD = `# The chain's interface

What the committed runtime has, read from its metadata (\`chain/blob/metadata.scale\`). Names, indices, arguments and
hashers are Subtensor's; what is left out and why is in [compatibility.md](compatibility.md).

This file is written by \`npx vitest run test/unit/docs-generated.test.ts -u\`.`

/** docs/interface.md: pallets, calls, events, storage, runtime APIs and extensions of a runtime, from V15 metadata. */
export function interfaceDocument(bytes: Uint8Array): string {
  const registry = new TypeRegistry()
  const { apis, extrinsic, lookup, pallets } = new Metadata(registry, bytes).asV15
  registry.setLookup(lookup)
  const module = pallets.find(({ name }) => name.eq('SubtensorModule'))!
  const variants = (type: Parameters<typeof lookup.getSiType>[0]) => [...lookup.getSiType(type).def.asVariant.variants]
  const calls = variants(module.calls.unwrap().type).map(({ index, name, fields }) => {
    const args = fields.map((field) => `${field.name.unwrap()}: ${field.typeName.unwrap()}`)
    return `| ${index} | \`${name}\` | ${code(args)} |`
  })
  const { items } = module.storage.unwrap()
  return [
    HEAD,
    heading('Pallets'),
    '| index | pallet |',
    '| ---: | --- |',
    ...pallets.map(({ index, name }) => `| ${index} | \`${name}\` |`),
    heading('Calls of SubtensorModule'),
    '| index | call | arguments |',
    '| ---: | --- | --- |',
    ...calls,
    heading('Events of SubtensorModule'),
    code(variants(module.events.unwrap().type).map(({ name }) => `${name}`)),
    heading('Storage of SubtensorModule'),
    code(items.map(({ name }) => `${name}`)),
    heading('Constants of SubtensorModule'),
    code(module.constants.map(({ name }) => `${name}`)),
    heading('Runtime APIs'),
    '| API | methods |',
    '| --- | --- |',
    ...apis.map(({ name, methods }) => `| \`${name}\` | ${code(methods.map((method) => `${method.name}`))} |`),
    heading('Transaction extensions, in their order'),
    code(extrinsic.signedExtensions.map(({ identifier }) => `${identifier}`)),
    '',
  ].join('\n')
}

const heading = (text: string): string => `\n## ${text}\n`

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
