// Keys run what is mounted, the newest first, and leave those alone who type.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createShortcuts } from '../../src/frame/shortcuts.ts'

class Element {
  isContentEditable = false
  closest(_selector: string): Element | null {
    return null
  }
}
class Field extends Element {
  override closest(): Element {
    return this
  }
}

beforeEach(() => vi.stubGlobal('HTMLElement', Element))

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, timeStamp: 0, defaultPrevented: false, preventDefault: vi.fn(), target: new Element(), ...more }) as unknown as KeyboardEvent

describe('shortcuts', () => {
  it('run the group that came last, and the one before when it is gone', () => {
    const shortcuts = createShortcuts()
    const [page, pane] = [vi.fn(), vi.fn()]
    shortcuts.add(() => ({ name: 'page', shortcuts: [{ keys: '/', says: 'Search', run: page }] }))
    const leave = shortcuts.add(() => ({ name: 'pane', shortcuts: [{ keys: '/', says: 'Filter', run: pane }] }))
    shortcuts.handle(press('/'))
    leave()
    shortcuts.handle(press('/'))
    expect([page.mock.calls.length, pane.mock.calls.length]).toEqual([1, 1])
  })

  it('take two keys one after the other, within a moment', () => {
    const shortcuts = createShortcuts()
    const run = vi.fn()
    shortcuts.add(() => ({ name: 'page', shortcuts: [{ keys: 'g d', says: 'Dashboard', run }] }))
    shortcuts.handle(press('g', { timeStamp: 0 }))
    shortcuts.handle(press('d', { timeStamp: 5000 }))
    expect(run).not.toHaveBeenCalled()
    shortcuts.handle(press('g', { timeStamp: 6000 }))
    shortcuts.handle(press('d', { timeStamp: 6500 }))
    expect(run).toHaveBeenCalledOnce()
  })

  it('leave keys alone that are typed, and those with Ctrl', () => {
    const shortcuts = createShortcuts()
    const run = vi.fn()
    shortcuts.add(() => ({ name: 'page', shortcuts: [{ keys: 'j', says: 'Next', run }] }))
    shortcuts.handle(press('j', { target: new Field() as unknown as EventTarget }))
    shortcuts.handle(press('j', { ctrlKey: true }))
    expect(run).not.toHaveBeenCalled()
  })
})
