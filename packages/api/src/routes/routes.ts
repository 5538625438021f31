// All routes of the native API by their names.

import { accountRoutes } from './account-routes.ts'
import { appRoutes } from './app-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { imageRoutes } from './image-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { statementRoutes } from './statement-routes.ts'
import { uploadRoutes } from './upload-routes.ts'
import { workspaceRoutes } from './workspace-routes.ts'

export const routes = {
  ...fileRoutes,
  ...uploadRoutes,
  ...appRoutes,
  ...jobRoutes,
  ...resultRoutes,
  ...imageRoutes,
  ...statementRoutes,
  ...workspaceRoutes,
  ...accountRoutes,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
