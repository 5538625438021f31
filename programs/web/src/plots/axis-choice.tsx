// Chooses what is along an axis: a column from the list, or an expression that is typed.

import { Autocomplete, Group, Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FilterError } from '../catalogue/filter.ts'
import type { ScaleKind } from './axis-scale.ts'
import { ScaleSwitch } from './scale-switch.tsx'

interface AxisChoiceProps {
  /** Of the axis, for readers: `Across`. */
  readonly label: string
  readonly text: string
  readonly kind: ScaleKind
  readonly names: readonly string[]
  readonly problem: FilterError | undefined
  readonly onText: (text: string) => void
  readonly onKind: (kind: ScaleKind) => void
}

export function AxisChoice({ label, text, kind, names, problem, onText, onKind }: AxisChoiceProps) {
  const [draft, setDraft] = useState(text)
  useEffect(() => setDraft(text), [text])
  const commit = (value: string) => {
    if (value.trim() !== '' && value !== text) onText(value.trim())
  }
  return (
    <Group gap={4} wrap="nowrap" style={{ flex: 1, minWidth: 120 }}>
      <Tooltip
        label={
          problem === undefined
            ? `${label}: a column, or an expression such as log10(flux_int / flux_peak)`
            : `${problem.error} ${problem.suggestion ?? ''}`
        }
      >
        <Autocomplete
          style={{ flex: 1, minWidth: 0 }}
          aria-label={label}
          value={draft}
          error={problem !== undefined}
          data={[...names]}
          limit={40}
          // With a whole name in it the list is to choose another one.
          filter={({ options, search }) =>
            names.includes(search)
              ? options
              : options.filter((option) => 'label' in option && option.label.includes(search.trim().toLowerCase()))
          }
          onChange={setDraft}
          onOptionSubmit={commit}
          onBlur={() => commit(draft)}
          onKeyDown={(event) => event.key === 'Enter' && commit(draft)}
          spellCheck={false}
        />
      </Tooltip>
      <ScaleSwitch {...{ label, kind, onKind }} />
    </Group>
  )
}
