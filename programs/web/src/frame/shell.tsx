// The frame around every page: a slim bar with the ways to go, what runs, and who one is; the page below it.

import { AppShell } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { Header } from './header.tsx'

/** The component of the root route. */
export function Shell() {
  return (
    <AppShell header={{ height: 44 }} padding={0}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <Header />
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
