// What the pages of the web app may load and ask: their own parts and this service, and services on the sky only where the operator allows it.

/** Services that pages may ask about what is known at a place on the sky. */
export const SKY_SERVICES = ['https://vizier.cds.unistra.fr', 'https://tapvizier.cds.unistra.fr', 'https://simbad.cds.unistra.fr'] as const

/** The header Content-Security-Policy of pages. */
export function pagePolicy(queryOrigins: readonly string[]): string {
  return [
    "default-src 'self'",
    // The components of pages set sizes and colours on their elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...queryOrigins].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
