// A field to search in: what is typed is told a moment later, so that not every letter asks the service.

import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type Ref, useEffect, useState } from 'react'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: number
  readonly ref?: Ref<HTMLInputElement>
}

/** @param props value and what it becomes */
export function SearchField({ label, value, onChange, width = 220, ref }: SearchFieldProps) {
  const [draft, setDraft] = useState(value)
  const tell = useDebouncedCallback(onChange, 250)
  useEffect(() => setDraft(value), [value])
  const write = (text: string) => {
    setDraft(text)
    tell(text)
  }
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={label}
      placeholder={label}
      value={draft}
      w={width}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={draft === '' ? null : <CloseButton size="xs" aria-label="Empty the search" onClick={() => write('')} />}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}
