import type { Table } from './entry.ts'

/**
 * The table when another task set takes over: entries of a task that stays as it was go to its new index, the others are
 * forgotten. Pure.
 *
 * @param places new index of each old one
 */
export function carryTable(table: Table, places: ReadonlyMap<number, number>): Table {
  return table
    .flatMap((entry) => {
      const task = places.get(entry.task)
      return task === undefined ? [] : [{ ...entry, task }]
    })
    .sort((one, other) => one.task - other.task || one.uid - other.uid)
}
