// The time in components that show how time goes by.

import { useEffect, useState } from 'react'

/** Milliseconds, renewed every so often; a component that does not need it running gives 0. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (every === 0) return
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
