// The jobs that succeeded last, with a way into their results.

import { Group, Skeleton, Table, Text } from '@mantine/core'
import { Age } from '../../parts/age.tsx'
import { bytesText } from '../../parts/bytes-text.ts'
import { Elapsed } from '../../parts/elapsed.tsx'
import { inputsText } from '../../parts/job-inputs.ts'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Thumbnail } from '../../parts/thumbnail.tsx'
import { useJobList } from '../../service/job-queries.ts'

const SHOWN = 8
const filter = { state: 'SUCCESS' } as const

export function NewestResults() {
  const { data } = useJobList(filter)
  const jobs = data?.pages[0].items.slice(0, SHOWN)
  return (
    <Panel
      title="Newest results"
      after={
        <TextLink to="/jobs" search={filter}>
          all results
        </TextLink>
      }
    >
      {jobs === undefined ? <Skeleton h={160} /> : null}
      {jobs?.length === 0 ? <Text c="dimmed">No run has ended with a result yet. It will stand here when one has.</Text> : null}
      {jobs === undefined || jobs.length === 0 ? null : (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Image</Table.Th>
                <Table.Th>Tag</Table.Th>
                <Table.Th>Ended</Table.Th>
                <Table.Th ta="right">Took</Table.Th>
                <Table.Th ta="right">Size</Table.Th>
                <Table.Th aria-label="Open" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {jobs.map((job) => (
                <Table.Tr key={job.id}>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <Thumbnail file={job.inputs[0]?.kind === 'file' ? job.inputs[0].id : undefined} size={28} />
                      <TextLink to="/jobs/$job" params={{ job: job.id }}>
                        {inputsText(job)}
                      </TextLink>
                    </Group>
                  </Table.Td>
                  <Table.Td>{job.tag}</Table.Td>
                  <Table.Td>{job.ended === undefined ? null : <Age at={job.ended} inherit />}</Table.Td>
                  <Table.Td ta="right">
                    <Elapsed job={job} />
                  </Table.Td>
                  <Table.Td ta="right">{bytesText(job.productBytes)}</Table.Td>
                  <Table.Td ta="right">
                    <ButtonLink to="/results/$job" params={{ job: job.id }} variant="light" size="compact-xs">
                      Open result
                    </ButtonLink>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  )
}
