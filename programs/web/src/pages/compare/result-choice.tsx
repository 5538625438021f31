// Chooses one of the results.

import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { ageText } from '../../parts/age-text.ts'
import { inputsText } from '../../parts/job-inputs.ts'
import { useJob, useJobList } from '../../service/job-queries.ts'

interface ResultChoiceProps {
  readonly label: string
  /** The id of a job. */
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}

export function ResultChoice({ label, value, onChange }: ResultChoiceProps) {
  const { data } = useJobList(useMemo(() => ({ state: 'SUCCESS' as const }), []))
  const { data: own } = useJob(value)
  const listed = data?.pages[0].items ?? []
  const jobs = own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed
  const choices = jobs.map((job) => ({
    value: job.id,
    label: [inputsText(job), job.tag, changesText(job.options), ageText(Date.parse(job.submitted), Date.now())].filter(Boolean).join(' · '),
  }))
  return (
    <Select
      label={label}
      placeholder="Choose a result"
      data={choices}
      value={value ?? null}
      searchable
      w={330}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

/** The first few, which tell runs on one image apart. */
function changesText(options: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(options).map(([name, value]) => `${name} ${value}`)
  return words.length <= 2 ? words.join(', ') : `${words.slice(0, 2).join(', ')}…`
}
