// How many jobs run and wait just now, on every page.

import { Loader } from '@mantine/core'
import { ButtonLink } from '../parts/links.tsx'
import { useActiveJobs } from '../service/job-queries.ts'

/** Nothing where nothing runs. */
export function RunningJobs() {
  const { data: jobs = [] } = useActiveJobs()
  const running = jobs.filter(({ state }) => state === 'RUNNING').length
  const waiting = jobs.length - running
  const words = [running > 0 ? `${running} running` : '', waiting > 0 ? `${waiting} waiting` : ''].filter(Boolean).join(', ')
  return (
    <span role="status" aria-live="polite">
      {words === '' ? null : (
        <ButtonLink
          to="/jobs"
          variant="subtle"
          color="gray"
          leftSection={running > 0 ? <Loader size={12} aria-hidden /> : null}
          aria-label={`Jobs: ${words}`}
        >
          {words}
        </ButtonLink>
      )}
    </span>
  )
}
