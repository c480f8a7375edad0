import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder that the servers' own users may enter. It goes with `remove`, and with this process. */
export function privateFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `ringback-${name}-`))
  chmodSync(path, 0o755)
  // A server's last child may still be writing while the folder goes.
  const empty = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.once('exit', empty)
  return {
    path,
    remove() {
      process.removeListener('exit', empty)
      empty()
    },
  }
}
