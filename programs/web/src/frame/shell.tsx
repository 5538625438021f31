// The frame around every page: a slim bar with the ways to go, what runs, and who one is; the page below it.

import { AppShell } from '@mantine/core'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { DropTarget } from './drop-target.tsx'
import { Header } from './header.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useShortcutSet, useShortcuts } from './shortcuts.ts'
import { UploadTray } from './upload-tray.tsx'

/** The component of the root route. */
export function Shell() {
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const navigate = useNavigate()
  const shortcuts = useShortcutSet()
  useEffect(() => {
    const handle = (event: KeyboardEvent) => shortcuts.handle(event)
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [shortcuts])
  useShortcuts('Everywhere', [
    { keys: '?', says: 'Show the keys', run: () => setIsHelpOpen(true) },
    { keys: 'g d', says: 'Go to the dashboard', run: () => void navigate({ to: '/' }) },
    { keys: 'g f', says: 'Go to the files', run: () => void navigate({ to: '/data' }) },
    { keys: 'g n', says: 'Begin a new run', run: () => void navigate({ to: '/new' }) },
    { keys: 'g j', says: 'Go to the jobs', run: () => void navigate({ to: '/jobs' }) },
  ])
  return (
    <AppShell header={{ height: 44 }} padding={0}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <Header onHelp={() => setIsHelpOpen(true)} />
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
      <UploadTray />
      <DropTarget />
      <KeyboardHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </AppShell>
  )
}
