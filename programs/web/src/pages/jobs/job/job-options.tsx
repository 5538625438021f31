// The options of a job that differ from the defaults of its app.

import type { Job } from '@cirasa/api'
import { Table, Text } from '@mantine/core'
import { TextLink } from '../../../parts/links.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { useApp } from '../../../service/service-queries.ts'

export function JobOptions({ job: { id, app, options } }: { readonly job: Job }) {
  const { data } = useApp(app)
  const table = new Map(data?.options.map((option) => [option.name, option]))
  const changed = Object.entries(options).filter(([name, value]) => table.get(name)?.default !== value)
  return (
    <Panel
      title="Changed options"
      after={
        <TextLink to="/new" search={{ from: id }}>
          again, with others
        </TextLink>
      }
    >
      {changed.length === 0 ? (
        <Text c="dimmed">None: it ran with the defaults.</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Option</Table.Th>
              <Table.Th ta="right">Here</Table.Th>
              <Table.Th ta="right">Default</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.map(([name, value]) => {
              const option = table.get(name)
              return (
                <Table.Tr key={name} title={option?.description}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td ta="right">
                    {String(value)} <Unit unit={option?.unit} />
                  </Table.Td>
                  <Table.Td ta="right" c="dimmed">
                    {String(option?.default ?? (option?.type === 'flag' ? false : '–'))} <Unit unit={option?.unit} />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}

const Unit = ({ unit }: { readonly unit: string | undefined }) => (
  <Text span inherit c="dimmed">
    {unit}
  </Text>
)
