// Names that users give to files, made fit to be kept and shown; and the keys of the store, which no name of a user is part of.

import { createHash } from 'node:crypto'

const LONGEST_NAME = 255

/** The last part of a name, without control characters and without what terminals and headers could misread; empty when nothing is left. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const printable = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim()
  const short = [...printable].slice(0, LONGEST_NAME).join('')
  return /^\.+$/.test(short) ? '' : short
}

/** A tag in one line. */
export const cleanTag = (tag: string): string => [...tag.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()].slice(0, LONGEST_NAME).join('')

/** True for what an id looks like, with or without the dashes that other services write; anything else is not looked up at all. */
export const isId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id)

/** Where an upload lies in the store. Owners come from tokens one day: what is no plain word becomes its hash. */
export function fileKey({ owner, id, format }: { readonly owner: string; readonly id: string; readonly format: string }): string {
  return `${ownerFolder(owner)}/${id}.${format}`
}

/** A folder name for an owner; two owners never share one. */
export function ownerFolder(owner: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(owner) && !owner.startsWith('owner-')) return owner
  return `owner-${createHash('sha256').update(owner).digest('hex').slice(0, 32)}`
}
