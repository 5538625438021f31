import type { Command } from 'commander'
export function defineFind(_: Command) {}
