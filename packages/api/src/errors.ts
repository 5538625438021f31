// What is wrong with a request in the caesar-rest format: the sentences are part of that format, clients show and compare them.

import { registry } from '@cirasa/errors'

export const wireErrors = registry('WIRE', {
  NOT_JSON: { says: 'Invalid request data!', do: 'Send a JSON object with content type application/json.' },
  NO_APP: { says: 'No app name found in request!', do: 'Give the name of an app as `app`; GET /caesar/api/v1.0/apps lists them.' },
  NO_OPTIONS: {
    says: 'No job inputs field found in request!',
    do: 'Give at least one option as `job_options` (or `job_inputs`); GET /caesar/api/v1.0/app/NAME/describe lists them.',
  },
  NO_DATA: { says: 'No data inputs field found in request!', do: 'Give the uuid of an uploaded file as `data_inputs`.' },
  EMPTY_DATA: { says: 'Empty inputfile!', do: 'Give the uuid of an uploaded file as `data_inputs`.' },
  BAD_FORMAT: { says: 'Unknown data input format {format}!', do: 'The formats are uid, abspath and dataset.' },
  MALFORMED: { says: 'Malformed request: {reason}!', do: 'Look at the reference of the wire format for the three forms of a submission.' },
})
