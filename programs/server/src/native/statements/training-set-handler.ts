// The training set of a job: which sources are in it, and where their cutouts come from.

import { MOST_CUTOUTS } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import type { FastifyInstance } from 'fastify'
import { serverErrors } from '../../errors.ts'
import { attachment, trainingSet } from '../../sending/index.ts'
import { labelText } from '../../use-cases/index.ts'
import { addRoute } from '../add-route.ts'
import { catalogueOf } from '../catalogue-file.ts'
import type { ChosenSource } from '../derived/derivation.ts'
import type { DerivedFiles } from '../derived/derived-files.ts'
import type { NativeParts } from '../native-parts.ts'

/** The route of training sets. */
export function addTrainingSetRoute(app: FastifyInstance, parts: NativeParts, derived: DerivedFiles): void {
  const { service } = parts
  addRoute(
    app,
    parts,
    'trainingSet',
    async ({ caller, params: { id }, query: { size = 64, labels }, reply }) => {
      const job = await service.getJob(caller, id)
      const catalogue = await catalogueOf(service, caller, id, 'sources')
      const [image] = await service.jobInputs(caller, id)
      if (!image) throw serverErrors.NO_CATALOGUE({ id })
      const choice = { kind: 'training-choice', most: MOST_CUTOUTS, ...(labels ? { labels: labels.map(labelText) } : {}) } as const
      const cutouts = chosenIn(await derived.thread.makeOf(service.readStatements(caller, id), choice))
      const make = async ({ target, added }: ChosenSource): Promise<Uint8Array | undefined> => {
        const cutout = { kind: 'cutout', catalogue, image, job: id, table: 'sources', map: 'image', format: 'fits' } as const
        try {
          return await derived.thread.make({ ...cutout, size, source: target, isName: true, ...(added ? { added } : {}) })
        } catch (error) {
          if (isCodedError(error) && error.code === 'SERVER_NO_SUCH_SOURCE') return undefined
          throw error
        }
      }
      const folder = `training-set-${job.id}`
      return reply
        .headers({
          'content-type': 'application/gzip',
          'content-disposition': attachment(`${folder}.tar.gz`),
          'cache-control': 'no-store',
        })
        .send(trainingSet({ job: job.id, cutouts, size, make }, folder))
    },
    { noHead: true },
  )
}

const chosenIn = (json: Uint8Array): readonly ChosenSource[] => JSON.parse(new TextDecoder().decode(json))
