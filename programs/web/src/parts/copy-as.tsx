// What a page shows, as something to run elsewhere: its address, curl, Python, the command line.

import { Button, Menu, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from './copy-text.ts'
import { tell, tellProblem } from './tell.tsx'

/** One way to get the same. */
export interface CopyChoice {
  /** `URL`, `curl`, `Python`, `CLI`. */
  readonly name: string
  /** Made when it is asked for. */
  readonly text: () => string
}

/** A menu of ways to copy. */
export function CopyAs({ choices }: { readonly choices: readonly CopyChoice[] }) {
  const copy = ({ name, text }: CopyChoice) =>
    copyText(text()).then(
      () => tell(`Copied as ${name}`),
      (error: unknown) => tellProblem('It could not be copied', error),
    )
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconCopy size={14} />}>
          Copy as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.name} onClick={() => void copy(choice)}>
            <Text size="xs">{choice.name}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
