// The log of a job, live: it follows its end unless one wants to read, and can be searched.

import type { Job } from '@cirasa/api'
import { Group, ScrollArea, Skeleton, Switch, Text } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Panel } from '../../../parts/panel.tsx'
import { Problem } from '../../../parts/problem.tsx'
import { SearchField } from '../../../parts/search-field.tsx'
import { isActive } from '../../../service/job-states.ts'
import classes from './job-log.module.css'
import { useJobLog } from './use-job-log.ts'

export function JobLog({ job }: { readonly job: Job }) {
  const { text, error, isLoading } = useJobLog(job)
  const [search, setSearch] = useState('')
  const [follows, setFollows] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  const isLive = isActive(job)
  const shown = useMemo(() => linesWith(text, search), [text, search])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows whenever there is more text
  useEffect(() => {
    if (isLive && follows) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [shown, isLive, follows])
  return (
    <Panel
      title="Log"
      after={
        <Group gap="sm" wrap="nowrap">
          <SearchField label="Search the log" value={search} onChange={setSearch} width={180} />
          {isLive ? <Switch label="Follow" checked={follows} onChange={(event) => setFollows(event.currentTarget.checked)} /> : null}
        </Group>
      }
    >
      {error ? <Problem error={error} /> : null}
      {isLoading ? <Skeleton h={120} /> : null}
      <ScrollArea.Autosize mah={300} viewportRef={box} viewportProps={{ tabIndex: 0, 'aria-label': 'Lines of the log', role: 'log' }}>
        <pre className={classes.lines}>{shown}</pre>
      </ScrollArea.Autosize>
      {!isLoading && shown === '' ? <Text c="dimmed">{search === '' ? 'It has said nothing yet.' : 'No line has this text.'}</Text> : null}
    </Panel>
  )
}

function linesWith(text: string, search: string): string {
  if (search === '') return text
  const wanted = search.toLowerCase()
  return text
    .split('\n')
    .filter((line) => line.toLowerCase().includes(wanted))
    .join('\n')
}
