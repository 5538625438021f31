// What stands in place of a page while its chunk comes.

import { Center, Loader } from '@mantine/core'

export function PagePending() {
  return (
    <Center h="40vh">
      <Loader size="sm" aria-label="The page is loading" />
    </Center>
  )
}
