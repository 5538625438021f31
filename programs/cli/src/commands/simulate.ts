import type { Command } from 'commander'
export function defineSimulate(_: Command) {}
