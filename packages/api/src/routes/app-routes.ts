// Routes of what can be run, and on what besides uploads.

import { App, AppList, AppName, DatasetList } from '../schemas/app.ts'
import { route } from './route.ts'

export const appRoutes = {
  listApps: route({
    method: 'GET',
    path: '/apps',
    tag: 'apps',
    summary: 'What a job can run',
    answers: { 200: { description: 'All apps.', schema: AppList } },
    refuses: [],
    curl: 'curl $U/apps',
  }),
  getApp: route({
    method: 'GET',
    path: '/apps/{name}',
    tag: 'apps',
    summary: 'One app with all of its options',
    params: AppName,
    answers: { 200: { description: 'The app.', schema: App } },
    refuses: [404],
    curl: 'curl $U/apps/caesar',
  }),
  listDatasets: route({
    method: 'GET',
    path: '/datasets',
    tag: 'apps',
    summary: 'Datasets that the service offers as input',
    answers: { 200: { description: 'All datasets.', schema: DatasetList } },
    refuses: [],
  }),
} as const
