// The files that a job has made, each at an address of its own.

import type { Job } from '@cirasa/api'
import { Anchor, Skeleton, Table, Text } from '@mantine/core'
import { bytesText } from '../../../parts/bytes-text.ts'
import { Panel } from '../../../parts/panel.tsx'
import { Problem } from '../../../parts/problem.tsx'
import { useProducts } from '../../../service/job-queries.ts'
import { isActive } from '../../../service/job-states.ts'

export function JobProducts({ job }: { readonly job: Job }) {
  const { data: products, error } = useProducts(job.id)
  const total = products?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
  return (
    <Panel title="Products" after={<Text c="dimmed">{products?.length ? `${products.length} files, ${bytesText(total)}` : ''}</Text>}>
      {error ? <Problem error={error} /> : null}
      {products === undefined && !error ? <Skeleton h={160} /> : null}
      {products?.length === 0 ? (
        <Text c="dimmed">{isActive(job) ? 'None yet: they come when the run ends.' : 'The run made none.'}</Text>
      ) : null}
      {products === undefined || products.length === 0 ? null : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>What it is</Table.Th>
              <Table.Th ta="right">Size</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {products.map(({ name, href, description, role, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Anchor href={href} download fz="inherit">
                    {name}
                  </Anchor>
                </Table.Td>
                <Table.Td c="dimmed">{description ?? role}</Table.Td>
                <Table.Td ta="right">{bytesText(bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
