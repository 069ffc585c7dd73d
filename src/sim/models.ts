import { createHash } from 'node:crypto'
import type { Inference, Manifest, Model } from '../inference/model.ts'
import { BadInputError } from '../lib/errors.ts'
import type { Tensor } from '../lib/tensor.ts'
import { countItems } from '../tasks/run.ts'
import type { Machine } from './machine.ts'
import { labelItems, labels } from './tasks/labels.ts'
import { multiply, vectors } from './tasks/vectors.ts'

/** What a simulated model is good for: of an open task how much it knows, of a served one how far it is off. */
export type Skill = { readonly task: string; readonly quality: number }

/** The manifest of a simulated model; its one file is its name, and its hash follows from that. */
export function manifestOf({ task, quality }: Skill): Manifest {
  const name = `quality-${quality}`
  return {
    task,
    name,
    runtime: 'onnx',
    files: { 'model.txt': createHash('sha256').update(`${task}/${name}`).digest('hex') },
    heldOutQuality: quality,
    heldOutItems: 1,
    licence: 'Apache-2.0',
    source: 'simulated',
    folder: '/simulated',
  }
}

/** A model that answers as the skill says, at once or in the time that the machine takes. */
export function modelOf(skill: Skill, machine?: Machine): Model {
  const answer = answerOf(skill)
  return {
    manifest: manifestOf(skill),
    async run(inputs, options) {
      await machine?.work(countItems(inputs), options?.signal)
      return answer(inputs)
    },
    close: async () => {},
  }
}

/** Opens simulated models by their manifests: for who judges, and takes no time for it. */
export function simulatedInference(): Inference {
  return {
    open: async ({ task, heldOutQuality }) => modelOf({ task, quality: heldOutQuality }),
    close: async () => {},
  }
}

function answerOf({ task, quality }: Skill): (inputs: readonly Tensor[]) => readonly Tensor[] {
  if (task === labels.name) return (inputs) => labelItems(inputs, quality)
  // A model that is not quite the pinned one is off by as much as it lacks.
  if (task === vectors.name) return (inputs) => multiply(inputs, 1 - quality)
  throw new BadInputError(`'${task}' is no simulated task; expected ${labels.name} or ${vectors.name}`)
}
