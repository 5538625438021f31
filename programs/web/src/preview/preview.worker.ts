// The worker of the preview: messages in, messages out; what they mean is said in answer-requests.

import { createAnswerer } from './answer-requests.ts'
import type { Reply, Request } from './preview-messages.ts'

/** What is used of a worker's own scope, whose types clash with those of a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null
  postMessage(reply: Reply, transfer: readonly ArrayBuffer[]): void
}

const scope = globalThis as unknown as WorkerScope

/** Milliseconds of work before messages are looked at. */
const WORK = 16

const { port1, port2 } = new MessageChannel()
let waiting: (() => void)[] = []
let since = performance.now()
port1.onmessage = () => {
  since = performance.now()
  const all = waiting
  waiting = []
  for (const goOn of all) goOn()
}

/** A message to itself comes after those that wait; a timer would come late, as browsers hold timers back. */
function turn(): Promise<void> {
  if (performance.now() - since < WORK) return Promise.resolve()
  return new Promise((resolve) => {
    waiting.push(resolve)
    port2.postMessage(0)
  })
}

const answer = createAnswerer((reply, transfer) => scope.postMessage(reply, transfer), turn)

scope.onmessage = ({ data }) => {
  since = performance.now()
  void answer(data)
}
