// A word that is changed where it stands: click or Enter to write, Enter to keep, Escape to leave it.

import { Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './edit-in-place.module.css'

interface EditInPlaceProps {
  readonly value: string
  /** What it is, such as `Tag of scorpio.fits`. */
  readonly label: string
  /** Shown where there is none. */
  readonly empty: string
  readonly longest: number
  readonly onChange: (value: string) => void
  /** False where an empty word is none, such as for names. */
  readonly mayBeEmpty?: boolean
  /** Shown in place of the word, where the word stands beside it already. */
  readonly shows?: string
}

/** A text that can be edited where it is. */
export function EditInPlace({ value, label, empty, longest, onChange, mayBeEmpty = true, shows }: EditInPlaceProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const keep = () => {
    const word = draft?.trim() ?? ''
    setDraft(undefined)
    if (word !== value && (mayBeEmpty || word !== '')) onChange(word)
  }
  if (draft !== undefined)
    return (
      <TextInput
        aria-label={label}
        value={draft}
        maxLength={longest}
        autoFocus
        miw={120}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
    )
  return (
    <UnstyledButton
      fz="inherit"
      className={classes.word}
      aria-label={`${label}: ${value || empty}. ${shows ?? 'Change it'}.`}
      onClick={() => setDraft(value)}
    >
      <Group gap={4} wrap="nowrap">
        <Text span inherit truncate c={value === '' || shows ? 'dimmed' : undefined}>
          {shows ?? (value || empty)}
        </Text>
        <IconPencil size={12} className={classes.pencil} aria-hidden />
      </Group>
    </UnstyledButton>
  )
}
