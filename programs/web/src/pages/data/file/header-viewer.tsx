// The headers of a file: each HDU, searched as one types.

import type { File } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Group, Select, Skeleton, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { useShortcuts } from '../../../frame/shortcuts.ts'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Problem } from '../../../parts/problem.tsx'
import { SearchField } from '../../../parts/search-field.tsx'
import { useFileHeader } from '../../../service/file-queries.ts'
import { cardParts } from './card-parts.ts'
import { hduText } from './hdu-text.ts'
import classes from './header-viewer.module.css'

export function HeaderViewer({ file: { id, metadata } }: { readonly file: File }) {
  const hdus = metadata?.hdus ?? []
  if (hdus.length === 0)
    return (
      <Panel title="Header">
        <EmptyState title="No header" says="This file is no FITS file, or its headers could not be read." />
      </Panel>
    )
  return <Headers id={id} hdus={hdus} first={metadata?.image?.hdu ?? 0} />
}

type Hdus = NonNullable<NonNullable<File['metadata']>['hdus']>

function Headers({ id, hdus, first }: { readonly id: string; readonly hdus: Hdus; readonly first: number }) {
  const [hdu, setHdu] = useState(first)
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { data: text, error } = useFileHeader(id, hdu)
  const cards = useMemo(() => text?.split('\n').filter((card) => card.trim() !== '') ?? [], [text])
  const found = useMemo(() => cards.filter((card) => card.toLowerCase().includes(search.toLowerCase())), [cards, search])
  useShortcuts('Header', [{ keys: '/', says: 'Search the header', run: () => field.current?.focus() }])
  return (
    <Panel
      title="Header"
      after={
        <Group gap="xs" wrap="nowrap">
          <Text c="dimmed" role="status">
            {search === '' ? countOf(cards.length, 'card') : `${found.length} of ${countOf(cards.length, 'card')}`}
          </Text>
          <SearchField ref={field} label="Search the header" value={search} onChange={setSearch} width={200} />
          <Select
            aria-label="HDU"
            data={hdus.map((one) => ({ value: String(one.index), label: hduText(one) }))}
            value={String(hdu)}
            allowDeselect={false}
            w={230}
            onChange={(value) => setHdu(Number(value))}
          />
        </Group>
      }
    >
      {error ? <Problem error={error} /> : null}
      {text === undefined && !error ? <Skeleton h={320} /> : null}
      {text === undefined ? null : <Cards cards={found} search={search} />}
    </Panel>
  )
}

const LINE = 18

function Cards({ cards, search }: { readonly cards: readonly string[]; readonly search: string }) {
  const box = useRef<HTMLElement>(null)
  const lines = useVirtualizer({ count: cards.length, getScrollElement: () => box.current, estimateSize: () => LINE, overscan: 20 })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section ref={box} className={classes.box} tabIndex={0} aria-label="Cards of the header">
      <div style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {lines.getVirtualItems().map(({ index, start, key }) => {
          const { keyword, value, comment } = cardParts(cards[index])
          return (
            <div key={key} className={classes.card} style={{ transform: `translateY(${start}px)`, height: LINE }}>
              <span className={classes.keyword}>{marked(keyword, search)}</span>
              <span>{marked(value, search)}</span>
              <span className={classes.comment}>{marked(comment, search)}</span>
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** The text with what was searched for marked. */
function marked(text: string, search: string) {
  const at = search === '' ? -1 : text.toLowerCase().indexOf(search.toLowerCase())
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + search.length)}</mark>
      {text.slice(at + search.length)}
    </>
  )
}
