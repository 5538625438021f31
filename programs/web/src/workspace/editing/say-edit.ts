// Saying what was changed: once it is known who does, and with a way back.

import type { Said } from '@cirasa/catalog'
import { askPerson } from '../../frame/ask-person.tsx'
import { tellUndo } from '../../parts/tell.tsx'
import { useService } from '../../service/use-service.ts'
import type { StatementStore } from '../../statements/statement-store.ts'

/** Says something, and then in a word what that was. */
export type SayEdit = (said: readonly (Said & { readonly target: string })[], word: string) => void

export function useSayEdit(store: StatementStore): SayEdit {
  const { person } = useService()
  return (said, word) =>
    void askPerson(person).then((name) => {
      if (name !== undefined && store.say(said) > 0) tellUndo(word, () => store.undo())
    })
}
