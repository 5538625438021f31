// A table of any length: only the rows in sight are made, and the next page is asked for before the end is reached.

import { Checkbox, Loader } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Picked } from './use-picked.ts'
import classes from './virtual-table.module.css'

/** A column of a table. */
export interface VirtualColumn<Item> {
  readonly title: string
  /** CSS pixels; columns without one share what is left. */
  readonly width?: number
  readonly align?: 'right'
  readonly cell: (item: Item) => ReactNode
}

interface VirtualTableProps<Item> {
  /** What the rows are, such as `Files`. */
  readonly label: string
  readonly items: readonly Item[]
  /** Rows on all pages. */
  readonly total: number
  readonly columns: readonly VirtualColumn<Item>[]
  readonly idOf: (item: Item) => string
  /** What a row is called for those who do not see it. */
  readonly nameOf: (item: Item) => string
  /** CSS pixels. */
  readonly rowHeight: number
  /** Narrower than this the table scrolls sideways, CSS pixels. */
  readonly minWidth: number
  readonly picked?: Picked
  /** Asks for the next page; undefined where there is none, or it is on its way. */
  readonly more?: (() => void) | undefined
}

/** Rows in a box that fills what is left of the page and scrolls by itself. */
export function VirtualTable<Item>(props: VirtualTableProps<Item>) {
  const { label, items, total, columns, idOf, rowHeight, minWidth, picked, more } = props
  const box = useRef<HTMLElement>(null)
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 8 })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= items.length - 20) more()
  }, [more, last, items.length])
  const before = shown[0]?.start ?? 0
  const after = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section ref={box} className={classes.box} aria-label={label} tabIndex={0}>
      <table className={classes.table} style={{ minWidth }} aria-rowcount={total + 1}>
        <colgroup>
          {picked ? <col style={{ width: 36 }} /> : null}
          {columns.map(({ title, width }) => (
            <col key={title} style={width === undefined ? undefined : { width: width + 16 }} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody>
          <Gap height={before} />
          {shown.map(({ index }) => (
            <Row key={idOf(items[index])} {...props} item={items[index]} index={index} />
          ))}
          <Gap height={after} />
        </tbody>
      </table>
      {more ? <Loader size="xs" m="sm" aria-label="More is coming" /> : null}
    </section>
  )
}

function Head<Item>({ label, items, columns, picked }: VirtualTableProps<Item>) {
  const all = picked && items.length > 0 && picked.ids.size === items.length
  return (
    <thead>
      <tr>
        {picked ? (
          <th scope="col">
            <Checkbox
              aria-label={`Pick all ${label.toLowerCase()}`}
              checked={all}
              indeterminate={!all && picked.ids.size > 0}
              onChange={picked.toggleAll}
            />
          </th>
        ) : null}
        {columns.map(({ title, align }) => (
          <th key={title} scope="col" data-align={align}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type RowProps<Item> = VirtualTableProps<Item> & { readonly item: Item; readonly index: number }

function Row<Item>({ item, index, columns, idOf, nameOf, rowHeight, picked }: RowProps<Item>) {
  const id = idOf(item)
  return (
    <tr aria-rowindex={index + 2} data-picked={picked?.ids.has(id) || undefined} style={{ height: rowHeight }}>
      {picked ? (
        <td>
          <Checkbox
            aria-label={`Pick ${nameOf(item)}`}
            checked={picked.ids.has(id)}
            onChange={(event) => picked.toggle(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </td>
      ) : null}
      {columns.map(({ title, align, cell }) => (
        <td key={title} data-align={align}>
          {cell(item)}
        </td>
      ))}
    </tr>
  )
}

/** Stands for the rows that are not made. */
const Gap = ({ height }: { readonly height: number }) => (height > 0 ? <tr aria-hidden style={{ height }} className={classes.gap} /> : null)
