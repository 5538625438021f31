// Which address shows which page. Every page is a chunk of its own; the query of each address is read here into checked values.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { PageError } from './frame/page-error.tsx'
import { PageMissing } from './frame/page-missing.tsx'
import { PagePending } from './frame/page-pending.tsx'
import { flagOf, listOf, numberOf, oneOf, parseSearch, type RawSearch, stringifySearch, textOf } from './frame/search-values.ts'
import { Shell } from './frame/shell.tsx'
import { jobStates } from './service/job-states.ts'
import type { FileListFilter, JobListFilter } from './service/list-filters.ts'
import { readValidateSearch } from './validate/validate-search.ts'
import { readResultSearch } from './workspace/result-search.ts'
import { readViewSearch } from './workspace/view-search.ts'

interface DataSearch extends Pick<FileListFilter, 'search' | 'tag' | 'sort'> {
  /** True for what lies in the bin. */
  readonly bin?: true
}

interface NewRunSearch {
  /** Ids of files. */
  readonly files?: readonly string[]
  readonly app?: string
  /** The id of a job that is done again. */
  readonly from?: string
  readonly step?: 'files' | 'options' | 'summary'
}

interface JobsSearch extends JobListFilter {}

interface CompareSearch {
  /** Ids of jobs. */
  readonly a?: string
  readonly b?: string
  readonly table?: 'sources' | 'components'
  /** Arcsec. */
  readonly radius?: number
}

const fileOrders = ['newest', 'oldest', 'name', 'largest'] as const

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing })

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/dashboard/dashboard-page.tsx'), 'DashboardPage'),
})

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  validateSearch: (search: RawSearch): DataSearch => ({
    search: textOf(search.search),
    tag: textOf(search.tag),
    sort: oneOf(search.sort, fileOrders),
    bin: flagOf(search.bin),
  }),
  component: lazyRouteComponent(() => import('./pages/data/data-page.tsx'), 'DataPage'),
})

const file = createRoute({
  getParentRoute: () => root,
  path: '/data/$file',
  component: lazyRouteComponent(() => import('./pages/data/file-page.tsx'), 'FilePage'),
})

const newRun = createRoute({
  getParentRoute: () => root,
  path: '/new',
  validateSearch: (search: RawSearch): NewRunSearch => ({
    files: listOf(search.files),
    app: textOf(search.app),
    from: textOf(search.from),
    step: oneOf(search.step, ['files', 'options', 'summary']),
  }),
  component: lazyRouteComponent(() => import('./pages/new-run/new-run-page.tsx'), 'NewRunPage'),
})

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: (search: RawSearch): JobsSearch => ({
    search: textOf(search.search),
    tag: textOf(search.tag),
    state: oneOf(search.state, jobStates),
    batch: textOf(search.batch),
    input: textOf(search.input),
  }),
  component: lazyRouteComponent(() => import('./pages/jobs/jobs-page.tsx'), 'JobsPage'),
})

const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$job',
  component: lazyRouteComponent(() => import('./pages/jobs/job-page.tsx'), 'JobPage'),
})

const validate = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$job/validate',
  validateSearch: readValidateSearch,
  component: lazyRouteComponent(() => import('./validate/validate-page.tsx'), 'ValidatePage'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (search: RawSearch): CompareSearch => ({
    a: textOf(search.a),
    b: textOf(search.b),
    table: oneOf(search.table, ['sources', 'components']),
    radius: numberOf(search.radius),
  }),
  component: lazyRouteComponent(() => import('./pages/compare/compare-page.tsx'), 'ComparePage'),
})

const view = createRoute({
  getParentRoute: () => root,
  path: '/view',
  validateSearch: readViewSearch,
  component: lazyRouteComponent(() => import('./workspace/view-page.tsx'), 'ViewPage'),
})

const result = createRoute({
  getParentRoute: () => root,
  path: '/results/$job',
  validateSearch: readResultSearch,
  component: lazyRouteComponent(() => import('./workspace/result-page.tsx'), 'ResultPage'),
})

const tree = root.addChildren([dashboard, data, file, newRun, jobs, job, validate, compare, view, result])

/** The router of the app. */
export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
