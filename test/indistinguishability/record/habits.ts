import type { Trace } from '../trace.ts'

/** A trace as validators keep it: by task and session what each person asked, as time, how long the answer took, items, bytes, time and so on. */
export function habitsIn({ tasks, people, sessions }: Trace, lifeMs: number) {
  const crowds = (task: number) =>
    sessions.map((asked) => ({
      lifeMs,
      people: people
        .map((_, person) => asked.filter((each) => each[1] === person && each[2] === task))
        .filter((own) => own.length > 0)
        .map((own) => own.flatMap(([atMs, , , items, bytes, tookMs]) => [atMs, tookMs, items, bytes])),
    }))
  return Object.fromEntries(tasks.map((name, task) => [name, crowds(task)]))
}
