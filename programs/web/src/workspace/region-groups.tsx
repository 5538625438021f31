// Groups of regions: put what is selected in one, select all of one, take it apart.

import { type RegionItem, selectAllRegions, selectTaggedRegions, tagRegions, tagsOf, untagRegions, type Viewer } from '@cirasa/viewer'
import { Button, Group, Pill, Text, TextInput } from '@mantine/core'
import { useState } from 'react'

interface RegionGroupsProps {
  readonly viewer: Viewer
  readonly items: readonly RegionItem[]
  readonly selected: ReadonlySet<number>
}

/** The groups of all regions; choosing one selects what is in it. Groups are the tags of DS9 files. */
export function RegionGroups({ viewer, items, selected }: RegionGroupsProps) {
  const { regions } = viewer
  const groups = [...tagsOf({ items, nextId: 0 })]
  return (
    <Group gap={4} role="group" aria-label="Groups of regions">
      <Button
        size="compact-xs"
        variant={selected.size === items.length ? 'light' : 'default'}
        onClick={() => regions.change((now) => selectAllRegions(now))}
      >
        All {items.length}
      </Button>
      {groups.map(([name, count]) => (
        <Button
          key={name}
          size="compact-xs"
          variant={isSelected(items, selected, name) ? 'light' : 'default'}
          onClick={() => regions.change((now) => selectTaggedRegions(now, name))}
        >
          {name} {count}
        </Button>
      ))}
    </Group>
  )
}

function isSelected(items: readonly RegionItem[], selected: ReadonlySet<number>, name: string): boolean {
  return selected.size > 0 && items.every(({ id, region }) => (region.style?.tags?.includes(name) ?? false) === selected.has(id))
}

/** The groups that the selected regions are in, and a field to put them in another. */
export function GroupsOfSelected({ viewer, items, selected }: RegionGroupsProps) {
  const [name, setName] = useState('')
  const { regions } = viewer
  const chosen = items.filter(({ id }) => selected.has(id))
  const groups = [...tagsOf({ items: chosen, nextId: 0 }).keys()]
  return (
    <Group gap="xs" align="end">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const group = name.trim()
          if (group !== '') regions.change((now) => tagRegions(now, group))
          setName('')
        }}
      >
        <TextInput
          label="Add to group"
          placeholder="Name, then Enter"
          w={150}
          maxLength={64}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
      </form>
      {groups.length === 0 ? (
        <Text size="xs" c="dimmed">
          In no group
        </Text>
      ) : (
        groups.map((group) => (
          <Pill
            key={group}
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Out of ${group}`, 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => regions.change((now) => untagRegions(now, group))}
          >
            {group}
          </Pill>
        ))
      )}
    </Group>
  )
}
