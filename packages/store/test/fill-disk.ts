// A process for the test of a full disk: writes a file under a limit of file sizes, and says what came of it.

import { isCodedError } from '@cirasa/errors'
import { openDiskFiles } from '@cirasa/store'

async function* content(): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < 50; count++) yield new Uint8Array(1 << 20)
}

const files = await openDiskFiles(process.argv[2])
const said = await files.write('large', content()).then(
  () => 'written',
  (error: unknown) => (isCodedError(error) ? error.code : String(error)),
)
process.stdout.write(said)
