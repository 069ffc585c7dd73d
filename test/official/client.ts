/** A program to start, in a folder of its own. */
export type Program = {
  readonly file: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A genuine client, unmodified, and the walk it takes. */
export type Client = {
  /** What it is called on the command line and in the table of steps. */
  readonly key: string
  /** What people call it, with the version that is pinned. */
  readonly title: string
  /**
   * Installs it, or finds it installed, and says what to start in the folder given.
   * Rejects with `OutOfReach` when it is not there and cannot be had.
   */
  prepare(folder: string, signal: AbortSignal): Promise<Program>
}

/** Why a client cannot be had on this machine now; a reason to skip it, not to fail. */
export class OutOfReach extends Error {}
