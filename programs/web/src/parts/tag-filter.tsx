// Narrows a list to one tag.

import { Autocomplete, CloseButton } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'

interface TagFilterProps {
  readonly value: string | undefined
  /** Tags that are suggested, in any order and number. */
  readonly known: readonly string[]
  readonly onChange: (tag: string | undefined) => void
}

/** A tag is taken when it is chosen, or with Enter. */
export function TagFilter({ value, known, onChange }: TagFilterProps) {
  const [draft, setDraft] = useState(value ?? '')
  useEffect(() => setDraft(value ?? ''), [value])
  const data = useMemo(() => [...new Set(known.filter((tag) => tag !== ''))].toSorted(), [known])
  const take = (tag: string) => onChange(tag.trim() || undefined)
  return (
    <Autocomplete
      aria-label="Only with this tag"
      placeholder="Tag"
      data={data}
      value={draft}
      w={150}
      leftSection={<IconTag size={14} aria-hidden />}
      rightSection={value === undefined ? null : <CloseButton size="xs" aria-label="Any tag" onClick={() => take('')} />}
      onChange={setDraft}
      onOptionSubmit={take}
      onBlur={() => take(draft)}
      onKeyDown={(event) => event.key === 'Enter' && take(draft)}
    />
  )
}
