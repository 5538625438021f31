// Which HTTP status each coded error has: one table, for both faces.

/** Exact codes first. */
const byCode: Readonly<Record<string, number>> = {
  SERVER_NO_SUCH_FILE: 404,
  SERVER_NO_SUCH_JOB: 404,
  SERVER_NO_SUCH_APP: 404,
  SERVER_NO_SUCH_DATASET: 404,
  SERVER_NO_SUCH_PRODUCT: 404,
  SERVER_NO_SUCH_UPLOAD: 404,
  SERVER_UPLOAD_OFFSET: 409,
  SERVER_UPLOAD_GONE: 410,
  SERVER_UPLOAD_PROTOCOL: 412,
  SERVER_TOO_MANY_UPLOADS: 429,
  SERVER_NO_SUCH_SOURCE: 404,
  SERVER_NO_CATALOGUE: 404,
  SERVER_NO_TABLE: 404,
  SERVER_NO_SUCH_ROUTE: 404,
  SERVER_METHOD_NOT_ALLOWED: 405,
  SERVER_BAD_REQUEST: 400,
  SERVER_NOT_JSON: 400,
  SERVER_NOT_MULTIPART: 400,
  SERVER_UNSUPPORTED_TYPE: 415,
  SERVER_NO_FILE_NAME: 400,
  SERVER_EMPTY_FILE: 400,
  SERVER_NOT_AN_INPUT: 415,
  SERVER_NO_INPUT: 422,
  SERVER_TOO_MANY_INPUTS: 422,
  SERVER_INPUT_FORMAT: 422,
  SERVER_PATH_NOT_ALLOWED: 403,
  SERVER_LIMIT_TOO_HIGH: 422,
  SERVER_NOT_ENDED: 409,
  SERVER_RANGE_NOT_SATISFIABLE: 416,
  SERVER_TOO_MANY_REQUESTS: 429,
  SERVER_TOO_LARGE: 413,
  SERVER_UNKNOWN_HOST: 421,
  SERVER_CROSS_SITE: 403,
  SERVER_DISK_FULL: 507,
  SERVER_NOT_READY: 503,
  SERVER_INTERNAL: 500,
  JOBS_NO_SUCH_TRANSITION: 409,
  JOBS_STILL_RUNNING: 409,
  JOBS_TOO_LARGE: 413,
  JOBS_NO_SUCH_FILE: 404,
  JOBS_INPUT_GONE: 409,
  JOBS_QUOTA_BYTES: 413,
  JOBS_QUOTA_JOBS: 429,
  JOBS_QUOTA_CONCURRENT: 429,
  JOBS_STORE_UNAVAILABLE: 503,
  STORE_DISK_FULL: 507,
  STORE_BAD_CURSOR: 400,
  STORE_BAD_LIMIT: 400,
  STORE_BAD_RANGE: 416,
}

/** What the code begins with, for errors that name what is wrong with an option or with the content of a file. */
const byPrefix: readonly (readonly [string, number])[] = [
  ['APPS_', 422],
  ['API_', 400],
  ['WIRE_', 400],
  ['STORE_BAD_', 400],
  ['FITS_', 422],
  ['WCS_', 422],
  ['IMAGE_', 422],
  ['FINDER_', 422],
  ['CATALOG_', 422],
  ['FILE_', 422],
]

/** The status of an error's code; 500 for one that nobody expected a request to cause. */
export function httpStatus(code: string): number {
  return byCode[code] ?? byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 500
}
