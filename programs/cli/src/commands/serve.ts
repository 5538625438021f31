// Starts the service: the server is a program of its own, which gets every argument as it is.

import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { runServer, serverHelp } from '../serve/run-server.ts'

export function defineServe(command: Command, { signal }: Session): void {
  command
    .argument('[settings...]', 'settings of the server, as listed below')
    .allowUnknownOption()
    .passThroughOptions()
    .addHelpText(
      'after',
      () => `
Examples:
  cirasa serve                              on http://127.0.0.1:8080, everything in the folder cirasa-data
  cirasa serve --port 9000 --home /data/cirasa
  cirasa serve --config server.json

Ctrl-C stops it in order; running jobs go on and are found again at the next start.

The server's own help:

${serverHelp().trimEnd()}`,
    )
    .action(async (settings: readonly string[]) => await runServer(settings, signal))
}
