// Many writes, one commit: a commit waits for the disk, so what arrives meanwhile shares the next one. Nothing resolves before its commit.

interface Waiting<Writer> {
  readonly work: (writer: Writer) => Promise<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** What a group needs of its database. */
export interface GroupedDatabase<Writer> {
  /** Runs in one transaction; resolves when it is durable. It may run its work again. */
  transaction(work: (writer: Writer) => Promise<void>): Promise<void>
  /** Runs a part of a transaction that leaves nothing when it throws. */
  part<T>(writer: Writer, work: (writer: Writer) => Promise<T>): Promise<T>
  /** True for an error after which the transaction as a whole cannot go on. */
  breaksTransaction(error: unknown): boolean
}

// Bounds how long the first of a group waits for the last, and what is done again after a conflict.
const LARGEST_GROUP = 256

/** Gathers writes and commits them together, each with its own fate. */
export class GroupCommit<Writer> {
  readonly #database: GroupedDatabase<Writer>
  #waiting: Waiting<Writer>[] = []
  #draining: Promise<void> | undefined

  constructor(database: GroupedDatabase<Writer>) {
    this.#database = database
  }

  /** Resolves with what the work gave once it is durable; rejects with what it threw, or with why the commit failed. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  get isIdle(): boolean {
    return this.#draining === undefined
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.#draining !== undefined) await this.#draining
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What arrives in this turn of the event loop shares the commit; and whoever does not write gets a turn between two.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#commit(this.#waiting.splice(0, LARGEST_GROUP))
    }
    this.#draining = undefined
  }

  async #commit(group: readonly Waiting<Writer>[]): Promise<void> {
    let settle: (() => void)[] = []
    try {
      await this.#database.transaction(async (writer) => {
        settle = []
        for (const waiting of group) settle.push(await this.#attempt(writer, waiting, group.length === 1))
      })
    } catch (error) {
      settle = group.map(
        ({ reject }) =>
          () =>
            reject(error),
      )
    }
    for (const one of settle) one()
  }

  async #attempt(writer: Writer, { work, resolve, reject }: Waiting<Writer>, alone: boolean): Promise<() => void> {
    if (alone) {
      const value = await work(writer)
      return () => resolve(value as never)
    }
    try {
      const value = await this.#database.part(writer, work)
      return () => resolve(value as never)
    } catch (error) {
      if (this.#database.breaksTransaction(error)) throw error
      return () => reject(error)
    }
  }
}
