// What stands in the place of a plot whose axis cannot be read.

import type { FilterError } from '../catalogue/filter.ts'
import { EmptyState } from '../parts/empty-state.tsx'

export const NoAxis = ({ problem: { error, suggestion = '' } }: { readonly problem: FilterError }) => (
  <EmptyState title="An axis cannot be read" says={`${error} ${suggestion}`.trim()} />
)
