// What the preview found, how far it is, and of what it is a preview: in words that a screen reader says too.

import { Progress, Stack, Text } from '@mantine/core'
import { Problem } from '../parts/problem.tsx'
import { Quantity } from '../parts/quantity.tsx'
import { coverageText, foundText } from './preview-text.ts'
import type { Preview } from './use-preview.ts'

/** The report below the controls. */
export function PreviewReport({ preview, isOn }: { readonly preview: Preview; readonly isOn: boolean }) {
  const { state, block } = preview
  if (!isOn) return null
  if (state.stage === 'failed') return <Problem title="There is no preview of this view" error={state.error} />
  const { stage, progress, found } = state
  return (
    <Stack gap={4}>
      <Text role="status" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {foundText(state)}
      </Text>
      <Progress
        size="xs"
        value={stage === 'done' ? 100 : 100 * (progress?.fraction ?? 0)}
        animated={stage === 'fitting' || stage === 'detecting'}
        aria-label="How far the preview is"
        style={{ visibility: stage === 'done' ? 'hidden' : 'visible' }}
      />
      {found === undefined ? null : (
        <Text size="xs" c="dimmed">
          Noise <Quantity value={found.rms} unit={found.unit.peak} />
        </Text>
      )}
      {block === undefined ? null : (
        <Text size="xs" c="dimmed">
          {coverageText(block)}
        </Text>
      )}
      {found?.warnings.map((warning) => (
        <Text key={warning} size="xs" c="dimmed">
          {warning}
        </Text>
      ))}
    </Stack>
  )
}
