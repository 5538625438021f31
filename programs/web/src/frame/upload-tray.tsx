// Files on their way, on every page: how far, how fast, how long still.

import { ActionIcon, Group, Paper, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { bytesText } from '../parts/bytes-text.ts'
import { durationText } from '../parts/duration-text.ts'
import { ButtonLink } from '../parts/links.tsx'
import { problemOf } from '../parts/problem-of.ts'
import { rateOf, secondsLeft } from '../service/transfer-rate.ts'
import type { Upload } from '../service/uploads.ts'
import { useService, useUploads } from '../service/use-service.ts'

/** Nothing while nothing was uploaded. */
export function UploadTray() {
  const { uploads } = useService()
  const items = useUploads()
  const [isFolded, setIsFolded] = useState(false)
  const left = items.filter(({ state }) => state === 'waiting' || state === 'sending').length
  useWarningBeforeLeaving(left > 0)
  if (items.length === 0) return null
  const title = left > 0 ? `${left} of ${items.length} to upload` : 'Uploads are over'
  return (
    <Paper
      component="section"
      aria-label="Uploads"
      withBorder
      shadow="md"
      pos="fixed"
      right={16}
      bottom={16}
      w={380}
      style={{ zIndex: 200 }}
    >
      <Group justify="space-between" px="sm" py={6} wrap="nowrap">
        <Text fw={600} role="status">
          {title}
        </Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={isFolded ? 'Show uploads' : 'Fold uploads'} onClick={() => setIsFolded(!isFolded)}>
            {isFolded ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
          {left > 0 ? null : (
            <ActionIcon aria-label="Close the list of uploads" onClick={() => uploads.clearEnded()}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {isFolded ? null : (
        <ScrollArea.Autosize mah={260} px="sm" pb="sm">
          <Stack gap="xs">
            {items.map((upload) => (
              <UploadRow key={upload.key} upload={upload} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      )}
    </Paper>
  )
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const { uploads } = useService()
  const { key, name, state, file } = upload
  const isUnderWay = state === 'waiting' || state === 'sending'
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text truncate title={name}>
          {name}
        </Text>
        <Group gap={4} wrap="nowrap">
          {file === undefined ? null : (
            <ButtonLink to="/data/$file" params={{ file: file.id }} variant="subtle" size="compact-xs">
              Open
            </ButtonLink>
          )}
          {isUnderWay ? (
            <ActionIcon size="sm" aria-label={`Cancel the upload of ${name}`} onClick={() => uploads.cancel(key)}>
              <IconX size={14} />
            </ActionIcon>
          ) : null}
          {state === 'failed' || state === 'cancelled' ? (
            <ActionIcon size="sm" aria-label={`Upload ${name} again`} onClick={() => uploads.retry(key)}>
              <IconRefresh size={14} />
            </ActionIcon>
          ) : null}
        </Group>
      </Group>
      {isUnderWay ? <Progress value={shareOf(upload)} size="sm" my={2} aria-label={`Upload of ${name}`} /> : null}
      <Text size="xs" c={state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
        {wordsOf(upload)}
      </Text>
    </div>
  )
}

const shareOf = ({ sent, bytes }: Upload): number => (bytes === 0 ? 0 : (100 * sent) / bytes)

function wordsOf({ state, sent, bytes, samples, error }: Upload): string {
  if (state === 'waiting') return `Waits · ${bytesText(bytes)}`
  if (state === 'done') return `Uploaded · ${bytesText(bytes)}`
  if (state === 'cancelled') return 'Cancelled'
  if (state === 'failed') {
    const { says, remedy } = problemOf(error)
    return `${says} ${remedy}`
  }
  const rate = rateOf(samples)
  const left = secondsLeft(samples, bytes)
  const words = [`${bytesText(sent)} of ${bytesText(bytes)}`, rate === undefined ? '' : `${bytesText(rate)}/s`]
  return [...words, left === undefined ? '' : `${durationText(left)} left`].filter(Boolean).join(' · ')
}

/** The browser asks before a page is left that still sends something. */
function useWarningBeforeLeaving(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
