// The viewer in the page: made when its place is there, told the colours of the page, and ended with it.

import { createViewer, type Viewer, type ViewerEvents } from '@cirasa/viewer'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../parts/problem.tsx'

interface ViewerHostProps {
  /** What screen readers call it. */
  readonly label: string
  /** Called with the viewer when it is there, and with undefined when it goes. */
  readonly onViewer: (viewer: Viewer | undefined) => void
}

/** Fills its parent with a viewer. */
export function ViewerHost({ label, onViewer }: ViewerHostProps) {
  const element = useRef<HTMLDivElement>(null)
  const [viewer, setViewer] = useState<Viewer>()
  const [failure, setFailure] = useState<unknown>()
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    if (element.current === null) return
    let made: Viewer
    try {
      made = createViewer(element.current, { label })
    } catch (error) {
      setFailure(error)
      return
    }
    setViewer(made)
    onViewer(made)
    return () => {
      setViewer(undefined)
      onViewer(undefined)
      made.dispose()
    }
  }, [label, onViewer])
  useEffect(() => viewer?.setTheme({ scheme }), [viewer, scheme])
  return (
    <>
      <div ref={element} style={{ position: 'absolute', inset: 0 }} />
      {failure === undefined ? null : <Problem title="The image cannot be shown" error={failure} />}
    </>
  )
}

/** The last value of an event of a viewer. */
export function useViewerEvent<Name extends keyof ViewerEvents>(viewer: Viewer | undefined, name: Name): ViewerEvents[Name] | undefined {
  const [value, setValue] = useState<ViewerEvents[Name]>()
  useEffect(() => viewer?.on(name, setValue), [viewer, name])
  return value
}

/** Counts an event of a viewer, for components that read the viewer itself. */
export function useViewerVersion(viewer: Viewer | undefined, name: keyof ViewerEvents): number {
  const [count, setCount] = useState(0)
  useEffect(() => viewer?.on(name, () => setCount((before) => before + 1)), [viewer, name])
  return count
}
