// A fit being made: choices, new values beside the old ones, what is left over; kept as a statement or thrown away.

import type { NamedNumbers } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import type { FitChoice } from '@cirasa/finder'
import { countOf, significant } from '@cirasa/units'
import { Button, CloseButton, Group, Loader, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Result } from '../../catalogue/result.ts'
import { shortName } from '../../catalogue/short-name.ts'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { Problem } from '../../parts/problem.tsx'
import { nameAt, textAt } from '../../source/row-values.ts'
import classes from './editing.module.css'
import { fitNumbers, MOST_COMPONENTS, type SourceNumbers } from './fit-numbers.ts'
import { FitPictures } from './fit-pictures.tsx'
import { fitTable } from './fit-rows.ts'
import type { FitPlace, SourceFit, SourceFitter } from './source-fitter.ts'

interface FitPanelProps {
  readonly title: string
  readonly result: Result
  readonly fitter: SourceFitter
  readonly place: FitPlace
  /** Components of the run on the same island, which are compared; none for a new source. */
  readonly old: ArrayLike<number>
  /** True for a place that may be kept where nothing can be fitted. */
  readonly mayMark: boolean
  /** Gives the numbers of each source that the fit is of. */
  readonly onKeep: (fits: readonly SourceNumbers[]) => void
  readonly onDiscard: () => void
}

type Fitting =
  | { readonly stage: 'fitting' }
  | { readonly stage: 'done'; readonly fit: SourceFit }
  | { readonly stage: 'failed'; readonly error: unknown }

export function FitPanel({ title, result, fitter, place, old, mayMark, onKeep, onDiscard }: FitPanelProps) {
  // What a search would not take on its own is fitted where a person asks for one component.
  const [choice, setChoice] = useState<FitChoice>(mayMark ? { components: 1 } : {})
  const fitting = useFit(fitter, place, choice)
  useShortcuts('Fit', [{ keys: 'Escape', says: 'Discard the fit', run: onDiscard }])
  return (
    <section className={classes.panel} aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>{title}</Title>
        <CloseButton aria-label="Discard the fit" onClick={onDiscard} />
      </Group>
      <Stack gap={8}>
        <Choices choice={choice} onChoice={setChoice} />
        {fitting.stage === 'fitting' ? (
          <Group gap="xs" role="status">
            <Loader size="xs" />
            <Text size="xs">Fitting</Text>
          </Group>
        ) : fitting.stage === 'failed' ? (
          <>
            <Problem title="No fit came of it" error={fitting.error} />
            {mayMark && isNoIsland(fitting.error) ? <KeepPlace {...{ place, onKeep }} /> : null}
          </>
        ) : (
          <Outcome fit={fitting.fit} {...{ result, old, place, mayMark, onKeep, onDiscard }} />
        )}
      </Stack>
    </section>
  )
}

const isNoIsland = (error: unknown): boolean => isCodedError(error) && error.code === 'FINDER_NO_ISLAND'

function useFit(fitter: SourceFitter, place: FitPlace, choice: FitChoice): Fitting {
  const [fitting, setFitting] = useState<Fitting>({ stage: 'fitting' })
  useEffect(() => {
    const ending = new AbortController()
    setFitting({ stage: 'fitting' })
    fitter.fit(place, choice, ending.signal).then(
      (fit) => ending.signal.aborted || setFitting({ stage: 'done', fit }),
      (error: unknown) => ending.signal.aborted || setFitting({ stage: 'failed', error }),
    )
    return () => ending.abort()
  }, [fitter, place, choice])
  return fitting
}

function Choices({ choice, onChoice }: { readonly choice: FitChoice; readonly onChoice: (choice: FitChoice) => void }) {
  const counts = Array.from({ length: MOST_COMPONENTS }, (_, i) => String(i + 1))
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label="Components"
        value={choice.components === undefined ? 'auto' : String(choice.components)}
        onChange={(value) => onChoice({ ...choice, components: value === 'auto' ? undefined : Number(value) })}
        data={[{ value: 'auto', label: 'As many as it takes' }, ...counts]}
      />
      <SegmentedControl
        aria-label="Shape"
        value={choice.shape ?? 'chosen'}
        onChange={(shape) => onChoice({ ...choice, shape: shape as FitChoice['shape'] })}
        data={[
          { value: 'chosen', label: 'Any shape' },
          { value: 'beam', label: "The beam's" },
          { value: 'free', label: 'Free' },
        ]}
      />
    </Group>
  )
}

function KeepPlace({ place, onKeep }: Pick<FitPanelProps, 'place' | 'onKeep'>) {
  return (
    <Button variant="default" onClick={() => onKeep([{ name: undefined, numbers: { x: place.x, y: place.y } }])}>
      Keep the place without a fit
    </Button>
  )
}

type OutcomeProps = Pick<FitPanelProps, 'result' | 'old' | 'place' | 'mayMark' | 'onKeep' | 'onDiscard'> & { readonly fit: SourceFit }

function Outcome({ fit, result, old, place, mayMark, onKeep, onDiscard }: OutcomeProps) {
  const { refitted, noise, threshold, block } = fit
  const { components, chi2, ndf, exhausted } = refitted
  const isTooMany = refitted.sources.some((source) => source.components.length > MOST_COMPONENTS)
  const before = sourcesOf(result, old)
  const without = before.filter((name) => refitted.sources.every((source) => source.name !== name))
  const isNothing = components.length === 0
  return (
    <>
      {isNothing ? <Text>Nothing here stands out enough by itself: choose how many components there are.</Text> : null}
      <Values
        result={result}
        old={old}
        fresh={components.toSorted((a, b) => b.measured.flux_peak - a.measured.flux_peak).map(({ measured }) => measured)}
      />
      <Group align="start" wrap="nowrap">
        <FitPictures fit={fit} />
        <Stack gap={2}>
          <Text size="xs">
            {countOf(components.length, 'component')}, χ² {significant(chi2, 3)} for {countOf(ndf, 'degree')} of freedom
          </Text>
          <Text size="xs" c="dimmed">
            {noise === 'maps'
              ? 'Background and noise from the maps of the run.'
              : `Background and noise measured on ${block.width} × ${block.height} pixels around it${noise === 'run' ? ', at the level that the run has at the source' : ''}.`}
          </Text>
          <Text size="xs" c="dimmed">
            Pixels above {threshold} rms.
          </Text>
          {before.length > 1 ? (
            <Text size="xs">The island holds {before.length} sources of the run: the fit is of all of them, and kept for each.</Text>
          ) : null}
          {without.length > 0 && !isNothing ? (
            <Text size="xs">
              No component is left for {without.map((name) => shortName(name, result)).join(', ')}, which stays as the run has it: reject it
              if it is not there.
            </Text>
          ) : null}
          {exhausted ? <Text size="xs">The fit ran out of its budget: take fewer components.</Text> : null}
          {isTooMany ? <Text size="xs">More than {MOST_COMPONENTS} components cannot be kept: take fewer.</Text> : null}
        </Stack>
      </Group>
      <Group gap="xs">
        <Button disabled={isNothing || isTooMany} onClick={() => onKeep(fitNumbers(refitted))}>
          Keep
        </Button>
        {isNothing && mayMark ? <KeepPlace {...{ place, onKeep }} /> : null}
        <Button variant="default" onClick={onDiscard}>
          Discard
        </Button>
      </Group>
    </>
  )
}

/** The sources that some components belong to. */
const sourcesOf = ({ components }: Result, rows: ArrayLike<number>): string[] => [
  ...new Set(Array.from(rows, (row) => textAt(components, 'source_id', row))),
]

/** Old and new components below each other. */
export function Values({ result, old, fresh }: Pick<FitPanelProps, 'result' | 'old'> & { readonly fresh: readonly NamedNumbers[] }) {
  const { components } = result
  const { headings, rows } = fitTable(components, old, fresh, (row) => shortName(nameAt(components, row), result))
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            {headings.map(({ name, unit }) => (
              <Table.Th key={name} ta="right">
                {name}
                <Text size="xs" c="dimmed" fw={400}>
                  {unit}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, isNew, figures }) => (
            <Table.Tr key={name} fw={isNew ? 600 : 400}>
              <Table.Th scope="row" fw="inherit">
                {name}
              </Table.Th>
              {figures.map((figure, i) => (
                <Table.Td key={headings[i].name} ta="right">
                  {figure === undefined ? '–' : `${figure.value}${figure.error === undefined ? '' : ` ± ${figure.error}`}`}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
