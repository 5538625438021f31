// A worker that answers when a test says so.

import type { Answer, Reply, Request } from '../../src/preview/preview-messages.ts'
import type { WorkerPort } from '../../src/preview/worker-line.ts'

export class FakeWorker implements WorkerPort {
  readonly asked: Request[] = []
  isTerminated = false
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null

  postMessage(request: Request): void {
    if (this.isTerminated) throw new Error('A worker was asked after its end')
    this.asked.push(request)
  }

  terminate(): void {
    this.isTerminated = true
  }

  reply(reply: Reply): void {
    this.onmessage?.({ data: reply } as MessageEvent<Reply>)
  }

  answer(id: number, answer: Answer): void {
    this.reply({ id, kind: 'answer', answer })
  }
}
