// The menu of the workspace: how saving goes, and workspaces that were named: save as, open, rename, delete.

import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { changePerson } from '../../frame/ask-person.tsx'
import { confirm } from '../../parts/confirm.tsx'
import { EditInPlace } from '../../parts/edit-in-place.tsx'
import { problemOf } from '../../parts/problem-of.ts'
import { tell, tellProblem, tellUndo } from '../../parts/tell.tsx'
import { useService } from '../../service/use-service.ts'
import { useWorkspace } from './kept-window.tsx'
import { listNamed, readNamed, removeNamed, renameNamed, replaceNamed, saveNamed } from './named-workspaces.ts'
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
          variant="subtle"
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
          <Named onDone={() => setOpen(false)} />
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
function Named({ onDone }: { readonly onDone: () => void }) {
  const workspace = useWorkspace()
  const { store, show } = workspace
  const [titles, setTitles] = useState<readonly string[]>()
  const [title, setTitle] = useState('')
  const load = useCallback(async () => setTitles(await listNamed(workspace)), [workspace])
  /** Does something and lists anew; what goes wrong is told. */
  const act = useCallback(
    async (problem: string, work: () => Promise<void>) => {
      try {
        await work()
        await load()
      } catch (error) {
        tellProblem(problem, error)
      }
    },
    [load],
  )
  useEffect(() => void act('Your workspaces cannot be listed', async () => {}), [act])
  const saveAs = (name: string) =>
    act('The workspace was not saved', async () => {
      if (!(await saveNamed(workspace, name, store.current))) {
        onDone()
        return confirm('Replace it?', `There is a workspace “${name}” already.`, 'Replace it', () => {
          void act('The workspace was not saved', () => replaceNamed(workspace, name, store.current))
        })
      }
      setTitle('')
      tell(`Saved as “${name}”`)
    })
  const open = (name: string) =>
    act('The workspace cannot be opened', async () => {
      const before = store.current
      const named = await readNamed(workspace, name)
      onDone()
      await show(named)
      tellUndo(`“${name}” is open`, () => void show(before))
    })
  const rename = (name: string, to: string) =>
    act('The workspace was not renamed', async () => {
      if (!(await renameNamed(workspace, name, to))) tell(`There is a workspace “${to}” already`)
    })
  const remove = (name: string) =>
    act('The workspace was not deleted', async () => {
      const was = await removeNamed(workspace, name)
      if (was === undefined) return tell(`“${name}” is deleted`)
      tellUndo(
        `“${name}” is deleted`,
        () => void act('The workspace was not saved', async () => void (await saveNamed(workspace, name, was))),
      )
    })
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const name = cleanTitle(title)
          if (name !== '') void saveAs(name)
        }}
      >
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label="Save as"
            style={{ flex: 1 }}
            maxLength={LONGEST_TITLE}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={cleanTitle(title) === ''}>
            Save
          </Button>
        </Group>
      </form>
      {titles === undefined || titles.length === 0 ? null : (
        <Stack gap={0} component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }} aria-label="Workspaces with a name">
          {titles.map((name) => (
            <Group key={name} component="li" gap="xs" wrap="nowrap">
              <Button variant="subtle" color="gray" justify="start" style={{ flex: 1, minWidth: 0 }} onClick={() => void open(name)}>
                {name}
              </Button>
              <EditInPlace
                value={name}
                label={`Name of ${name}`}
                empty=""
                shows="Rename"
                mayBeEmpty={false}
                longest={LONGEST_TITLE}
                onChange={(to) => cleanTitle(to) !== '' && void rename(name, cleanTitle(to))}
              />
              <ActionIcon size="sm" aria-label={`Delete ${name}`} onClick={() => void remove(name)}>
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
    </>
  )
}
