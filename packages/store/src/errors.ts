// What can go wrong with the stores: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

/** Errors of this package: codes start with STORE_. What every store may say is in the registry of jobs. */
export const storeErrors = registry('STORE', {
  NEWER_DATABASE: {
    says: 'The database was made by a newer version of CIRASA: it holds the migration {migration}.',
    do: 'Start the newer version, or restore the backup that was made before the upgrade.',
  },
  MIGRATION_FAILED: {
    says: 'The database could not be brought to this version: the migration {migration} failed.',
    do: 'Nothing of it was kept. Look at the log for the cause, then start again.',
  },
  BAD_SCHEMA_NAME: {
    says: '"{name}" is not the name of a schema.',
    do: 'Use up to 60 lower case letters, digits and underscores, beginning with a letter.',
  },
  BAD_CURSOR: { says: 'The place in the list where to go on is not one that was given out.', do: 'Begin the list again without it.' },
  BAD_LIMIT: { says: '"{limit}" is not a number of items.', do: 'Give a whole number above 0.' },
  BAD_KEY: { says: 'A file cannot be kept under this key: {reason}.', do: 'Choose another name for the file.' },
  BAD_RANGE: { says: 'The bytes {first} to {last} are not a part of the file.', do: 'Ask for its size first.' },
  NOT_A_FILE: { says: 'What should be taken over is not a file.', do: 'Links and folders are not accepted; give the file itself.' },
  DISK_FULL: { says: 'There is no room left to keep the file.', do: 'Remove files, or ask the operator of the service for more room.' },
  BACKUP_EXISTS: { says: 'There is a file where the backup should go.', do: 'Choose another name; a backup replaces nothing.' },
})
