import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkFiles } from '../../src/inference/files.ts'
import { listManifests, readManifest } from '../../src/inference/manifest.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { openTasks, servedTasks, tasks } from '../../src/tasks/index.ts'
import { REFERENCE_MODELS } from '../../src/tasks/reference.ts'

const root = join(packageRoot(), 'models')
const manifests = listManifests(root)
const scratch = mkdtempSync(join(tmpdir(), 'models-'))

afterAll(() => rmSync(scratch, { recursive: true }))

describe('the models of this repository', () => {
  for (const manifest of manifests) {
    const { task, name, folder } = manifest
    it(`${task}/${name} has the files its manifest hashes, its own folder, and a card`, async () => {
      await checkFiles(manifest)
      expect(folder).toBe(join(root, task, name))
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`# ${name}`)
    })
  }

  for (const task of openTasks.values()) {
    it(`are measured for ${task.name}, far enough apart for emission to tell them apart`, () => {
      const own = manifests.filter((each) => each.task === task.name)
      const qualities = own.map(({ heldOutQuality }) => heldOutQuality).sort((a, b) => a - b)
      expect(own.length).toBeGreaterThanOrEqual(3)
      expect(own.every(({ heldOutItems }) => heldOutItems >= 2000)).toBe(true)
      expect(qualities[0]! - task.guess).toBeGreaterThanOrEqual(0.08)
      qualities.slice(1).forEach((quality, i) => {
        expect(quality - qualities[i]!, `rung ${i + 1}`).toBeGreaterThanOrEqual(0.08)
      })
    })
  }
})

describe('the models that tasks refer to', () => {
  it('are there, one for each task', () => {
    expect(Object.keys(REFERENCE_MODELS).sort()).toEqual([...tasks.keys()].sort())
    for (const path of Object.values(REFERENCE_MODELS)) expect(readManifest(join(root, path)).folder).toContain(path)
  })

  it('are the weakest of their task where miners bring their own', () => {
    for (const { name } of openTasks.values()) {
      const [weakest] = manifests
        .filter((each) => each.task === name)
        .sort((a, b) => a.heldOutQuality - b.heldOutQuality)
      expect(`${name}/${weakest!.name}`).toBe(REFERENCE_MODELS[name])
    }
  })

  it('say what is compared where they are pinned', () => {
    for (const task of servedTasks.values()) {
      const { verifyOutput } = readManifest(join(root, REFERENCE_MODELS[task.name]!))
      expect(task.outputs.map(({ name }) => name)).toContain(verifyOutput)
    }
  })
})

describe('readManifest', () => {
  const good = JSON.parse(readFileSync(join(root, 'digits/linear/model.json'), 'utf8'))
  const wrong: Record<string, unknown> = {
    'a field that is not known': { ...good, colour: 'red' },
    'a missing field': { ...good, licence: undefined },
    'a file above the folder': { ...good, files: { '../model.onnx': '0'.repeat(64) } },
    'a file anywhere': { ...good, files: { '/etc/hosts': '0'.repeat(64) } },
    'no hash': { ...good, files: { 'model.onnx': '' } },
    'a runtime that is not known': { ...good, runtime: 'abacus' },
    'a quality above 1': { ...good, heldOutQuality: 1.5 },
  }

  for (const [why, content] of Object.entries(wrong)) {
    it(`refuses ${why}`, () => {
      const folder = join(scratch, why)
      mkdirSync(folder)
      writeFileSync(join(folder, 'model.json'), JSON.stringify(content))
      expect(() => readManifest(folder)).toThrow(expect.objectContaining({ code: 'MODEL' }))
    })
  }

  it('says which file it could not read', () => {
    expect(() => readManifest(scratch)).toThrow(join(scratch, 'model.json'))
    expect(() => listManifests(join(scratch, 'none'))).toThrow(join(scratch, 'none'))
  })
})
