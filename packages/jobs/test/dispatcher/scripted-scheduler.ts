// A scheduler whose answers a test writes, and which notes what it was asked for.

import type { Scheduler, TaskOrder, TaskReport } from '@cirasa/jobs'

/** What a task does once it is submitted; gives what the scheduler says of it then. */
export type Script = (order: TaskOrder) => TaskReport | Promise<TaskReport>

export class ScriptedScheduler implements Scheduler {
  readonly name = 'fake'
  readonly capacity: number
  readonly submitted: string[] = []
  readonly cancelled: string[] = []
  readonly reports = new Map<string, TaskReport>()
  #script: Script

  constructor(script: Script, capacity = 10) {
    this.#script = script
    this.capacity = capacity
  }

  async submit(order: TaskOrder): Promise<string> {
    const handle = handleOf(order)
    this.submitted.push(handle)
    this.reports.set(handle, await this.#script(order))
    return handle
  }

  async inspect(handle: string): Promise<TaskReport> {
    return this.reports.get(handle) ?? { state: 'lost' }
  }

  async cancel(handle: string): Promise<void> {
    this.cancelled.push(handle)
    this.reports.set(handle, { state: 'ended', because: 'canceled' })
  }

  async close(): Promise<void> {}
}

export const handleOf = ({ id }: Pick<TaskOrder, 'id'>): string => `handle of ${id}`
