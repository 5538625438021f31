// What can go wrong with a worker before it knows its job: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const workerErrors = registry('WORKER', {
  USAGE: { says: 'A worker is given one folder.', do: 'Call it as cirasa-worker FOLDER, with task.json in the folder.' },
  NO_SUCH_APP: { says: 'This service has no app {app}.', do: 'Ask for one of its apps; the list of apps names them.' },
})
