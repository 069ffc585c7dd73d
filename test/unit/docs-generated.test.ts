import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withInterfaceLists } from '../support/compatibility-document.ts'
import { interfaceDocument } from '../support/interface-document.ts'
import { settingsDocument } from '../support/settings-document.ts'
import { verbs } from '../support/verbs.ts'

it('docs/settings.md says what the commands can be told', async () => {
  await expect(settingsDocument(await verbs())).toMatchFileSnapshot('../../docs/settings.md')
})

it('docs/interface.md says what the committed runtime has', async () => {
  await expect(interfaceDocument(readFileSync('chain/blob/metadata.scale'))).toMatchFileSnapshot(
    '../../docs/interface.md',
  )
})

it('docs/compatibility.md says what is left out and what is additional', async () => {
  const path = 'docs/compatibility.md'
  await expect(withInterfaceLists(readFileSync(path, 'utf8'))).toMatchFileSnapshot(`../../${path}`)
})
