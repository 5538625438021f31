// The log of a job as it grows.

import type { Job } from '@cirasa/api'
import { useEffect, useState } from 'react'
import { isActive } from '../../../service/job-states.ts'
import { useClient } from '../../../service/use-service.ts'

/** The end of a log: how much of it is kept in the page, characters. */
const MOST = 2 << 20

interface JobLogText {
  readonly text: string
  readonly error?: unknown
  readonly isLoading: boolean
}

/** The last part of the log; of a job that goes on, what comes is added. */
export function useJobLog({ id, state }: Pick<Job, 'id' | 'state'>): JobLogText {
  const client = useClient()
  const [log, setLog] = useState<JobLogText>({ text: '', isLoading: true })
  const isLive = isActive({ state })
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      if (!isLive) {
        const { text } = await client.jobs.log(id, { maxBytes: 1 << 20 }, stop.signal)
        setLog({ text, isLoading: false })
        return
      }
      // The stream tells the whole log from its first line on.
      setLog({ text: '', isLoading: false })
      for await (const news of client.jobs.watch(id, { signal: stop.signal })) {
        if (news.kind === 'log') setLog(({ text }) => ({ text: (text + news.text).slice(-MOST), isLoading: false }))
      }
    }
    follow().catch((error: unknown) => {
      if (!stop.signal.aborted) setLog((before) => ({ ...before, isLoading: false, error }))
    })
    return () => stop.abort()
  }, [client, id, isLive])
  return log
}
