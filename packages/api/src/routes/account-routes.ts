// Routes of what was used, and of what the service is.

import { AccountDays, DaysQuery, OwnAccount, ServiceAccount, ServiceInfo } from '../schemas/account.ts'
import { route } from './route.ts'

export const accountRoutes = {
  getAccount: route({
    method: 'GET',
    path: '/account',
    tag: 'account',
    summary: 'What you have used, and may use',
    answers: { 200: { description: 'Counters and quota.', schema: OwnAccount } },
    refuses: [],
    curl: 'curl $U/account',
  }),
  accountDays: route({
    method: 'GET',
    path: '/account/days',
    tag: 'account',
    summary: 'What you have used, day by day',
    query: DaysQuery,
    answers: { 200: { description: 'A sum for each day.', schema: AccountDays } },
    refuses: [],
    curl: 'curl "$U/account/days?days=30"',
  }),
  serviceInfo: route({
    method: 'GET',
    path: '/service',
    tag: 'service',
    summary: 'Version, limits, formats and features of the service',
    answers: { 200: { description: 'What the service is.', schema: ServiceInfo } },
    refuses: [],
    curl: 'curl $U/service',
  }),
  serviceAccount: route({
    method: 'GET',
    path: '/service/account',
    tag: 'account',
    summary: 'What everybody together has used',
    answers: { 200: { description: 'Counters.', schema: ServiceAccount } },
    refuses: [],
  }),
  serviceDays: route({
    method: 'GET',
    path: '/service/account/days',
    tag: 'account',
    summary: 'What everybody together has used, day by day',
    query: DaysQuery,
    answers: { 200: { description: 'A sum for each day.', schema: AccountDays } },
    refuses: [],
  }),
  openApi: route({
    method: 'GET',
    path: '/openapi.json',
    tag: 'service',
    summary: 'This API as OpenAPI 3.1',
    answers: { 200: { description: 'The document.', type: 'application/json' } },
    refuses: [],
    curl: 'curl $U/openapi.json',
  }),
  docs: route({
    method: 'GET',
    path: '/docs',
    tag: 'service',
    summary: 'This API as a page to read',
    answers: { 200: { description: 'The page.', type: 'text/html' } },
    refuses: [],
  }),
} as const
