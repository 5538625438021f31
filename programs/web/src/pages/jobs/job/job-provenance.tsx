// How the result came about: which finder, in which version, on which bytes, with which noise.

import type { Job } from '@cirasa/api'
import type { RunRecord } from '@cirasa/catalog'
import { countText } from '@cirasa/units'
import { Code, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Facts } from '../../../parts/facts.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Quantity } from '../../../parts/quantity.tsx'
import { useProducts } from '../../../service/job-queries.ts'
import { queryKeys } from '../../../service/query-keys.ts'
import { useClient } from '../../../service/use-service.ts'

export function JobProvenance({ job: { id } }: { readonly job: Pick<Job, 'id'> }) {
  const { data: products } = useProducts(id)
  const name = products?.find(({ role }) => role === 'run')?.name
  const run = useRunRecord(id, name)
  if (products !== undefined && name === undefined) return null
  return (
    <Panel title="Provenance">
      {run === undefined ? (
        <Skeleton h={120} />
      ) : (
        <Facts
          facts={[
            ['Finder', `${run.finder} ${run.finderVersion}`],
            ['Image', run.image.name],
            ['HDU', run.image.hdu === undefined ? undefined : String(run.image.hdu)],
            ['Plane', run.image.plane?.length ? run.image.plane.join(', ') : undefined],
            ['Noise', <Quantity key="noise" value={run.rms} unit={run.image.unit} />],
            ['Sources', countText(run.counts.sources)],
            ['Components', countText(run.counts.components)],
            ['Islands', countText(run.counts.islands)],
            ['Status', run.status],
            [
              'SHA-256',
              run.image.sha256 && (
                <Code key="sha" fz="xs">
                  {run.image.sha256}
                </Code>
              ),
            ],
          ]}
        />
      )}
    </Panel>
  )
}

/** The record of the run, which the app has left among its products. */
function useRunRecord(id: string, name: string | undefined): RunRecord | undefined {
  const client = useClient()
  const { data } = useQuery({
    queryKey: [...queryKeys.products(id), name],
    queryFn: async ({ signal }) => (await (await client.results.product(id, name ?? '', signal)).json()) as RunRecord,
    enabled: name !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
