// What was used day by day: jobs, run time, uploads.

import { countText } from '@cirasa/units'
import { SegmentedControl, SimpleGrid, Skeleton, Title } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import { bytesText } from '../../parts/bytes-text.ts'
import { durationText } from '../../parts/duration-text.ts'
import { Panel } from '../../parts/panel.tsx'
import { useAccountDays } from '../../service/service-queries.ts'
import { type AccountDay, filledDays } from './filled-days.ts'

// The plots come after the numbers.
const DayBars = lazy(async () => ({ default: (await import('../../parts/day-bars.tsx')).DayBars }))

const plots: readonly { readonly title: string; readonly value: (day: AccountDay) => number; readonly text: (value: number) => string }[] =
  [
    { title: 'Jobs that ended', value: ({ ended }) => ended, text: (count) => (Number.isInteger(count) ? countText(count) : '') },
    { title: 'Run time', value: ({ runSeconds }) => runSeconds, text: (seconds) => (seconds === 0 ? '0' : durationText(seconds)) },
    { title: 'Uploads', value: ({ uploadedBytes }) => uploadedBytes, text: (bytes) => (bytes === 0 ? '0' : bytesText(bytes)) },
  ]

export function OverTime() {
  const [span, setSpan] = useState('30')
  const count = Number(span)
  const { data } = useAccountDays(count)
  const days = useMemo(() => data && filledDays(data, count, Date.now()), [data, count])
  return (
    <Panel
      title="Over time"
      after={
        <SegmentedControl
          aria-label="Days"
          value={span}
          onChange={setSpan}
          data={[
            { value: '30', label: '30 days' },
            { value: '90', label: '90 days' },
            { value: '365', label: 'a year' },
          ]}
        />
      }
    >
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {plots.map((plot) => (
          <div key={plot.title}>
            <Title order={3}>{plot.title}</Title>
            {days ? <OnePlot days={days} {...plot} /> : <Skeleton h={138} />}
          </div>
        ))}
      </SimpleGrid>
    </Panel>
  )
}

function OnePlot({ title, value, text, days }: (typeof plots)[number] & { readonly days: readonly AccountDay[] }) {
  const names = useMemo(() => days.map(({ day }) => day), [days])
  const values = useMemo(() => days.map(value), [days, value])
  return (
    <Suspense fallback={<Skeleton h={138} />}>
      <DayBars label={title} days={names} values={values} text={text} />
    </Suspense>
  )
}
