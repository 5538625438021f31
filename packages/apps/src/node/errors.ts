// What can go wrong with the files that are read and written: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const fileErrors = registry('FILE', {
  NOT_FOUND: { says: 'There is no file {file}.', do: 'Check the spelling and the folder that it should be in.' },
  IS_A_FOLDER: { says: '{file} is a folder, not a file.', do: 'Name the files in it, for example {file}/*.fits.' },
  NOT_REGULAR: { says: '{file} is neither a file nor a link to one.', do: 'Save what it gives to a file and name that.' },
  NOT_READABLE: { says: '{file} cannot be read: {reason}.', do: 'Check who may read it (ls -l) and that the disk is there.' },
  NOT_WRITABLE: { says: '{file} cannot be written: {reason}.', do: 'Choose another folder, or make room there.' },
  TOO_LARGE: { says: '{file} is larger than {limit}, too large for {what}.', do: 'Check that it is the file you meant.' },
  FORMAT_UNKNOWN: { says: 'The format of {file} cannot be told from its suffix.', do: 'Use one of the suffixes {values}{otherwise}.' },
  BAD_PLANE: {
    says: 'The plane {plane} does not fit {file}: {reason}.',
    do: 'A plane is AXIS=NUMBER, such as FREQ=10, counted from 0; `cirasa info` lists the axes of an image and their lengths.',
  },
  OVERWRITES_IMAGE: {
    says: 'The {what} {file} would overwrite an image.',
    do: 'Choose another folder or another name for what is written, or leave {instead}.',
  },
})
