// Changes the list of labels, and so what the keys 1 to 9 say.

import { ActionIcon, Button, Group, Popover, TagsInput, Text, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { DEFAULT_LABELS, type LabelPalette, MOST_LABELS } from './label-palette.ts'
import { useLabels } from './use-statements.ts'

export function LabelEditor({ palette }: { readonly palette: LabelPalette }) {
  const labels = useLabels(palette)
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus shadow="md" width={340}>
      <Popover.Target>
        <Tooltip label="Edit the labels">
          <ActionIcon size="sm" aria-label="Edit the labels">
            <IconPencil size={14} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <TagsInput
          label="Labels of the keys 1 to 9, in this order"
          placeholder={labels.length < MOST_LABELS ? 'Another label' : undefined}
          maxTags={MOST_LABELS}
          value={[...labels]}
          onChange={(next) => palette.set(next)}
        />
        {palette.isKept ? null : (
          <Text size="xs" c="red" mt="xs" role="status">
            The browser is full, or keeps nothing: this list lasts as long as the page.
          </Text>
        )}
        <Group justify="space-between" mt="xs" wrap="nowrap">
          <Text size="xs" c="dimmed">
            What was said stays as it was said.
          </Text>
          <Button variant="default" onClick={() => palette.set(DEFAULT_LABELS)}>
            Usual ones
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
