// The reference of the API as a page.

import { describe, expect, it } from 'vitest'
import { docsPage } from '../src/index.ts'

const page = docsPage({ version: '1.2.3', base: 'http://127.0.0.1:8080/api/v1' })

describe('the page of the API', () => {
  it('has links that lead somewhere in it', () => {
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name)
    expect(links.length).toBeGreaterThan(30)
    for (const name of links) expect(page, name).toContain(`id="${name}"`)
  })

  it('fetches nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|src=|@import|url\(/)
  })

  it('shows code as code', () => {
    const outside = page.replace(/<pre[\s\S]*?<\/pre>/g, '')
    expect(outside).not.toContain('`')
  })
})
