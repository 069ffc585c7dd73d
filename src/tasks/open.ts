import type { OpenTask, Task } from './task.ts'

/** The open ones of some tasks. */
export function onlyOpen(tasks: Iterable<Task>): readonly OpenTask[] {
  return [...tasks].filter((task): task is OpenTask => task.class === 'open')
}
