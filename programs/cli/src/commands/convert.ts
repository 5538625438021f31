import type { Command } from 'commander'
export function defineConvert(_: Command) {}
