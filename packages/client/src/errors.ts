// What can go wrong between a client and the service; what the service itself refuses keeps the service's own code.

import { registry } from '@cirasa/errors'

export const clientErrors = registry('CLIENT', {
  UNREACHABLE: { says: 'The service at {server} does not answer: {reason}.', do: 'Check the address, and that the service runs there.' },
  BAD_ANSWER: {
    says: 'What answers at {server} is not this service: status {status}.',
    do: 'Check the address; a proxy in between may have answered in its place.',
  },
  UPLOAD_BROKE_OFF: {
    says: 'The upload of {name} broke off after {sent} of {bytes} bytes, {attempts} times in a row.',
    do: 'Try again later: what has arrived is kept for some hours, and the upload goes on from there.',
  },
  NO_FILE: {
    says: 'The service took all bytes of {name} and did not say which file they are.',
    do: 'List the files: it is the newest one.',
  },
  NO_TILES: {
    says: 'There are no tiles of the image yet: {reason}.',
    do: 'Ask for the view again, with `wait`, until its state is viewable; an image that failed has none.',
  },
})
