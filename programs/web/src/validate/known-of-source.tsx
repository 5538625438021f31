// What is known of the source that is judged, in a narrow column: its name and figures, its flags in words, where it is, what others say.

import type { Opinion } from '@cirasa/catalog'
import { Group, Text, Title } from '@mantine/core'
import type { Result } from '../catalogue/result.ts'
import { shortName } from '../catalogue/short-name.ts'
import { Facts } from '../parts/facts.tsx'
import { TextLink } from '../parts/links.tsx'
import { SkyPosition } from '../parts/sky-position.tsx'
import { fitValues } from '../source/fit-values.ts'
import { Flags } from '../source/measured.tsx'
import { nameAt, numberAt } from '../source/row-values.ts'
import { Section } from '../source/section.tsx'
import type { StatementStore } from '../statements/statement-store.ts'
import { FinderPicture } from './finder-picture.tsx'
import classes from './validate.module.css'

interface KnownOfSourceProps {
  readonly result: Result
  readonly row: number
  readonly store: StatementStore
  /** The name of the person, whose own words are shown elsewhere. */
  readonly person: string
  /** Whether the words of others are hidden. */
  readonly isBlind: boolean
  readonly field: number
}

/** Names of the figures that count when one judges. */
const KEY_FIGURES = ['Peak flux', 'Flux density', 'S/N', 'Major axis', 'Minor axis', 'Position angle', 'Local rms', 'Pixels']

export function KnownOfSource({ result, row, store, person, isBlind, field }: KnownOfSourceProps) {
  const { sources, componentsOf, job } = result
  const name = nameAt(sources, row)
  const figures = fitValues(sources, row).filter((figure) => KEY_FIGURES.includes(figure.name))
  const components = componentsOf.starts[row + 1] - componentsOf.starts[row]
  return (
    <>
      <div>
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{shortName(name, result)}</Title>
          <TextLink to="/results/$job" params={{ job: job.id }} search={{ source: name, panel: 'source' }} fz="xs">
            Open in the result
          </TextLink>
        </Group>
        <SkyPosition ra={numberAt(sources, 'ra', row)} dec={numberAt(sources, 'dec', row)} />
      </div>
      <Facts
        facts={[
          ...figures.map(
            ({ name: what, value, error, unit }) => [what, `${value}${error === undefined ? '' : ` ± ${error}`} ${unit}`] as const,
          ),
          ['Components', String(components)],
        ]}
      />
      <Flags table={sources} row={row} />
      <FinderPicture result={result} row={row} field={field} />
      <Section title="What others say">
        {isBlind ? (
          <Text size="xs" c="dimmed">
            Shown when you have judged it.
          </Text>
        ) : (
          <Others opinions={store.opinionsOn(name)} person={person} />
        )}
      </Section>
    </>
  )
}

function Others({ opinions, person }: { readonly opinions: ReadonlyMap<string, Opinion>; readonly person: string }) {
  const others = [...opinions].filter(([by, { label, verdict, note }]) => by !== person && (label ?? verdict ?? note) !== undefined)
  if (others.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        Nothing yet.
      </Text>
    )
  }
  return (
    <ul className={classes.people}>
      {others.map(([by, { label, verdict, note }]) => (
        <li key={by}>
          <b>{by}</b>: {[label?.value, verdict?.value, note && `“${note.value}”`].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  )
}
