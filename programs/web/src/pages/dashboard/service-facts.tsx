// What the service is and how much it takes.

import { Anchor, Skeleton } from '@mantine/core'
import { bytesText } from '../../parts/bytes-text.ts'
import { durationText } from '../../parts/duration-text.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useServiceInfo } from '../../service/service-queries.ts'

export function ServiceFacts() {
  const { data: service } = useServiceInfo()
  if (!service) return <Panel title="Service">{<Skeleton h={120} />}</Panel>
  const { name, version, limits, formats, retention } = service
  return (
    <Panel
      title="Service"
      after={
        <Anchor href="/api/v1/docs" fz="sm">
          API
        </Anchor>
      }
    >
      <Facts
        facts={[
          ['Version', `${name} ${version}`],
          ['Largest file', limits.fileBytes === undefined ? 'no limit' : bytesText(limits.fileBytes)],
          ['Longest run', limits.seconds === undefined ? 'no limit' : durationText(limits.seconds)],
          ['Most memory', limits.memoryBytes === undefined ? 'no limit' : bytesText(limits.memoryBytes)],
          ['Files at once', String(limits.inputsPerSubmission)],
          ['Takes', formats.inputs.join(', ')],
          ['Ended jobs', retention.jobDays === undefined ? 'kept' : `kept for ${retention.jobDays} days`],
          ['Bin', retention.binDays === undefined ? 'kept' : `emptied after ${retention.binDays} days`],
        ]}
      />
    </Panel>
  )
}
