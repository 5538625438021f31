// Use-cases of what can be run and on what: apps and datasets.

import { serverErrors } from '../errors.ts'
import type { ServiceParts } from './parts.ts'
import type { AppUseCases } from './service.ts'

/** The use-cases of apps and datasets on these parts. */
export function appUseCases({ apps, settings }: ServiceParts): AppUseCases {
  const datasets = Object.freeze(settings.datasets.map(({ id, description }) => Object.freeze({ id, description })))
  return {
    listApps: () => apps.manifests,
    getApp: (name) => {
      const app = apps.manifests.find((manifest) => manifest.name === name)
      if (!app) throw serverErrors.NO_SUCH_APP({ app: name })
      return app
    },
    listDatasets: () => datasets,
  }
}
