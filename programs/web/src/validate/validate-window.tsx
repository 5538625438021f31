// One source at a time, made for the keyboard: large cutouts, what is known, what can be said, and how far one has come.

import { Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Result } from '../catalogue/result.ts'
import { shortName } from '../catalogue/short-name.ts'
import { useShortcuts } from '../frame/shortcuts.ts'
import { CutoutStore } from '../gallery/cutout-store.ts'
import { useClient } from '../service/use-service.ts'
import type { LabelPalette } from '../statements/label-palette.ts'
import type { StatementStore } from '../statements/statement-store.ts'
import { useLabels } from '../statements/use-statements.ts'
import { useImageView, viewedImage } from '../workspace/image-views.ts'
import { searchedImage } from '../workspace/searched-image.ts'
import type { WorkTable } from '../workspace/use-result.ts'
import { AgreementPanel } from './agreement-panel.tsx'
import { AllJudged, EmptyQueue } from './all-judged.tsx'
import { JudgeControls } from './judge-controls.tsx'
import { JudgedCutouts } from './judged-cutouts.tsx'
import { KnownOfSource } from './known-of-source.tsx'
import { GoingOnChoice, QueueBar } from './queue-bar.tsx'
import { nextOpen, stepFrom } from './queue-steps.ts'
import { TakeAway } from './take-away.tsx'
import { type ChangeSearch, type JudgingQueue, useJudgingQueue } from './use-judging-queue.ts'
import classes from './validate.module.css'
import { FIELDS, USUAL_FIELD, type ValidateSearch } from './validate-search.ts'

interface ValidateWindowProps {
  readonly result: Result
  readonly work: WorkTable
  readonly store: StatementStore
  readonly palette: LabelPalette
  readonly person: string
  readonly search: ValidateSearch
  readonly onSearch: ChangeSearch
  /** Of the statements: what is shown is made anew with each. */
  readonly version: number
}

export function ValidateWindow(props: ValidateWindowProps) {
  const { result, work, store, palette, person, search, onSearch } = props
  const { job } = result
  const queue = useJudgingQueue({ job: job.id, work, store, search, onSearch })
  const labels = useLabels(palette)
  const noteField = useRef<HTMLTextAreaElement>(null)
  useJudgingKeys(queue, labels, () => noteField.current?.focus())
  const { names, selection } = work
  const isBlindFor = (row: number) => search.others !== true && queue.judged.isOpen(row)
  const exports = <TakeAway job={job.id} store={store} person={person} labels={labels} />
  const agreement = (
    <AgreementPanel
      job={job.id}
      shortNameOf={(target) => shortName(target, result)}
      mayTell={(target) => {
        const row = names.indexOf(target)
        return row < 0 || !isBlindFor(row)
      }}
      onGo={(target) => {
        const row = names.indexOf(target)
        if (row >= 0) selection.focus(row)
        onSearch({ end: undefined })
      }}
    />
  )
  const { row, rows, hasOpen } = queue
  const isEnd = search.end === true || (rows.length === 0 && queue.progress.judged > 0)
  return (
    <>
      <QueueBar {...{ queue, work, search, onSearch }} />
      {isEnd ? (
        <AllJudged
          {...{ store, names, hasOpen, exports, agreement }}
          job={job.id}
          rows={queue.inScope}
          progress={queue.progress}
          onBack={(all) => onSearch({ end: undefined, ...(all ? { show: 'all' } : {}) })}
        />
      ) : row === undefined ? (
        <EmptyQueue
          search={search.filter ? `The filter “${search.filter}” and the choice let none through.` : 'The choice lets none through.'}
          onAll={() => onSearch({ show: 'all', filter: undefined })}
        />
      ) : (
        <div className={classes.body}>
          <OneSource {...props} queue={queue} row={row} noteField={noteField} />
          <aside className={classes.known} aria-label="Known of the source">
            <KnownOfSource {...{ result, row, store, person }} isBlind={isBlindFor(row)} field={search.field ?? USUAL_FIELD} />
            {agreement}
          </aside>
        </div>
      )}
    </>
  )
}

type OneSourceProps = ValidateWindowProps & {
  readonly queue: JudgingQueue
  readonly row: number
  readonly noteField: React.RefObject<HTMLTextAreaElement | null>
}

function OneSource({ result, work, store, palette, search, onSearch, queue, row, noteField }: OneSourceProps) {
  const client = useClient()
  const { job } = result
  const cutouts = useMemo(() => new CutoutStore(client, job.id), [client, job.id])
  const [hasMarks, setMarks] = useState(true)
  const field = search.field ?? USUAL_FIELD
  const setField = (to: number) => onSearch({ field: to === USUAL_FIELD ? undefined : to })
  const zoom = (by: number) => setField(FIELDS[Math.min(FIELDS.length - 1, Math.max(0, FIELDS.indexOf(field as 48) + by))])
  useShortcuts('Cutouts', [
    { keys: 'e', says: 'Show or hide the ellipses', run: () => setMarks((before) => !before) },
    { keys: '+', says: 'Closer', run: () => zoom(-1) },
    { keys: '-', says: 'Further away', run: () => zoom(1) },
  ])
  const place = Array.prototype.indexOf.call(queue.rows, row)
  const next = nextOpen({ rows: queue.rows, isOpen: queue.judged.isOpen, later: [] }, row) ?? stepFrom(queue.rows, row, 1)
  return (
    <section className={classes.judging} aria-label="The source to judge">
      <JudgedCutouts {...{ result, row, next, cutouts, field, hasMarks }} wcs={useSky(result)} isSame={search.same === true} />
      <Group gap="md">
        <SegmentedControl
          aria-label="Field, pixels"
          value={String(field)}
          onChange={(value) => setField(Number(value))}
          data={FIELDS.map((value) => ({ value: String(value), label: `${value} px` }))}
        />
        <SegmentedControl
          aria-label="Stretch"
          value={search.same === true ? 'same' : 'own'}
          onChange={(value) => onSearch({ same: value === 'same' || undefined })}
          data={[
            { value: 'own', label: 'Own stretch' },
            { value: 'same', label: 'Same for all' },
          ]}
        />
        <Switch label="Ellipses (e)" checked={hasMarks} onChange={({ currentTarget }) => setMarks(currentTarget.checked)} />
        <GoingOnChoice {...{ search, onSearch }} />
        <Text size="xs" c="dimmed" ml="auto">
          {place + 1} of {queue.rows.length} in the queue
        </Text>
      </Group>
      <JudgeControls {...{ queue, store, palette, noteField }} target={work.names[row]} />
    </section>
  )
}

/** The sky of the image that was searched, where the service still has it: ellipses are drawn by it. */
function useSky(result: Result) {
  const { data: view } = useImageView(searchedImage(result))
  const { name } = result.run.image
  return useMemo(() => view && viewedImage(view, name).wcs, [view, name])
}

function useJudgingKeys(queue: JudgingQueue, labels: readonly string[], onNote: () => void): void {
  useShortcuts('Judging', [
    ...labels.map((label, i) => ({
      keys: String(i + 1),
      says: `Label: ${label}`,
      run: () => queue.judge({ kind: 'label', value: label }),
    })),
    { keys: '0', says: 'Take the label away', run: () => queue.judge({ kind: 'label', value: null }) },
    { keys: 'a', says: 'Accept, or take it back', run: () => queue.judge({ kind: 'verdict', value: 'accepted' }) },
    { keys: 'x', says: 'Reject, or take it back', run: () => queue.judge({ kind: 'verdict', value: 'rejected' }) },
    { keys: 's', says: 'Later: it comes again when no others wait', run: queue.later },
    { keys: 'n', says: 'Write a note', run: onNote },
    { keys: 'j', says: 'Next source', run: () => queue.step(1) },
    { keys: 'k', says: 'Previous source', run: () => queue.step(-1) },
    { keys: 'mod+z', says: 'Undo', run: queue.undo },
    { keys: 'mod+Z', says: 'Redo', run: queue.redo },
  ])
}
