// The service in components.

import type { Client } from '@cirasa/client'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Service } from './service.ts'
import type { Upload } from './uploads.ts'

export const ServiceContext = createContext<Service | undefined>(undefined)

/** The service of the app. */
export function useService(): Service {
  const service = use(ServiceContext)
  if (!service) throw new Error('useService is called outside of the app')
  return service
}

/** The client of the app. */
export const useClient = (): Client => useService().client

/** Whether the service answers. */
export function useIsUp(): boolean {
  const { connection } = useService()
  return useSyncExternalStore(connection.subscribe, connection.isUp)
}

/** Files on their way, and those that have just arrived. */
export function useUploads(): readonly Upload[] {
  const { uploads } = useService()
  return useSyncExternalStore(uploads.subscribe, uploads.items)
}

/** The name of the person; empty until it was given. */
export function usePersonName(): string {
  const { person } = useService()
  return useSyncExternalStore(person.subscribe, person.name)
}
