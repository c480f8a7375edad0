import { existsSync } from 'node:fs'
import { describe, test } from 'vitest'
import list from './packages.json' with { type: 'json' }

/** The kinds of real server that tests can ask for: a mail pair, or a ticket desk (Request Tracker) behind one. */
export type ServerKind = 'mail' | 'rt'

interface Machine {
  isInstalled(name: string): boolean
  readonly userId: number | undefined
}

/** What these servers lack on this machine, as a sentence that says what to do; null when they can start. */
export function missingFor(kind: ServerKind, machine: Machine = here): string | null {
  const needed = kind === 'rt' ? list.packages : list.packages.filter((name) => !isDesk(name))
  const missing = needed.filter((name) => !machine.isInstalled(name))
  if (missing.length > 0) return `needs, as root: apt-get install --no-install-recommends ${missing.join(' ')}`
  if (machine.userId !== 0) return 'needs root, since Postfix and Dovecot are started by root'
  return null
}

/** A `describe` whose tests need real servers: skipped by name where they are missing, failed in CI, which has them. */
export function describeWithServers(kind: ServerKind, title: string, body: () => void): void {
  const missing = missingFor(kind)
  if (missing === null) {
    describe(title, body)
  } else if (process.env.CI) {
    test(title, () => {
      throw new Error(`Expected the servers of this test to be there in CI, but it ${missing}`)
    })
  } else {
    describe.skip(`${title} (${missing})`, body)
  }
}

function isDesk(name: string): boolean {
  return /^(rt5-|request-tracker|msmtp)/.test(name)
}

const here: Machine = {
  isInstalled: (name) => existsSync(`/var/lib/dpkg/info/${name}.list`),
  userId: process.getuid?.(),
}
