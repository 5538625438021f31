// Bytes of files and products against what may be kept.

import { countOf } from '@cirasa/units'
import { Group, Progress, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { bytesText } from '../../parts/bytes-text.ts'
import { Panel } from '../../parts/panel.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useAccount } from '../../service/service-queries.ts'

export function StorageUse() {
  const { data: account, error } = useAccount()
  return <Panel title="Storage">{account ? <Use account={account} /> : error ? <Problem error={error} /> : <Skeleton h={88} />}</Panel>
}

type Account = NonNullable<ReturnType<typeof useAccount>['data']>

function Use({ account: { files, fileBytes, productBytes, quota } }: { readonly account: Account }) {
  const used = fileBytes + productBytes
  const whole = quota.bytes ?? Math.max(1, used)
  const share = used / whole
  const isNearlyFull = quota.bytes !== undefined && share > 0.9
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="baseline">
        <Text size="xl" fw={600}>
          {bytesText(used)}
        </Text>
        <Text c="dimmed">{quota.bytes === undefined ? 'no quota' : `${Math.round(100 * share)} % of ${bytesText(quota.bytes)}`}</Text>
      </Group>
      <Progress.Root size="md" aria-label="Storage in use">
        <Progress.Section value={(100 * fileBytes) / whole} color="indigo" aria-label="Files" />
        <Progress.Section value={(100 * productBytes) / whole} color={isNearlyFull ? 'red' : 'teal'} aria-label="Results" />
      </Progress.Root>
      <SimpleGrid cols={2}>
        <Part color="indigo" says={countOf(files, 'file')} bytes={fileBytes} />
        <Part color={isNearlyFull ? 'red' : 'teal'} says="Results" bytes={productBytes} />
      </SimpleGrid>
      {isNearlyFull ? <Text c="var(--mantine-color-error)">Nearly full: empty the bin, or remove jobs that are not needed.</Text> : null}
    </Stack>
  )
}

function Part({ color, says, bytes }: { readonly color: string; readonly says: string; readonly bytes: number }) {
  return (
    <Group gap={6} wrap="nowrap">
      <span
        aria-hidden
        style={{ width: 8, height: 8, borderRadius: 2, background: `var(--mantine-color-${color}-filled)`, flexShrink: 0 }}
      />
      <Text>{says}</Text>
      <Text c="dimmed">{bytesText(bytes)}</Text>
    </Group>
  )
}
