import { RingbackError } from '../support/errors.ts'
import type { Probe } from './probe.ts'

// One line a probe: the folder, loaded only when it is used.
const PROBES: Readonly<Record<string, () => Promise<{ readonly probe: unknown }>>> = {
  email: () => import('../../probes/email/probe.ts'),
  form: () => import('../../probes/form/probe.ts'),
  silent: () => import('../../probes/silent/probe.ts'),
  replay: () => import('../../probes/replay/probe.ts'),
}

/** The names of all probes. */
export const PROBE_NAMES: readonly string[] = Object.keys(PROBES)

/** Loads the probe of a channel, or one that stands in for it (`silent`, `replay`). Its options are its own matter: hand it what `parseOptions` gave. */
export async function loadProbe(name: string): Promise<Probe> {
  const load = PROBES[name]
  if (load === undefined) {
    throw new RingbackError('invalid-study', `Expected a probe of ${PROBE_NAMES.join(', ')}, got \`${name}\``)
  }
  return (await load()).probe as Probe
}

/** Loads the passive audit of a site. It is no probe of a contact: it never arms anything, and so has nothing to fire. */
export async function loadSiteAudit(): Promise<typeof import('../../probes/site/site.ts')> {
  return import('../../probes/site/site.ts')
}
