// The service itself in components: what it is, what can be run, what was used.

import { useQuery } from '@tanstack/react-query'
import { queryKeys } from './query-keys.ts'
import { useClient } from './use-service.ts'

/** Apps and limits change with the version of the service only. */
const RARELY = 10 * 60_000

/** Version, limits, formats. */
export function useServiceInfo() {
  const client = useClient()
  return useQuery({ queryKey: queryKeys.service, queryFn: ({ signal }) => client.service(signal), staleTime: RARELY })
}

/** What can be run. */
export function useApps() {
  const client = useClient()
  return useQuery({ queryKey: queryKeys.apps, queryFn: ({ signal }) => client.apps.list(signal), staleTime: RARELY })
}

/** One app with its options. */
export function useApp(name: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: queryKeys.app(name ?? ''),
    queryFn: ({ signal }) => client.apps.get(name ?? '', signal),
    enabled: name !== undefined,
    staleTime: RARELY,
  })
}

/** What was used and what may be. */
export function useAccount() {
  const client = useClient()
  return useQuery({ queryKey: queryKeys.account, queryFn: ({ signal }) => client.account.own(signal) })
}

/** What was used, day by day, oldest first. */
export function useAccountDays(days: number) {
  const client = useClient()
  return useQuery({ queryKey: queryKeys.accountDays(days), queryFn: ({ signal }) => client.account.days(days, signal) })
}
