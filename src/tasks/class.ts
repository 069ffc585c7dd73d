import type { OpenTask, ServedTask, Task } from './task.ts'

/** The open ones of some tasks. */
export function onlyOpen(tasks: Iterable<Task>): readonly OpenTask[] {
  return [...tasks].filter((task): task is OpenTask => task.class === 'open')
}

/** The served ones. */
export function onlyServed(tasks: Iterable<Task>): readonly ServedTask[] {
  return [...tasks].filter((task): task is ServedTask => task.class === 'served')
}
