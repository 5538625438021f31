// The document of the API: every reference leads somewhere, every route is in it once, every operation says how it can end.

import { describe, expect, it } from 'vitest'
import { docsPage, exampleOf, openApiDocument, type Route, refusalsOf, routes } from '../src/index.ts'

type Document = {
  paths: Record<string, Record<string, { operationId: string; responses: object; parameters: { name: string; in: string }[] }>>
  components: { schemas: object }
}

describe('the OpenAPI document', () => {
  const document = openApiDocument({ version: '1.2.3' }) as Document

  it('has a schema for every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(references.length).toBeGreaterThan(50)
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
  })

  it('has every route once, with the parameters of its path and all of its statuses', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    )
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(routes).toSorted())
    for (const { path, operationId, parameters, responses } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect(inPath.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted())
      const route: Route = routes[operationId as keyof typeof routes]
      for (const status of [...Object.keys(route.answers), ...refusalsOf(route)]) expect(responses).toHaveProperty(String(status))
    }
  })

  it('gives examples that can be sent', () => {
    expect(exampleOf(routes.submitJobs.body.schema)).toMatchObject({ app: 'caesar', inputs: [{ kind: 'file' }] })
  })
})

describe('the page of the API', () => {
  const page = docsPage({ version: '<b>1</b>', base: 'http://h/"><script>' })

  it('runs nothing and fetches nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/)
    expect(page).toContain('&lt;b&gt;1&lt;/b&gt;')
  })

  it('has a section for every route, and its contents lead there', () => {
    for (const name of Object.keys(routes)) {
      expect(page).toContain(`<section id="${name}">`)
      expect(page).toContain(`href="#${name}"`)
    }
  })
})
