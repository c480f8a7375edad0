import { type FSWatcher, watch } from 'node:fs'
import { messageOf } from '../support/errors.ts'

/** Watches a changing set of folders. Where watching is not possible, it says so once, and regular looks must do. */
export function watchFolders(onChange: () => void, log: (line: string) => void) {
  const watchers = new Map<string, FSWatcher>()
  let complained = false
  const drop = (path: string) => {
    watchers.get(path)?.close()
    watchers.delete(path)
  }
  const start = (path: string) => {
    try {
      const watcher = watch(path, { persistent: false }, onChange)
      watcher.on('error', () => drop(path))
      watchers.set(path, watcher)
    } catch (error) {
      if (!complained) log(`${path} can't be watched, and is looked at now and then: ${messageOf(error)}`)
      complained = true
    }
  }
  return {
    set(paths: readonly string[]) {
      for (const path of watchers.keys()) if (!paths.includes(path)) drop(path)
      for (const path of paths) if (!watchers.has(path)) start(path)
    },
  }
}
