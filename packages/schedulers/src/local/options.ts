// What the local scheduler is told.

export interface LocalSchedulerOptions {
  /** The worker program and its first arguments; the folder of the task is added. Run as it is, without a shell. */
  readonly command: readonly [string, ...string[]]
  /** Tasks at once; more than these wait. The cores of the machine. */
  readonly capacity?: number
  /** Added to the few variables of this process that workers get (see spawn-worker.ts). */
  readonly env?: Readonly<Record<string, string>>
  /** 0 to 19: how far tasks stand back behind other programs. */
  readonly nice?: number
  /** From asking a task to end to ending it, in ms. 5000. */
  readonly graceMs?: number
  /** How far past its limit of time a task may go before it is ended: the worker keeps its limit itself. 10 000. */
  readonly slackMs?: number
  /** Between looks at time and memory of the tasks, in ms. 1000. */
  readonly watchMs?: number
}
