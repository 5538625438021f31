// The run that is being put together, kept over a reload.

import type { Job } from '@cirasa/api'
import { useEffect, useState } from 'react'
import { draftOfJob, emptyDraft, type RunDraft } from './run-draft.ts'

const KEY = 'cirasa.new-run'

interface Kept {
  /** The id of the job that the draft was made from; empty for none. */
  readonly from: string
  readonly draft: RunDraft
}

/** The draft and how to change it. A draft from another job begins as that job. */
export function useRunDraft(from: string | undefined, job: Job | undefined) {
  const [kept, setKept] = useState<Kept>(() => readKept() ?? { from: '', draft: emptyDraft })
  useEffect(() => {
    if (job !== undefined && job.id === from && kept.from !== job.id) setKept({ from: job.id, draft: draftOfJob(job) })
    // Leaving a job behind, its options go too.
    if (from === undefined && kept.from !== '') setKept({ from: '', draft: emptyDraft })
  }, [from, job, kept.from])
  useEffect(() => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      // Full or forbidden: a reload begins anew.
    }
  }, [kept])
  return {
    draft: kept.draft,
    change: (change: Partial<RunDraft> | ((before: RunDraft) => RunDraft)) =>
      setKept((before) => ({
        ...before,
        draft: typeof change === 'function' ? change(before.draft) : { ...before.draft, ...change },
      })),
    reset: () => setKept({ from: '', draft: emptyDraft }),
  }
}

function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Kept> | null
    if (typeof kept?.from !== 'string' || typeof kept.draft !== 'object') return undefined
    return { from: kept.from, draft: { ...emptyDraft, ...kept.draft } }
  } catch {
    // What somebody else has written there is no draft.
    return undefined
  }
}
