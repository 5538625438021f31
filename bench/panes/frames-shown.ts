// Frames that a browser has shown, by its own trace: when each came to the screen, and how long an event waited for the one that shows it.

import type { CDPSession, Page } from 'playwright-core'

/** What the trace tells of a time, milliseconds. */
export interface FramesShown {
  /** Between each frame that was shown and the one before it. */
  readonly intervals: readonly number[]
  /** From each event of the wheel to the frame that shows what it did. */
  readonly latencies: readonly number[]
  /** Share of frames in which a part of the page was missing that was not drawn in time. */
  readonly incomplete: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  /** Microseconds. */
  readonly ts: number
  readonly id?: string
  readonly id2?: { readonly local?: string }
  readonly args: {
    readonly frame_reporter?: { readonly state: string; readonly has_missing_content: boolean }
    readonly event_latency?: { readonly event_type: string }
  }
}

/** Beginning and end of frames, and of what events wait for. */
const CATEGORIES = ['disabled-by-default-devtools.timeline.frame', 'input.scrolling']
/** Reports of one frame, by the compositor and by the page, end within this time, microseconds. */
const SAME_FRAME = 2000

/** Traces what the browser shows while something is done. */
export async function framesShown(page: Page, action: (session: CDPSession) => Promise<void>): Promise<FramesShown> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page has no browser to trace.')
  const tracing = await browser.newBrowserCDPSession()
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  tracing.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const ended = new Promise((resolve) => tracing.once('Tracing.tracingComplete', resolve))
  await tracing.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  })
  await action(session)
  await tracing.send('Tracing.end')
  await ended
  await tracing.detach()
  await session.detach()
  return figuresOf(events)
}

function figuresOf(events: readonly TraceEvent[]): FramesShown {
  const waits = spansOf(events, 'EventLatency').filter(({ began }) =>
    /MOUSE_WHEEL|SCROLL_UPDATE/.test(began.args.event_latency?.event_type ?? ''),
  )
  const from = Math.min(...waits.map(({ began }) => began.ts))
  const to = Math.max(...waits.map(({ end }) => end))
  const shown = spansOf(events, 'PipelineReporter')
    .filter(({ began, end }) => /PRESENTED/.test(began.args.frame_reporter?.state ?? '') && end >= from && end <= to + SAME_FRAME)
    .toSorted((a, b) => a.end - b.end)
  const frames: { at: number; isWhole: boolean }[] = []
  for (const { began, end } of shown) {
    const last = frames.at(-1)
    const isWhole = began.args.frame_reporter?.has_missing_content !== true
    if (last !== undefined && end - last.at < SAME_FRAME) last.isWhole &&= isWhole
    else frames.push({ at: end, isWhole })
  }
  return {
    intervals: frames.slice(1).map(({ at }, i) => (at - frames[i].at) / 1000),
    latencies: waits.map(({ began, end }) => (end - began.ts) / 1000),
    incomplete: frames.filter(({ isWhole }) => !isWhole).length / frames.length,
  }
}

function spansOf(events: readonly TraceEvent[], name: string): { began: TraceEvent; end: number }[] {
  const open = new Map<string, TraceEvent>()
  const spans: { began: TraceEvent; end: number }[] = []
  for (const event of events.filter((one) => one.name === name).toSorted((a, b) => a.ts - b.ts)) {
    const id = `${event.pid}/${event.id ?? event.id2?.local}`
    const began = open.get(id)
    if (event.ph === 'b') open.set(id, event)
    else if (began !== undefined) {
      open.delete(id)
      spans.push({ began, end: event.ts })
    }
  }
  return spans
}
