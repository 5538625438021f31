// The menu of the workspace: how saving goes, and workspaces that were named: save as, open, rename, delete.

import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { changePerson } from '../../frame/ask-person.tsx'
import { EditInPlace } from '../../parts/edit-in-place.tsx'
import { problemOf } from '../../parts/problem-of.ts'
import { useService } from '../../service/use-service.ts'
import { useWorkspace } from './kept-window.tsx'
import { useNamed } from './use-named.ts'
import { cleanTitle, LONGEST_TITLE } from './workspace-name.ts'
import type { Saving } from './workspace-store.ts'

/** The button that says how saving goes, and what it opens. */
export function WorkspaceMenu() {
  const { store, place } = useWorkspace()
  const saving = useSyncExternalStore(store.subscribe, () => store.saving)
  const [isOpen, setOpen] = useState(false)
  const isWell = saving.state === 'saved' || saving.state === 'saving'
  const says = savingText(saving, place)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal trapFocus returnFocus shadow="md" width={340}>
      <Popover.Target>
        <Button
          // Red words on the red of a hovered button could hardly be read.
          variant={isWell ? 'subtle' : 'transparent'}
          color={isWell ? 'gray' : 'red'}
          size="compact-xs"
          maw={340}
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          aria-expanded={isOpen}
          aria-label={`Workspace: ${says}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Text span inherit truncate role={isWell ? undefined : 'status'} miw={40}>
            {says}
          </Text>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Stack gap="sm">
          <HowItGoes saving={saving} />
          <Named onLeave={() => setOpen(false)} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function savingText(saving: Saving, place: 'service' | 'browser'): string {
  switch (saving.state) {
    case 'saved':
      return place === 'service' ? 'Saved' : 'Saved in this browser'
    case 'saving':
      return 'Saving'
    case 'failed':
    case 'refused':
      return `Not saved: ${problemOf(saving.error).says}`
  }
}

function HowItGoes({ saving }: { readonly saving: Saving }) {
  const { store, place, target } = useWorkspace()
  const { person } = useService()
  if (saving.state === 'failed') {
    const { says, remedy } = problemOf(saving.error)
    return (
      <Stack gap="xs" align="start">
        <Text size="xs">
          {says} {remedy} {place === 'browser' || !saving.isKept ? 'Keep this page open.' : 'This browser keeps your work until then.'}
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => store.retry()}>
          Try now
        </Button>
      </Stack>
    )
  }
  if (saving.state === 'refused') {
    const { says, remedy } = problemOf(saving.error)
    return (
      <Stack gap="xs" align="start">
        <Text size="xs">
          {says} {remedy}
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => store.startAfresh()}>
          Start afresh
        </Button>
      </Stack>
    )
  }
  return (
    <Stack gap="xs" align="start">
      <Text size="xs" c="dimmed">
        What this window shows is saved by itself: view, panes, columns, plots, layers and regions.{' '}
        {place === 'service'
          ? 'It is there on every machine where you say your name.'
          : target.kind === 'local'
            ? 'This browser keeps it under the name and the size of the file.'
            : 'Say who you are to have it on other machines, too.'}
      </Text>
      {place === 'browser' && target.kind !== 'local' ? (
        <Button size="compact-xs" variant="default" onClick={() => void changePerson(person)}>
          Say who you are
        </Button>
      ) : null}
    </Stack>
  )
}

/** Workspaces with a name; asked for each time that the menu opens. */
function Named({ onLeave }: { readonly onLeave: () => void }) {
  const { titles, saveAs, open, rename, remove } = useNamed(onLeave)
  return (
    <>
      <SaveAs onSave={saveAs} />
      {titles === undefined || titles.length === 0 ? null : (
        <Stack gap={0} component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }} aria-label="Workspaces with a name">
          {titles.map((title) => (
            <Group key={title} component="li" gap="xs" wrap="nowrap">
              <Button variant="subtle" color="gray" justify="start" style={{ flex: 1, minWidth: 0 }} onClick={() => void open(title)}>
                {title}
              </Button>
              <EditInPlace
                value={title}
                label={`Name of ${title}`}
                empty=""
                shows="Rename"
                mayBeEmpty={false}
                longest={LONGEST_TITLE}
                onChange={(to) => cleanTitle(to) !== '' && void rename(title, cleanTitle(to))}
              />
              <ActionIcon size="sm" aria-label={`Delete ${title}`} onClick={() => void remove(title)}>
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
    </>
  )
}

function SaveAs({ onSave }: { readonly onSave: (title: string) => Promise<void> }) {
  const [text, setText] = useState('')
  const title = cleanTitle(text)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (title !== '') void onSave(title).then(() => setText(''))
      }}
    >
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          label="Save as"
          style={{ flex: 1 }}
          maxLength={LONGEST_TITLE}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={title === ''}>
          Save
        </Button>
      </Group>
    </form>
  )
}
