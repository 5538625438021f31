// The reference of the API as one HTML page: no script, nothing fetched, so that it works where there is no network.

import { API_PREFIX, type Route, routeTags } from '../routes/route.ts'
import { type RouteName, routes } from '../routes/routes.ts'
import { exampleOf } from './example-of.ts'
import { type FieldWords, fieldsOf, refusalLines, requestFields } from './route-words.ts'

/** The page. `base` stands for `$U` in its examples, such as `http://127.0.0.1:8080/api/v1`. */
export function docsPage({ version, base }: { readonly version: string; readonly base: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>CIRASA API ${escaped(version)}</title><style>${STYLE}</style></head><body>
<nav aria-label="Chapters">${routeTags.map(contents).join('')}</nav>
<main><h1>CIRASA API <small>${escaped(version)}</small></h1>
<p>Everything below <code>${API_PREFIX}</code>; the same <a href="${API_PREFIX}/openapi.json">as OpenAPI 3.1</a>. Bodies and answers are JSON, times ISO 8601 in UTC,
sizes bytes, durations seconds. A refusal is <code>application/problem+json</code> with a stable <code>code</code> and a <code>remedy</code>. In the examples
<code>$U</code> is <code>${escaped(base)}</code>.</p>
<p>From an image to its catalogue: <a href="#putFile">upload</a> it, <a href="#submitJobs">submit</a> a job that names its id,
<a href="#jobEvents">watch</a> the job, fetch its <a href="#jobCatalogue">catalogue</a>.</p>
${routeTags.map((tag) => chapter(tag)).join('\n')}
</main></body></html>
`
}

/** For the header Content-Security-Policy: the page's own style and nothing else. */
export const DOCS_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const routesOf = (tag: string): readonly (readonly [RouteName, Route])[] =>
  (Object.entries(routes) as [RouteName, Route][]).filter(([, route]) => route.tag === tag)

function contents(tag: string): string {
  const items = routesOf(tag).map(([name, { method, path }]) => `<li><a href="#${name}"><b>${method}</b> ${escaped(shown(path))}</a></li>`)
  return `<h2>${tag}</h2><ul>${items.join('')}</ul>`
}

const chapter = (tag: string): string =>
  `<h2 id="${tag}">${tag}</h2>${routesOf(tag)
    .map(([name, route]) => section(name, route))
    .join('\n')}`

function section(name: string, route: Route): string {
  const { method, path, summary, description, body, answers, curl } = route
  const requested = body?.schema ? `<h4>Example of a body</h4><pre>${escaped(JSON.stringify(exampleOf(body.schema), null, 2))}</pre>` : ''
  return `<section id="${name}"><h3><b class="${method}">${method}</b> <code>${escaped(shown(path))}</code></h3>
<p>${marked(summary)}.${description ? ` ${marked(description)}` : ''}</p>
${fieldTable(requestFields(route))}${requested}
<h4>Answers</h4><dl>${Object.entries(answers)
    .map(([status, answer]) => `<dt>${status}</dt><dd>${marked(answer.description)}${answerOf(answer)}</dd>`)
    .join('')}
${refusalLines(route)
  .map(([status, meaning]) => `<dt>${status}</dt><dd>${escaped(meaning)}</dd>`)
  .join('')}</dl>
${curl ? `<pre class="call">${escaped(curl)}</pre>` : ''}</section>`
}

function answerOf({ schema, type, headers }: Route['answers'][number]): string {
  const media = type ?? (schema ? 'application/json' : '')
  const carried = Object.keys(headers ?? {}).map((name) => `<code>${name}</code>`)
  const example = schema
    ? `<details><summary>Example</summary><pre>${escaped(JSON.stringify(exampleOf(schema), null, 2))}</pre>${fieldTable(fieldsOf(schema, 'answer'))}</details>`
    : ''
  return ` <i>${escaped(media)}</i>${carried.length > 0 ? ` (headers ${carried.join(', ')})` : ''}${example}`
}

function fieldTable(fields: readonly FieldWords[]): string {
  if (fields.length === 0) return ''
  const rows = fields.map(
    ({ name, where, type, isNeeded, description }) =>
      `<tr><td><code>${escaped(name)}</code>${isNeeded && where !== 'answer' ? ' <em>needed</em>' : ''}</td><td>${where}</td><td>${escaped(type)}</td><td>${marked(description)}</td></tr>`,
  )
  return `<table><thead><tr><th>field</th><th>in</th><th>type</th><th>meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const shown = (path: string): string => path.replace('*}', '}')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Backquotes become code. */
const marked = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--ink:light-dark(#1a1a1a,#e8e8e8);--link:light-dark(#0b57a4,#7ab8ff)}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);display:grid;grid-template-columns:19rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;border-right:1px solid var(--line);font-size:.85rem}
nav h2{font-size:.85rem;margin:1rem 0 .25rem;text-transform:capitalize}nav ul{list-style:none;margin:0;padding:0}nav b{display:inline-block;width:5.5em;font-size:.75rem}
main{padding:1rem 2rem 4rem;max-width:62rem}main h2{text-transform:capitalize;margin-top:2.5rem;border-bottom:1px solid var(--line)}
section{margin:2rem 0;scroll-margin-top:1rem}h3{margin-bottom:.25rem}h3 b{font-size:.8em;padding:.1em .5em;border:1px solid var(--line);border-radius:.3em}h4{margin:1rem 0 .25rem}
a{color:var(--link);text-decoration:none}a:hover,a:focus{text-decoration:underline}
pre,table{overflow-x:auto;display:block;background:var(--soft);border-radius:.4em;padding:.6em .8em;font-size:.85rem}table{background:none;padding:0}
th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid var(--line)}dl{display:grid;grid-template-columns:4rem 1fr;margin:0}dd{margin:0 0 .4em}
@media(max-width:50rem){body{display:block}nav{position:static;height:auto}}`
