// What can be had when sources are judged: the catalogue with labels, a training set, and what these hold.

import type { LabelledFormat } from '@cirasa/api'
import { Button, Checkbox, Group, MultiSelect, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadAddress } from '../parts/download.ts'
import { useClient } from '../service/use-service.ts'
import { SavingState } from '../statements/saving-state.tsx'
import type { StatementStore } from '../statements/statement-store.ts'

interface TakeAwayProps {
  readonly job: string
  readonly store: StatementStore
  readonly person: string
  /** Labels to choose from: those of the palette, and those that were said. */
  readonly labels: readonly string[]
}

const FORMATS: readonly { readonly format: LabelledFormat; readonly name: string; readonly extension: string }[] = [
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'votable', name: 'VOTable', extension: 'vot' },
  { format: 'fits', name: 'FITS table', extension: 'fits' },
]

export function TakeAway({ job, store, person, labels }: TakeAwayProps) {
  return (
    <Stack gap="xs" align="start">
      <SavingState store={store} />
      <LabelledCatalogue job={job} person={person} />
      <TrainingSet job={job} labels={labels} />
      <Text size="xs" c="dimmed">
        Exports hold every source of the run with label, verdict, note, who says so and when; where people are even, none. The training set
        holds a FITS cutout of each source with a label, and the labels as CSV; sources that you added are in it once they have a label.
        With edits, the newest fit of each source stands in place of the values of the run, and added sources have rows of their own; the
        columns edited, edited_by and edited_at say which.
      </Text>
    </Stack>
  )
}

function LabelledCatalogue({ job, person }: Pick<TakeAwayProps, 'job' | 'person'>) {
  const client = useClient()
  const [whose, setWhose] = useState<'most' | 'own'>('most')
  const [edits, setEdits] = useState(true)
  const by = whose === 'own' && person !== '' ? { by: person } : {}
  return (
    <>
      <Text fw={600}>Labelled catalogue</Text>
      <SegmentedControl
        aria-label="Whose words"
        value={whose}
        onChange={(value) => setWhose(value as 'most' | 'own')}
        data={[
          { value: 'most', label: 'What most people say' },
          { value: 'own', label: 'What I say', disabled: person === '' },
        ]}
      />
      <Checkbox
        label="With edits: fits made again in place of the run's, added sources as rows"
        checked={edits}
        onChange={(event) => setEdits(event.currentTarget.checked)}
      />
      <Group gap={6}>
        {FORMATS.map(({ format, name, extension }) => (
          <Button
            key={format}
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() =>
              downloadAddress(client.statements.labelledAddress(job, 'sources', { format, edits, ...by }), `labelled.${extension}`)
            }
          >
            {name}
          </Button>
        ))}
      </Group>
    </>
  )
}

function TrainingSet({ job, labels }: Pick<TakeAwayProps, 'job' | 'labels'>) {
  const client = useClient()
  const [size, setSize] = useState(64)
  const [only, setOnly] = useState<string[]>([])
  const wanted = { size, ...(only.length > 0 ? { labels: only } : {}) }
  return (
    <>
      <Text fw={600} mt="xs">
        Training set
      </Text>
      <Group gap={6} align="end">
        <NumberInput
          w={110}
          label="Side of a cutout"
          suffix=" px"
          min={4}
          max={512}
          value={size}
          onChange={(value) => typeof value === 'number' && setSize(value)}
        />
        <MultiSelect
          miw={180}
          label="Only these labels"
          placeholder={only.length === 0 ? 'all' : ''}
          data={[...labels]}
          value={only}
          onChange={setOnly}
          clearable
          clearButtonProps={{ 'aria-label': 'All labels' }}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => downloadAddress(client.statements.trainingSetAddress(job, wanted), 'training-set.tar.gz')}
        >
          tar.gz
        </Button>
      </Group>
    </>
  )
}
