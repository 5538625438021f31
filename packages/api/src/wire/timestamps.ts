// How the caesar-rest format writes times: local ones without a zone for jobs and files, HTTP dates for accounts.

/** ISO in the time zone of the service, with six decimals and without a zone: `2026-11-20T14:05:24.761000`. */
export function localTimestamp(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return `${local.toISOString().slice(0, -1)}000`
}

/** RFC 1123: `Fri, 20 Nov 2026 13:05:24 GMT`. */
export const httpDate = (at: number): string => new Date(at).toUTCString()
