// What can go wrong on the command line itself: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const cliErrors = registry('CLI', {
  USAGE: { says: '{message}', do: '`{call} --help` lists what it takes, with examples.' },
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
  NO_SUCH_CODE: { says: '{code} is no error of CIRASA.', do: '{hint}' },
  BEAM_WANTED: {
    says: 'Neither {found} nor {reference} says the beam of the image.',
    do: 'Give it with --beam, in arcsec: half of it is the distance within which sources match.',
  },
})
