// What people have changed of the result: fits made again and sources added; go there, name them, take them back.

import { countOf } from '@cirasa/units'
import { Button, Group, ScrollArea, Select, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Age } from '../../parts/age.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import type { LabelPalette } from '../../statements/label-palette.ts'
import type { StatementStore } from '../../statements/statement-store.ts'
import { useLabels } from '../../statements/use-statements.ts'
import { cssColour, EDIT_COLOURS } from './edit-colours.ts'
import classes from './editing.module.css'
import type { Edit } from './kept-edits.ts'

interface EditsPanelProps {
  readonly edits: readonly Edit[]
  readonly person: string
  readonly store: StatementStore
  readonly palette: LabelPalette
  readonly shortNameOf: (target: string) => string
  readonly onGo: (edit: Edit) => void
  readonly onTakeBack: (edit: Edit) => void
  readonly onAdd: () => void
}

export function EditsPanel(props: EditsPanelProps) {
  const { edits, onAdd } = props
  if (edits.length === 0) {
    return (
      <EmptyState
        title="Nothing was changed"
        says="Fit the focused source again with r, or add a source that the finder has missed. What people change stands here, and the catalogue of the run stays as it is."
      >
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={onAdd}>
          Add a source
        </Button>
      </EmptyState>
    )
  }
  return (
    <ScrollArea style={{ flex: 1 }}>
      <Stack gap="xs" p="xs">
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={onAdd}>
            Add a source
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          Labelled catalogues with edits hold these: the newest fit of each source in place of the run's, and added sources as rows of their
          own. Training sets hold added sources that have a label.
        </Text>
        <ul className={classes.list}>
          {edits.map((edit) => (
            <EditItem key={`${edit.kind} ${edit.target} ${edit.by}`} {...props} edit={edit} />
          ))}
        </ul>
      </Stack>
    </ScrollArea>
  )
}

function EditItem({ edit, person, store, palette, shortNameOf, onGo, onTakeBack }: EditsPanelProps & { readonly edit: Edit }) {
  const labels = useLabels(palette)
  const { kind, target, by, at, components } = edit
  const label = store.ownWord(target, 'label')
  const hasFit = Number.isFinite(components[0]?.major)
  return (
    <li>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <span className={classes.mark} style={{ borderColor: cssColour(EDIT_COLOURS[kind]) }} />
          <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" style={{ whiteSpace: 'nowrap' }} onClick={() => onGo(edit)}>
            {shortNameOf(target)}
          </UnstyledButton>
          <Text size="xs" c="dimmed" truncate>
            {kind === 'fit' ? 'fitted again' : 'added'} by {by}, <Age at={at} />
            {hasFit ? `, ${countOf(components.length, 'component')}` : ', no fit'}
          </Text>
        </Group>
        <Group gap={6} wrap="nowrap">
          {kind === 'added' ? (
            <Select
              aria-label={`Label of ${target}`}
              placeholder="Label"
              w={120}
              data={[...new Set([...labels, ...(label === null ? [] : [label])])]}
              value={label}
              clearable
              clearButtonProps={{ 'aria-label': `Take the label of ${target} away` }}
              onChange={(value) => store.say([{ kind: 'label', target, value }])}
            />
          ) : null}
          {by === person ? (
            <Button size="compact-xs" variant="default" onClick={() => onTakeBack(edit)}>
              {kind === 'fit' ? 'Take back' : 'Remove'}
            </Button>
          ) : null}
        </Group>
      </Group>
    </li>
  )
}
