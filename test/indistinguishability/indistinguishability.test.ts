import { describe, expect, test } from 'vitest'
import { contentAuc } from './content.ts'
import { FAULTS } from './faults.ts'
import { FEATURES, featuresOf } from './features.ts'
import { tellApart } from './judge.ts'
import { poseAll, sessionsOf, taskOf } from './stream.ts'
import { readTrace } from './trace.ts'

/** What faults have to reach. Source: the goals this project was set. */
const GIVEN_AWAY = 0.7
/** What the bound of each classifier may be. Source: the same goals. */
const AT_MOST = 0.55
const LEAST_OF_EACH = 5_000

/** Learning takes seconds by itself, more beside other tests. */
const PATIENCE_MS = 240_000

const trace = readTrace()
const posed = poseAll(trace)

describe('challenges among the questions of people nobody fitted anything to', () => {
  test(
    'cannot be told from them by all that a miner sees but their content',
    () => {
      const sessions = sessionsOf(posed)
      expect(featuresOf(sessions[0]!)[0]).toHaveLength(FEATURES.length)
      for (const verdict of tellApart(sessions)) {
        console.info('blind', verdict)
        expect(verdict.challenges, verdict.classifier).toBeGreaterThanOrEqual(LEAST_OF_EACH)
        expect(verdict.queries, verdict.classifier).toBeGreaterThanOrEqual(LEAST_OF_EACH)
        expect(verdict.bound, verdict.classifier).toBeLessThanOrEqual(AT_MOST)
      }
    },
    PATIENCE_MS,
  )

  test.each(Object.entries(FAULTS))(
    'are found when a validator gives itself away by %s',
    (name, fault) => {
      const found = tellApart(sessionsOf(posed, fault))
      console.info('blind', name, found)
      expect(Math.max(...found.map(({ auc }) => auc))).toBeGreaterThanOrEqual(GIVEN_AWAY)
    },
    PATIENCE_MS,
  )

  test(
    'are reported by their content, which no goal bounds',
    () => {
      for (const name of trace.tasks) {
        const area = contentAuc(taskOf(name))
        console.info('blind, content', name, area)
        expect(area).toBeGreaterThan(0.4)
      }
    },
    PATIENCE_MS,
  )
})
