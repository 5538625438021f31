// Makes a job light enough to be removed at once: what was said of it goes before, in parts that nobody has to wait for.

import type { Job, StatementRecords } from '@cirasa/jobs'

/** How many go in one transaction; as many may be left for the one that removes the job. */
const AT_ONCE = 2000

/** For an ended job whose files are gone. A crash in between leaves a job that can be removed again. */
export async function forgetMost(statements: StatementRecords, { owner, id }: Job): Promise<void> {
  const { total = 0 } = (await statements.list(owner, id, { after: Number.MAX_SAFE_INTEGER, limit: 1 })) ?? {}
  for (let left = total; left > AT_ONCE; ) left = await statements.forget(owner, id, AT_ONCE)
}
