// What the service refuses, and why: each with a stable code, a sentence, and what to do.

import { registry } from '@cirasa/errors'

export const serverErrors = registry('SERVER', {
  NO_SUCH_FILE: { says: 'There is no file {id}.', do: 'List your files: it may have been removed, or belong to somebody else.' },
  NO_SUCH_JOB: { says: 'There is no job {id}.', do: 'List your jobs: it may have been removed, or belong to somebody else.' },
  NO_SUCH_APP: { says: 'There is no app {app}.', do: 'List the apps for those that this service runs.' },
  NO_SUCH_DATASET: { says: 'There is no dataset {id}.', do: 'List the datasets for those that this service offers.' },
  NO_SUCH_PRODUCT: { says: 'Job {id} has no product {name}.', do: "List the job's products; a job that has not ended may make it later." },
  NO_SUCH_UPLOAD: { says: 'There is no upload {id}.', do: 'Begin a new one; what was not finished in time has been taken away.' },
  UPLOAD_OFFSET: {
    says: 'The bytes do not begin where the upload ends.',
    do: 'Ask with HEAD how far the upload is, and go on from there.',
  },
  UPLOAD_GONE: { says: 'The upload has become a file, or has expired.', do: 'Ask with HEAD which file it is, or begin a new one.' },
  UPLOAD_PROTOCOL: { says: 'The request does not say that it speaks tus 1.0.0.', do: 'Send the header Tus-Resumable: 1.0.0.' },
  TOO_MANY_UPLOADS: { says: '{count} uploads of yours are unfinished.', do: 'Finish some, or give them up with DELETE.' },
  NO_SUCH_SOURCE: { says: 'Table {table} of job {id} has no row {source}.', do: 'Ask for the rows of the catalogue: they count from 0.' },
  NO_CATALOGUE: { says: 'Job {id} has made no catalogue.', do: 'Look at its state and its log; a job that runs may make one later.' },
  NO_SUCH_WORKSPACE: { says: 'There is no workspace {name}.', do: 'List your workspaces: it may have been removed meanwhile.' },
  TOO_MANY_CUTOUTS: {
    says: '{count} sources have one of these labels, and a training set holds {most}.',
    do: 'Ask for some labels at a time, with `labels`.',
  },
  NO_TABLE: { says: 'The catalogue has no table {table}.', do: 'Ask for components, islands or sources, as the app makes them.' },
  IMAGE_TOO_LARGE: {
    says: 'The image of {width} x {height} pixels is too large {what}.',
    do: 'Check that its header is right; unpack it before the upload, or cut the part out that you need.',
  },
  NO_SUCH_ROUTE: { says: 'There is nothing at this address.', do: 'Look at the documentation of the API for what there is.' },
  METHOD_NOT_ALLOWED: { says: 'This address does not take {method}.', do: 'Use {allowed} instead.' },
  BAD_REQUEST: { says: 'The request cannot be used: {reason}.', do: 'Correct it and send it again.' },
  NOT_JSON: { says: 'The body of the request is not JSON: {reason}.', do: 'Send a JSON object with content type application/json.' },
  NOT_MULTIPART: {
    says: 'The request is not a multipart form: {reason}.',
    do: 'Send multipart/form-data with the file in the part `file`.',
  },
  UNSUPPORTED_TYPE: { says: 'The content type {type} is not taken here.', do: 'Send {wanted}.' },
  NO_FILE_NAME: { says: 'The upload names no file.', do: 'Send the name of the file with the part `file`.' },
  EMPTY_FILE: { says: 'The file {name} is empty.', do: 'Look at the file: saving it may have failed.' },
  NOT_AN_INPUT: {
    says: 'The content of {name} is none of FITS, PNG, JPEG, GIF and JSON.',
    do: 'Upload one of these; what counts is the content, not the name.',
  },
  NO_INPUT: { says: 'App {app} needs {needs}, and the request gives no input.', do: 'Upload a file and give its id.' },
  TOO_MANY_INPUTS: {
    says: 'App {app} takes {takes}, and the request gives {given}.',
    do: 'Ask for one job a file, or give fewer inputs.',
  },
  INPUT_FORMAT: { says: 'Input {name} is {format}, and app {app} takes {takes} there.', do: 'Choose another file, or another app.' },
  PATH_NOT_ALLOWED: {
    says: 'The given path is no file that this service may read.',
    do: 'Upload the file, or ask the operator to allow the folder that it is in.',
  },
  LIMIT_TOO_HIGH: { says: 'The limit of {given} {unit} is above the {allowed} that are allowed.', do: 'Ask for less, or leave it out.' },
  NOT_ENDED: { says: 'Job {id} has not ended, it is {state}.', do: 'Wait for its end.' },
  RANGE_NOT_SATISFIABLE: { says: 'The range lies outside the {bytes} bytes of the file.', do: 'Ask for a range inside it.' },
  TOO_MANY_REQUESTS: { says: 'There were too many requests in a short time.', do: 'Wait {seconds} seconds before the next one.' },
  TOO_LARGE: { says: 'The request is larger than {limit}.', do: 'Send less at once.' },
  UNKNOWN_HOST: {
    says: 'This service does not answer to the host name of the request.',
    do: 'Use the name that the service was started for, or let the operator add yours with --allow-host.',
  },
  CROSS_SITE: {
    says: 'A page of {origin} may not change anything here.',
    do: 'Use the service from its own pages or from a program; the operator can allow the host with --allow-host.',
  },
  DISK_FULL: { says: 'The disk of the service has no room left.', do: 'Try again later; the operator has to make room.' },
  NOT_READY: { says: 'The service is not ready: {reason}.', do: 'Try again in a moment.' },
  INTERNAL: {
    says: 'Something went wrong in the service.',
    do: 'Try again; if it stays, tell the operator the id of the request, {request}.',
  },
  BAD_SETTING: { says: 'The setting {name} cannot be {value}: {reason}.', do: '`cirasa-server --help` lists what it may be.' },
  CONFIG_NOT_READABLE: {
    says: 'The configuration file {file} cannot be used: {reason}.',
    do: 'Correct it: it is a JSON object of settings.',
  },
  NEEDS_AUTHENTICATION: {
    says: 'The service has no authentication yet, and {host} can be reached from other machines.',
    do: 'Listen on 127.0.0.1 and put a proxy that knows its users in front, or add --insecure-no-auth where everybody is trusted.',
  },
  NOT_AVAILABLE: { says: '{name} is not available yet.', do: '{instead}' },
  ALREADY_RUNNING: {
    says: 'Another server, process {pid}, works on {folder}.',
    do: 'Stop it first, or give this one a data folder of its own with --datadir and --jobdir, and a database of its own with --dbfile.',
  },
})
