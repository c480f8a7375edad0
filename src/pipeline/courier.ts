import { resolve } from 'node:path'
import type { Browser, Driver } from '../browser/port.ts'
import type { Fact } from '../model/fact.ts'
import { isKind, type Observation } from '../model/observation.ts'
import type { ContactId, TurnId } from '../model/plan.ts'
import type { Channel } from '../model/words.ts'
import type { Action } from '../probe/due.ts'
import type { Probe, ProbeContext, Turn } from '../probe/probe.ts'
import { loadProbe } from '../probe/registry.ts'
import { periodMillis } from '../support/period.ts'
import type { OpenStudy } from './open-study.ts'
import { allowedHosts } from './permit.ts'
import { sendCanary } from './send-canary.ts'
import { channelOf } from './turns.ts'

/** Brings turns to the probes, each with what it needs. */
export interface Courier {
  /** The browser's version; null until a form needs one. */
  readonly browser: string | null
  probe(channel: Channel): Promise<Probe>
  options(action: Action, assisted?: boolean): Promise<unknown>
  context(rehearsal: boolean): ProbeContext
  /** Where a turn would go: a mail domain or a host. */
  destination(action: Action, turn: Turn): string
  /** Sends a mail to ourselves; the facts end with `canary-sent` or `canary-refused`. It is heard when it is read in the mailbox. */
  sendCanary(): Promise<readonly Fact[]>
  /** What the relay's own log says of mail that it took from us. */
  readRelayLog(
    observations: readonly Observation[],
    say: (contact: ContactId, turn: TurnId, fact: Fact) => Promise<void>,
  ): Promise<void>
  close(): Promise<void>
}

/** Opens a courier. Browsers start when the first form needs one, and one browser serves all. */
export async function openCourier(study: OpenStudy, driver: Driver = 'playwright'): Promise<Courier> {
  const { world, store } = study
  const { sender, routes } = study.files.study
  let browser: Browser | null = null

  async function browse(visible: boolean): Promise<Browser> {
    if (browser !== null) return browser
    const { launchBrowser } = await import('../browser/launch.ts')
    browser = await launchBrowser({ driver, visible })
    return browser
  }

  const emailOptions = {
    delivery:
      'log' in sender.delivery && sender.delivery.log !== undefined
        ? { ...sender.delivery, log: resolve(study.folder, sender.delivery.log) }
        : sender.delivery,
    domain: sender.domain,
    routes,
    ...('hello' in sender.delivery && sender.delivery.hello !== undefined ? { hello: sender.delivery.hello } : {}),
    timeouts: { answer: periodMillis(sender.delivery.patience) },
    ...('passwordFrom' in sender.delivery && sender.delivery.passwordFrom !== undefined
      ? { password: world.env[sender.delivery.passwordFrom] }
      : {}),
  }

  function context(rehearsal: boolean): ProbeContext {
    const hosts = allowedHosts(study.plan.current)
    return {
      clock: world.clock,
      signal: world.signal,
      evidence: store.evidence,
      rehearsal,
      allows: (host) => hosts(host),
      log: world.log,
    }
  }

  const probe = async (channel: Channel) => loadProbe(channel)

  async function given(action: Action, assisted: boolean): Promise<unknown> {
    const { target } = action.contact
    if (channelOf(action) === 'email') return emailOptions
    if (target.kind !== 'form') return {}
    const recipe = study.plan.current.recipes[target.recipe]
    return { recipe, url: target.url, browser: await browse(assisted), assisted }
  }

  return {
    get browser() {
      return browser?.version ?? null
    },
    probe,
    context,
    async options(action, assisted = false) {
      return (await probe(channelOf(action))).parseOptions(await given(action, assisted))
    },
    destination({ contact }, { to }) {
      if (to !== null) return to.split('@').at(-1) ?? to
      return contact.target.kind === 'form' ? new URL(contact.target.url).hostname : contact.desk
    },
    async sendCanary() {
      const email = await probe('email')
      return sendCanary(study.plan.current, email, email.parseOptions(emailOptions), context(false))
    },
    async readRelayLog(observations, say) {
      if (sender.delivery.kind !== 'relay' || sender.delivery.log === undefined) return
      const told = new Set(
        observations.filter((one) => isKind(one, 'delivery')).map(({ contact, turn }) => `${contact} ${turn}`),
      )
      const open = observations
        .filter((one) => isKind(one, 'outcome'))
        .filter(
          ({ fact, contact, turn }) => fact.by === 'relay' && fact.queueId !== null && !told.has(`${contact} ${turn}`),
        )
      if (open.length === 0) return
      const email = await probe('email')
      const options = email.parseOptions(emailOptions)
      for (const { contact, turn, fact } of open) {
        if (contact === null || turn === null || fact.queueId === null) continue
        const delivery = (await email.trace?.(fact.queueId, options, context(false))) ?? null
        if (delivery !== null) await say(contact, turn, delivery)
      }
    },
    async close() {
      await browser?.close()
      browser = null
    },
  }
}
