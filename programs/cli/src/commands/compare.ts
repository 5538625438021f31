import type { Command } from 'commander'
export function defineCompare(_: Command) {}
