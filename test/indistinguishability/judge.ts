import { auc, type Guess, upperBound } from './auc.ts'
import { fitBoosting } from './boosting.ts'
import { featuresOf, groupOf } from './features.ts'
import { type Classifier, type Examples, fitLogistic } from './logistic.ts'
import { randomOf, type Session } from './stream.ts'

/** How well challenges can be told from people's questions: AUC in later rounds after learning from earlier ones. */
export type Verdict = {
  readonly classifier: string
  readonly auc: number
  /** Of max(AUC, 1 − AUC), with 95 %. */
  readonly bound: number
  readonly challenges: number
  readonly queries: number
}

const CLASSIFIERS: Readonly<Record<string, (examples: Examples) => Classifier>> = {
  'logistic regression': fitLogistic,
  'boosted trees': fitBoosting,
}

/** Learns from the earlier half of the rounds and guesses in the later, once with each kind of classifier. */
export function tellApart(sessions: readonly Session[]): readonly Verdict[] {
  const rows = sessions.flatMap((session) => {
    const features = featuresOf(session)
    return session.events.map((event, at) => ({ event, row: features[at]! }))
  })
  const middle = Math.max(...rows.map(({ event }) => event.round)) / 2
  const early = rows.filter(({ event }) => event.round < middle)
  const late = rows.filter(({ event }) => event.round >= middle)
  const examples = { rows: early.map(({ row }) => row), labels: early.map(({ event }) => event.challenge) }
  return Object.entries(CLASSIFIERS).map(([classifier, fit]) => {
    const guess = fit(examples)
    const guesses = late.map(
      ({ event, row }): Guess => ({
        score: guess(row),
        label: event.challenge,
        group: groupOf(event),
      }),
    )
    return {
      classifier,
      auc: auc(guesses),
      bound: upperBound(guesses, randomOf(classifier)),
      challenges: rows.filter(({ event }) => event.challenge).length,
      queries: rows.filter(({ event }) => !event.challenge).length,
    }
  })
}
