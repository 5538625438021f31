// The panels beside the image, one at a time.

import { ScrollArea, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'

/** One panel. */
export interface PanelTab {
  readonly name: string
  readonly label: string
  readonly content: ReactNode
  /** True for a panel that fills its place and scrolls inside. */
  readonly fills?: boolean
}

interface SidePanelProps {
  readonly tabs: readonly PanelTab[]
  /** Which is open; kept by the caller, or here when left out. */
  readonly open?: string
  readonly onOpen?: (name: string) => void
}

/** Panels with tabs above them. */
export function SidePanel({ tabs, open, onOpen }: SidePanelProps) {
  const [own, setOwn] = useState(tabs[0]?.name)
  const current = tabs.some(({ name }) => name === open) ? open : own
  return (
    <Tabs
      value={current}
      onChange={(name) => {
        if (name === null) return
        setOwn(name)
        onOpen?.(name)
      }}
      keepMounted={false}
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <Tabs.List style={{ flexWrap: 'wrap' }}>
        {tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name} px={5} fz="xs">
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content, fills }) => (
        <Tabs.Panel
          key={name}
          value={name}
          style={{ flex: 1, minHeight: 0, display: name === current ? 'flex' : 'none', flexDirection: 'column' }}
        >
          {fills ? content : <ScrollArea style={{ flex: 1 }}>{content}</ScrollArea>}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
