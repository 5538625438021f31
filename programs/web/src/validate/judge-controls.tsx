// What can be said of the source in focus, as buttons that name their keys: accept, reject, later, a label, a note, undo.

import { Button, Group, Stack, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconClockPause, IconX } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { LabelDot } from '../statements/label-dot.tsx'
import type { LabelPalette } from '../statements/label-palette.ts'
import type { StatementStore } from '../statements/statement-store.ts'
import { useLabels } from '../statements/use-statements.ts'
import type { JudgingQueue } from './use-judging-queue.ts'
import classes from './validate.module.css'

interface JudgeControlsProps {
  readonly queue: JudgingQueue
  readonly store: StatementStore
  readonly palette: LabelPalette
  readonly target: string
  readonly noteField: RefObject<HTMLTextAreaElement | null>
}

const LONGEST_NOTE = 2000

export function JudgeControls({ queue, store, palette, target, noteField }: JudgeControlsProps) {
  const labels = useLabels(palette)
  const verdict = store.ownWord(target, 'verdict')
  const label = store.ownWord(target, 'label')
  const verdictButton = (value: 'accepted' | 'rejected') => ({
    variant: verdict === value ? 'filled' : 'default',
    'aria-pressed': verdict === value,
    onClick: () => queue.judge({ kind: 'verdict', value }),
  })
  return (
    <Stack gap={8}>
      <Group gap={6}>
        <Button {...verdictButton('accepted')} leftSection={<IconCheck size={14} />} rightSection={<Key name="a" />}>
          Accept
        </Button>
        <Button {...verdictButton('rejected')} leftSection={<IconX size={14} />} rightSection={<Key name="x" />}>
          Reject
        </Button>
        <Button variant="default" leftSection={<IconClockPause size={14} />} rightSection={<Key name="s" />} onClick={queue.later}>
          Later
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={14} />}
          rightSection={<Key name="Ctrl Z" />}
          disabled={!store.canUndo}
          onClick={queue.undo}
        >
          Undo
        </Button>
      </Group>
      <Group gap={6}>
        {labels.map((name, i) => (
          <Button
            key={name}
            variant={label === name ? 'light' : 'default'}
            aria-pressed={label === name}
            leftSection={<LabelDot number={palette.colourOf(name)} />}
            rightSection={<Key name={String(i + 1)} />}
            onClick={() => queue.judge({ kind: 'label', value: name })}
          >
            {name}
          </Button>
        ))}
      </Group>
      <NoteField
        key={target}
        note={store.ownWord(target, 'note') ?? ''}
        onNote={(value) => queue.judge({ kind: 'note', value })}
        field={noteField}
      />
    </Stack>
  )
}

/** The key of a button; screen readers hear of it from the help. */
function Key({ name }: { readonly name: string }) {
  return (
    <kbd aria-hidden className={classes.key}>
      {name}
    </kbd>
  )
}

interface NoteFieldProps {
  readonly note: string
  readonly onNote: (note: string | null) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

function NoteField({ note, onNote, field }: NoteFieldProps) {
  const [text, setText] = useState(note)
  useEffect(() => setText(note), [note])
  const save = () => {
    const value = text.trim().slice(0, LONGEST_NOTE)
    if (value !== note) onNote(value === '' ? null : value)
  }
  return (
    <Textarea
      ref={field}
      aria-label="Note"
      placeholder="A note (n); it is stored when you leave the field, with Escape or Ctrl Enter"
      autosize
      minRows={1}
      maxRows={4}
      maxLength={LONGEST_NOTE}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && event.key === 'Enter')) event.currentTarget.blur()
      }}
    />
  )
}
