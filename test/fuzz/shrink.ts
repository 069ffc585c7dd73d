/**
 * Leaves out as many items as it can while the list still fails: halves first, then ever smaller parts.
 *
 * @param most so many lists are tried at most
 */
export function shrink<Item>(items: readonly Item[], fails: (items: readonly Item[]) => boolean, most: number): Item[] {
  let left = [...items]
  let tries = 0
  for (let size = Math.ceil(left.length / 2); size >= 1 && tries < most; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length && tries < most; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)]
      tries++
      if (fewer.length < left.length && fails(fewer)) left = fewer
      else from += size
    }
  }
  return left
}
