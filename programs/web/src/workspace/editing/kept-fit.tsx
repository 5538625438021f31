// Fits of the focused source that people have kept, above its page: who made them, what came of them, and the way back.

import { Button, Group, Text } from '@mantine/core'
import type { Result } from '../../catalogue/result.ts'
import { Age } from '../../parts/age.tsx'
import classes from './editing.module.css'
import { Values } from './fit-panel.tsx'
import type { Edit } from './kept-edits.ts'

interface KeptFitProps {
  readonly result: Result
  /** Fits of the source that is shown. */
  readonly fits: readonly Edit[]
  readonly person: string
  readonly onTakeBack: (edit: Edit) => void
}

export function KeptFit({ result, fits, person, onTakeBack }: KeptFitProps) {
  return fits.map((fit) => (
    <section key={fit.by} className={classes.kept} aria-label={`Fitted again by ${fit.by}`}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs">
          Fitted again by <b>{fit.by}</b>{' '}
          <Text span size="xs" c="dimmed">
            <Age at={fit.at} />
          </Text>
        </Text>
        {fit.by === person ? (
          <Button size="compact-xs" variant="default" onClick={() => onTakeBack(fit)}>
            Take it back
          </Button>
        ) : null}
      </Group>
      <Values result={result} old={[]} fresh={fit.components.map(({ measured }) => measured)} />
    </section>
  ))
}
