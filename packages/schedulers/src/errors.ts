// What can go wrong with schedulers: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const schedulerErrors = registry('SCHEDULERS', {
  CANNOT_START: {
    says: 'The worker program cannot be started ({problem}).',
    do: 'Check the command of the worker in the configuration of the service, and the room on its disk.',
  },
  NEEDS_LINUX: {
    says: 'The local scheduler looks after processes through /proc, which this system does not have.',
    do: 'Run the service on Linux, in a container for example, or configure another scheduler.',
  },
})
