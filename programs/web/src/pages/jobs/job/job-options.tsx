// The options of a job that differ from the defaults of its app.

import type { Job } from '@cirasa/api'
import { Text } from '@mantine/core'
import { TextLink } from '../../../parts/links.tsx'
import { ChangedOptionsTable } from '../../../parts/option-form/changed-options.tsx'
import { optionsOf } from '../../../parts/option-form/option-draft.ts'
import { Panel } from '../../../parts/panel.tsx'
import { useApp } from '../../../service/service-queries.ts'

export function JobOptions({ job: { id, app, options } }: { readonly job: Job }) {
  const { data } = useApp(app)
  const table = data === undefined ? [] : optionsOf(data)
  const changed = Object.entries(options).filter(([name, value]) => table.find((option) => option.name === name)?.default !== value)
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
        <ChangedOptionsTable table={table} values={Object.fromEntries(changed)} />
      )}
    </Panel>
  )
}
