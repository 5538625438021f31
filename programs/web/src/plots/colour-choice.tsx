// Chooses what points are coloured by: labels, a number along a map, or words.

import { Group, Select } from '@mantine/core'
import type { ScaleKind } from './axis-scale.ts'
import { COLOUR_MAPS, type ColourMap } from './colour-maps.ts'
import type { Colourable } from './point-colouring.ts'
import { ScaleSwitch } from './scale-switch.tsx'

/** How points are coloured: plain data, so that it can be stored. What is left out is as in {@link BY_LABEL}. */
export interface ColourView {
  /** `label`, the name of a column, or an expression. */
  readonly colour?: string
  readonly colourMap?: ColourMap
  readonly colourKind?: ScaleKind
}

export const BY_LABEL = { colour: 'label', colourMap: 'viridis', colourKind: 'linear' } as const satisfies ColourView

interface ColourChoiceProps {
  readonly view: Required<ColourView>
  readonly names: Colourable
  /** Of a column that was chosen. */
  readonly kindFor: (name: string) => ScaleKind
  readonly onView: (view: ColourView) => void
}

export function ColourChoice({ view, names, kindFor, onView }: ColourChoiceProps) {
  const { colour, colourMap, colourKind } = view
  const isNumber = colour !== BY_LABEL.colour && !names.words.includes(colour)
  const known = colour === BY_LABEL.colour || !isNumber || names.numbers.includes(colour)
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        w={140}
        aria-label="Colours of the points"
        leftSectionWidth={46}
        leftSection={<span style={{ fontSize: 'var(--mantine-font-size-xs)' }}>colour</span>}
        value={colour}
        allowDeselect={false}
        searchable
        data={[
          { value: BY_LABEL.colour, label: 'label' },
          ...(known ? [] : [{ value: colour, label: colour }]),
          { group: 'Words and flags', items: [...names.words] },
          { group: 'Numbers', items: [...names.numbers] },
        ]}
        onChange={(name) =>
          name && onView({ ...view, colour: name, ...(names.numbers.includes(name) ? { colourKind: kindFor(name) } : {}) })
        }
      />
      {isNumber ? (
        <>
          <Select
            w={86}
            aria-label="Colour map"
            value={colourMap}
            allowDeselect={false}
            data={[...COLOUR_MAPS]}
            onChange={(map) => map && onView({ ...view, colourMap: map as ColourMap })}
          />
          <ScaleSwitch label="Colours" kind={colourKind} onKind={(kind) => onView({ ...view, colourKind: kind })} />
        </>
      ) : null}
    </Group>
  )
}
