// Under which names workspaces lie: what they are of, whose they are, and what a person has called them.

/** What a window shows: the result of a job, a file of the service, or a file of this machine, which has no id but its name and size. */
export interface WorkspaceTarget {
  readonly kind: 'result' | 'image' | 'local'
  readonly id: string
}

/** Longest name that a person gives: the service takes 200 characters for all. */
export const LONGEST_TITLE = 60

/**
 * The name of a workspace; without a title that of the one that is saved by itself.
 *
 * @example workspaceName({ kind: 'result', id: '3f' }, 'Ada') // 'result:3f:Ada:'
 */
export function workspaceName({ kind, id }: WorkspaceTarget, person: string, title = ''): string {
  return `${[kind, id, person].map(escaped).join(':')}:${title}`
}

/** The titles among names, with where they lie, of what one person has named on one target. */
export function titlesAmong(names: readonly string[], target: WorkspaceTarget, person: string): readonly string[] {
  const own = workspaceName(target, person)
  return names.filter((name) => name.startsWith(own) && name !== own).map((name) => name.slice(own.length))
}

/** Whether a name is that of what a person's windows save by themselves, and of which kind. */
export function kindOfAutomatic(name: string, person: string): string | undefined {
  const [kind, , whose, title] = name.split(':')
  return whose === escaped(person) && title === '' ? kind : undefined
}

/** A title in one line, as it can be kept. */
export const cleanTitle = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TITLE).trim()

const escaped = (word: string): string => word.replaceAll('%', '%25').replaceAll(':', '%3A')
