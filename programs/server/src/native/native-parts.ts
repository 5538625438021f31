// What the native API is given: the service, who asks, and where it may keep what it makes by itself.

import type { ServiceInfo } from '@cirasa/api'
import type { FastifyRequest } from 'fastify'
import type { Caller, Service } from '../use-cases/index.ts'
import type { Pyramids } from './images/pyramids.ts'

export interface NativeParts {
  readonly service: Service
  readonly callerOf: (request: FastifyRequest) => Caller
  /** Limits, formats and times, as the operator set them. */
  readonly info: ServiceInfo
  /** A folder for unfinished uploads, on the disk of the files. */
  readonly uploadFolder: string
  /** A folder for thumbnails and converted catalogues: everything in it can be made again. */
  readonly cacheFolder: string
  /** The planes of images that can be looked at; who made them closes them. */
  readonly pyramids: Pyramids
  /** How much of it is kept, in bytes; 1 GiB where left out. */
  readonly cacheBytes?: number
}
