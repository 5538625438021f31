// Use-cases of accounting: what one caller and all together use, and what may be used.

import type { ServiceParts } from './parts.ts'
import type { AccountingUseCases } from './service.ts'

const MOST_DAYS = 3660

/** The use-cases of accounting on these parts. */
export function accountingUseCases({ records, settings }: ServiceParts): AccountingUseCases {
  return {
    ownAccount: async ({ owner }) => ({ account: await records.accounts.of(owner), quota: settings.quota }),
    serviceAccount: () => records.accounts.total(),
    accountDays: ({ owner }, days, whose = 'own') =>
      records.accounts.days(Math.max(1, Math.min(Math.trunc(days), MOST_DAYS)), whose === 'own' ? owner : undefined),
  }
}
