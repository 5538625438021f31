// What a browser shows where the web app is not built: how to build it, and what there is without it.

import { API_PREFIX } from '@cirasa/api'

/** Plain HTML without anything to load. */
export const notBuiltPage = (): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>CIRASA</title>
  </head>
  <body>
    <h1>CIRASA</h1>
    <p>The service runs, but its pages are not built. <code>npm start</code> builds them; then reload this page.</p>
    <p>The <a href="${API_PREFIX}/docs">API</a> works without them.</p>
  </body>
</html>
`
