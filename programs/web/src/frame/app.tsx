// The whole app: theme, caches and the router around the pages.

import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createAppRouter } from '../routes.tsx'
import { runJobFeed } from '../service/job-feed.ts'
import type { Service } from '../service/service.ts'
import { ServiceContext } from '../service/use-service.ts'
import { createShortcuts, ShortcutContext } from './shortcuts.ts'
import { cssVariables, theme } from './theme.ts'

/** The app over one service. */
export function App({ service }: { readonly service: Service }) {
  const [router] = useState(() => createAppRouter())
  const [shortcuts] = useState(createShortcuts)
  useEffect(() => {
    const stop = new AbortController()
    void runJobFeed(service, stop.signal)
    return () => stop.abort()
  }, [service])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={service.queries}>
        <ServiceContext value={service}>
          <ShortcutContext value={shortcuts}>
            <ModalsProvider>
              <Notifications position="bottom-left" />
              <RouterProvider router={router} />
            </ModalsProvider>
          </ShortcutContext>
        </ServiceContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
