// Below the table: how many rows there are, pass and are selected, and what can be done with the selection.

import { countText } from '@cirasa/units'
import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Selection } from '../selection/selection.ts'
import { useSelectedCount, useVisible } from '../selection/use-selection.ts'
import classes from './table.module.css'

interface TableFooterProps {
  readonly selection: Selection
  readonly isSexagesimal: boolean
  readonly onSexagesimal: (isSexagesimal: boolean) => void
  readonly children?: ReactNode
}

export function TableFooter({ selection, isSexagesimal, onSexagesimal, children }: TableFooterProps) {
  const visible = useVisible(selection)
  const count = useSelectedCount(selection)
  const button = { variant: 'subtle', size: 'compact-xs', color: 'gray' } as const
  return (
    <div className={classes.footer}>
      <Text size="xs" role="status">
        {visible.length === selection.rows
          ? `${countText(selection.rows)} rows`
          : `${countText(visible.length)} of ${countText(selection.rows)} rows pass`}
        {count > 0 ? ` · ${countText(count)} selected` : ''}
      </Text>
      <Button {...button} onClick={() => selection.selectAllVisible()}>
        Select all
      </Button>
      <Button {...button} onClick={() => selection.invert()}>
        Invert
      </Button>
      <Button {...button} onClick={() => selection.clear()} disabled={count === 0}>
        Select none
      </Button>
      <span style={{ flex: 1 }} />
      {children}
      <Button {...button} onClick={() => onSexagesimal(!isSexagesimal)}>
        {isSexagesimal ? 'Degrees' : 'Sexagesimal'}
      </Button>
    </div>
  )
}
