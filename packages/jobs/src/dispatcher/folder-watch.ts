// Notices news in a job's folder at once where the file system tells of it; where it does not, looking now and then has to do.

import { type FSWatcher, watch } from 'node:fs'
import { contractFiles } from '../task.ts'

const NEWS = new Set<string>([contractFiles.progress, contractFiles.result])

/**
 * Calls back when a claim, progress or a result is written. Gives the function that ends it; undefined where nothing can be watched, such as
 * in a folder that is not there yet.
 */
export function watchFolder(folder: string, onNews: () => void): (() => void) | undefined {
  let watcher: FSWatcher
  try {
    watcher = watch(folder, { persistent: false }, (_, file) => {
      if (file === null || NEWS.has(file) || file.startsWith('claim-')) onNews()
    })
  } catch {
    // Too many watches, or a file system without them: looking now and then finds everything as well.
    return undefined
  }
  watcher.on('error', () => watcher.close())
  return () => watcher.close()
}
