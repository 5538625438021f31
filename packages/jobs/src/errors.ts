// What can go wrong with jobs and their stores: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const jobErrors = registry('JOBS', {
  NO_SUCH_TRANSITION: { says: 'A job in state {state} cannot {name}.', do: 'Reload the job: it has moved on meanwhile.' },
  STILL_RUNNING: { says: 'Job {id} has not ended.', do: 'Cancel it first, or wait for its end.' },
  TOO_LARGE: { says: 'The file is larger than the limit of {limit} bytes.', do: 'Ask the operator of the service for a higher limit.' },
  NO_SUCH_FILE: { says: 'There is no file {key}.', do: 'List the files again: it may have been removed.' },
  INPUT_GONE: { says: 'The input file {id} has been removed.', do: 'Restore it from the bin or upload it again.' },
  QUOTA_BYTES: {
    says: 'This needs {wanted} bytes, and {left} of your {quota} are left.',
    do: 'Remove files or finished jobs, or ask for a larger quota.',
  },
  QUOTA_JOBS: { says: 'You keep {count} jobs of {quota} allowed.', do: 'Remove finished jobs, or ask for a larger quota.' },
  QUOTA_CONCURRENT: {
    says: '{count} of your jobs wait or run, and {quota} may at once.',
    do: 'Wait for one to end, or cancel one.',
  },
  TOO_MANY_STATEMENTS: {
    says: 'The job has {count} statements, and {wanted} more would be above the {most} that it may have.',
    do: 'Submit the job again and go on with the new result; export the labels of this one first.',
  },
  STATEMENTS_TOO_LARGE: {
    says: 'The statements of the job take {bytes} bytes, and {wanted} more would be above the {most} that they may take.',
    do: 'Keep fits of fewer numbers; or submit the job again and go on with the new result, and export the labels of this one first.',
  },
  TOO_MANY_WORKSPACES: { says: 'You have {most} workspaces, which is as many as there may be.', do: 'Remove some that you do not need.' },
  WORKSPACE_CHANGED: {
    says: 'The workspace is not what the request takes it for: it was saved or removed meanwhile.',
    do: 'Read it again, bring your change in and save it with its new ETag.',
  },
  STORE_UNAVAILABLE: { says: 'The store of records does not answer.', do: 'Look at the log of the service; it tries again by itself.' },
  CONTRACT_MISSING: {
    says: 'The folder of the job has no {file}.',
    do: 'Submit the job again: its folder was taken away or never finished.',
  },
  CONTRACT_BROKEN: {
    says: 'The file {file} in the folder of the job cannot be used: {problem}.',
    do: 'Submit the job again; if it happens again, report the app: only the service and its worker write there.',
  },
  CONTRACT_NOT_WRITABLE: {
    says: 'The file {file} cannot be written to the folder of the job: {problem}.',
    do: 'Make room on the disk of the jobs; it has to be a file system with hard links.',
  },
})
