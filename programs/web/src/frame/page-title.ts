// The title of the document, so that tabs and history tell pages apart.

import { useEffect } from 'react'

/** The document is called so while the component is mounted. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · CIRASA`
  }, [title])
}
