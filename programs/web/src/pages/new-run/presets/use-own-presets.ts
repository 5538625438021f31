// A person's presets in React: read once, changed by the service first.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tellProblem, tellUndo } from '../../../parts/tell.tsx'
import { useClient } from '../../../service/use-service.ts'
import { dropPreset, keepPreset, type OwnPreset, readOwnPresets } from './own-presets.ts'

const KEY = ['run-presets']

/** The presets for an app, and how to keep and drop them. */
export function useOwnPresets(app: string) {
  const { workspaces } = useClient()
  const queries = useQueryClient()
  const { data, error } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => readOwnPresets(workspaces, signal) })
  const take = (presets: readonly OwnPreset[]) => queries.setQueryData(KEY, presets)
  const keeping = useMutation({
    mutationFn: (preset: OwnPreset) => keepPreset(workspaces, preset),
    onSuccess: take,
    onError: (problem) => tellProblem('The preset was not kept', problem),
  })
  const dropping = useMutation({
    mutationFn: (preset: OwnPreset) => dropPreset(workspaces, preset),
    onSuccess: (presets, preset) => {
      take(presets)
      tellUndo(`“${preset.name}” was dropped`, () => keeping.mutate(preset))
    },
    onError: (problem) => tellProblem('The preset was not dropped', problem),
  })
  return {
    presets: data?.filter((preset) => preset.app === app) ?? [],
    error,
    keep: keeping.mutate,
    drop: dropping.mutate,
    isKeeping: keeping.isPending,
  }
}
