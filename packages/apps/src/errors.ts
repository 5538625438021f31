// What can be wrong with what a job is asked to do: each with a stable code, a sentence, and what to do about it.

import { registry } from '@cirasa/errors'

export const appErrors = registry('APPS', {
  NOT_OPTIONS: {
    says: 'The options are {found}, but must be an object of names and values.',
    do: 'Send them as an object, such as {"seedthr": 5}; an empty one takes every default.',
  },
  TOO_MANY_OPTIONS: {
    says: '{count} options are given, and at most {most} are read.',
    do: 'Leave out what is not in the description of the app.',
  },
  UNKNOWN_OPTION: {
    says: 'The app {app} has no option {name}{nearest}.',
    do: 'Correct the name, or leave the option out; the description of the app lists all.',
  },
  BAD_VALUE: {
    says: 'Option {name} is {value}, but must be {wanted}.',
    do: 'Correct the value; the description of the app tells type, range and default.',
  },
  MISSING_OPTION: { says: 'Option {name} has to be given: {wanted}.', do: 'Add it; the description of the app tells what it means.' },
  GIVEN_TWICE: {
    says: 'Option {name} is given twice, as {alias} too, with different values.',
    do: 'Give it once, as {name}.',
  },
  CONTRADICTION: {
    says: '{first} and {second} contradict each other: {reason}.',
    do: 'Give one of the two.',
  },
  WRONG_INPUTS: { says: 'The app {app} works on {wanted}, and {count} were given.', do: 'Submit a job for each file.' },
  NO_SUCH_WINDOW: {
    says: 'The window from {from} to {to} holds no pixel of the image, which has {width} x {height}.',
    do: 'Pixels count from 0; correct xmin, xmax, ymin and ymax, or leave out read-subimg.',
  },
})
