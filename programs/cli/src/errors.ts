// What can go wrong on the command line itself: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const cliErrors = registry('CLI', {
  USAGE: { says: '{message}', do: '`{call} --help` lists what it takes, with examples.' },
  NO_SUCH_FILE: { says: 'There is no file {file}.', do: 'Check the spelling and the folder you are in.' },
  IS_A_FOLDER: { says: '{file} is a folder, not a file.', do: 'Name the files in it, for example {file}/*.fits.' },
  NOT_A_FILE: { says: '{file} is neither a file nor a link to one.', do: 'Save what it gives to a file and name that.' },
  NOT_READABLE: { says: '{file} cannot be read: {reason}.', do: 'Check who may read it (ls -l) and that the disk is there.' },
  CANNOT_WRITE: { says: '{file} cannot be written: {reason}.', do: 'Choose another folder with --out, or make room there.' },
  BAD_VALUE: { says: '{option} takes {wanted}, not {value}.', do: 'With --help the command says what each option takes.' },
  OUT_OF_RANGE: { says: '{option} {value} is outside {min} to {max}.', do: 'Give a value inside the range.' },
  NOT_ONE_OF: { says: '{option} {value} is not one of {values}.', do: 'Did you mean {suggestion}?' },
  CONFIG_NOT_JSON: { says: '{file} is not JSON: {reason}.', do: 'It holds an object of options, such as {"seed-threshold": 5}.' },
  CONFIG_UNKNOWN: { says: '{file} sets {name}, which is no option of the finder.', do: '{hint}' },
  SAME_NAME: {
    says: '{first} and {second} would both write {name}.*.',
    do: 'Search them in two calls, each with its own --out, or rename one of them.',
  },
  NAME_WANTS_ONE_IMAGE: { says: '--name goes with one image, and {count} were given.', do: 'Leave --name out: each image gives its name.' },
  SOME_FAILED: {
    says: '{failed} of {count} images could not be searched.',
    do: 'The messages above say why for each; the others are done.',
  },
  BAD_PLANE: { says: '--plane {plane} does not fit {file}: {reason}.', do: '`cirasa info {file}` lists the axes and their lengths.' },
  FORMAT_UNKNOWN: { says: 'The format of {file} cannot be told from its suffix.', do: 'Use one of the suffixes {values}{otherwise}.' },
  NO_SUCH_CODE: { says: '{code} is no error of CIRASA.', do: '{hint}' },
  OVERWRITES_IMAGE: {
    says: 'The {what} {file} would overwrite an image.',
    do: 'Choose another folder with --out or another --name, or leave {instead}.',
  },
  TOO_LARGE: { says: '{file} is larger than {limit}, too large for {what}.', do: 'Check that it is the file you meant.' },
  BEAM_WANTED: {
    says: 'Neither {found} nor {reference} says the beam of the image.',
    do: 'Give it with --beam, in arcsec: half of it is the distance within which sources match.',
  },
})
