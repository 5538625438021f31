// Lets others have their turn in a long calculation: so that a page stays alive, a server answers, and an abort is heard.

/** Resolves after what waits in the event loop has run. A message is sooner than a timer, which browsers hold back. */
export function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}
