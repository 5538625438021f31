// The contract: schemas of requests and answers, the table of routes, and the document made from them.

export { DOCS_POLICY, docsPage } from './openapi/docs-page.ts'
export { exampleOf } from './openapi/example-of.ts'
export { type OpenApiDocument, openApiDocument, refusalMeaning } from './openapi/open-api-document.ts'
export { apiReference } from './openapi/reference-page.ts'
export {
  type AnswerOf,
  API_PREFIX,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type Route,
  type RouteBody,
  type RouteTag,
  refusalsOf,
  routeTags,
} from './routes/route.ts'
export { type RouteName, type Routes, routes } from './routes/routes.ts'
export type { OwnAccount, ServiceInfo } from './schemas/account.ts'
export type { App } from './schemas/app.ts'
export type { CatalogueFormat, CatalogueRows, CatalogueTable } from './schemas/catalogue.ts'
export type { JobLogEvent, JobRemovedEvent } from './schemas/event.ts'
export type { File, FileChange, FilePage } from './schemas/file.ts'
export type { ImageView } from './schemas/image.ts'
export type { Job, JobChange, JobPage, Rerun, Submission } from './schemas/job.ts'
export { Problem } from './schemas/problem.ts'
export type { Product } from './schemas/product.ts'
export {
  type LabelledFormat,
  MOST_CUTOUTS,
  MOST_STATEMENT_BYTES,
  MOST_STATEMENTS,
  MOST_STATEMENTS_AT_ONCE,
  type NewStatement,
  type NewStatements,
  type Statement,
  type StatementPage,
  type StatementSummary,
} from './schemas/statement.ts'
export { MOST_WORKSPACE_BYTES, MOST_WORKSPACES, type Workspace, type WorkspaceDocument } from './schemas/workspace.ts'
