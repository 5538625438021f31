// The training set of a job: which sources are in it, and where their cutouts come from.

import { MOST_CUTOUTS } from '@cirasa/api'
import { judgements, type NamedNumbers, type Opinions } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import type { FastifyInstance } from 'fastify'
import { serverErrors } from '../../errors.ts'
import { attachment, type TrainingCutout, trainingSet } from '../../sending/index.ts'
import { labelText } from '../../use-cases/index.ts'
import { addRoute } from '../add-route.ts'
import { catalogueOf } from '../catalogue-file.ts'
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
      const { cutouts, places } = await service.fromOpinions(caller, id, (opinions) => chosen(opinions, labels))
      if (cutouts.length > MOST_CUTOUTS) throw serverErrors.TOO_MANY_CUTOUTS({ count: cutouts.length, most: MOST_CUTOUTS })
      const make = async (target: string): Promise<Uint8Array | undefined> => {
        const place = places.get(target)
        const cutout = { kind: 'cutout', catalogue, image, job: id, table: 'sources', map: 'image', format: 'fits' } as const
        try {
          return await derived.thread.make({ ...cutout, size, source: target, isName: true, ...(place ? { middle: place } : {}) })
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

interface Place {
  readonly x: number
  readonly y: number
}

/** The sources with a label, or with one of those that are asked for; and where those are that were added. */
function chosen(
  opinions: Opinions,
  labels: string | undefined,
): { readonly cutouts: readonly TrainingCutout[]; readonly places: ReadonlyMap<string, Place> } {
  const wanted = labels === undefined ? undefined : new Set(labels.split(',').map(labelText))
  const cutouts = [...judgements(opinions)]
    .map(([target, judgement]) => ({ target, judgement }))
    .filter(({ judgement: { label } }) => label !== null && (wanted === undefined || wanted.has(label)))
  const places = cutouts.flatMap(({ target }) => {
    const place = placeOf(opinions, target)
    return place ? [[target, place] as const] : []
  })
  return { cutouts, places: new Map(places) }
}

/** Where a source was added, 0-based pixels; undefined for those that the finder has found. */
function placeOf(opinions: Opinions, target: string): Place | undefined {
  for (const { added } of opinions.of(target).values()) {
    const { x, y }: NamedNumbers = added?.value ?? {}
    if (Number.isFinite(x) && Number.isFinite(y)) return { x, y }
  }
  return undefined
}
