// What we use of pino-roll, which brings no types.

declare module 'pino-roll' {
  import type { DestinationStream } from 'pino'

  export interface RollOptions {
    readonly file: string
    readonly size?: string
    readonly limit?: { readonly count: number; readonly removeOtherLogFiles?: boolean }
    readonly mkdir?: boolean
  }

  export default function pinoRoll(options: RollOptions): Promise<DestinationStream>
}
