// How the local scheduler names a task: by what is needed to find it again after a restart, and by nothing that lives in memory.

/** The task of an attempt. */
export interface TaskPlace {
  readonly attempt: number
  readonly folder: string
}

/** @example handleOf({ attempt: 2, folder: '/jobs/ab12' }) // '2:/jobs/ab12' */
export const handleOf = ({ attempt, folder }: TaskPlace): string => `${attempt}:${folder}`

/** Undefined for what is no handle of this scheduler. */
export function placeOf(handle: string): TaskPlace | undefined {
  const found = /^([1-9]\d{0,8}):(\/.*)$/s.exec(handle)
  return found ? { attempt: Number(found[1]), folder: found[2] } : undefined
}
