import { resolveMx, resolveTxt } from 'node:dns/promises'
import { findBrowser, howToGetABrowser } from '../browser/find.ts'
import { openMailbox } from '../inbox/inbox.ts'
import { holidayNotes } from '../measure/holiday-notes.ts'
import type { Instant } from '../model/time.ts'
import type { CheckRow, EnvironmentCheck } from '../plan/check.ts'
import { isReserved } from '../plan/reserved.ts'
import { messageOf } from '../support/errors.ts'
import type { World } from './world.ts'

type Row = Omit<CheckRow, 'name'>

/** What the fieldwork needs of the machine and the network around it; nothing is sent, nothing in a mailbox is touched. */
export function environment(folder: string, world: World): readonly EnvironmentCheck[] {
  return [senderDns, senderPassword(world), mailboxes(folder, world), browser(world)]
}

/** Whether the holiday calendars are known, and which days they leave out; asks nobody. */
export function holidays(now: Instant): EnvironmentCheck {
  return {
    name: 'holidays',
    look: async ({ brands }) => {
      const year = Number(now.slice(0, 4))
      return holidayNotes(brands, [year, year + 1]).map((detail) => ({ state: 'warning', detail }))
    },
  }
}

// Mail from a domain that does not say who may send for it lands in junk, and that would look like silence.
const senderDns: EnvironmentCheck = {
  name: 'sender DNS',
  async look({ study }) {
    const { domain } = study.sender
    if (isReserved(domain)) return [{ state: 'ok', detail: `${domain} is reserved: no DNS needed` }]
    return [
      await record(`${domain} has no SPF record`, domain, 'v=spf1'),
      await record(`${domain} has no DMARC record`, `_dmarc.${domain}`, 'v=DMARC1'),
      await mailServer(domain),
      { state: 'warning', detail: 'DKIM can not be checked without its selector: look at the headers of a rehearsal' },
    ]
  },
}

async function record(missing: string, name: string, start: string): Promise<Row> {
  try {
    const found = (await resolveTxt(name)).map((chunks) => chunks.join('')).find((text) => text.startsWith(start))
    return found === undefined ? { state: 'failed', detail: missing } : { state: 'ok', detail: found }
  } catch (error) {
    return { state: 'failed', detail: `${missing} (${messageOf(error)})` }
  }
}

async function mailServer(domain: string): Promise<Row> {
  try {
    const servers = await resolveMx(domain)
    return { state: 'ok', detail: `replies go to ${servers.map(({ exchange }) => exchange).join(', ')}` }
  } catch (error) {
    return { state: 'failed', detail: `${domain} has no mail server: no reply could arrive (${messageOf(error)})` }
  }
}

function senderPassword({ env }: World): EnvironmentCheck {
  return {
    name: 'sender',
    look: async ({ study: { sender } }) => {
      if (!('passwordFrom' in sender.delivery) || sender.delivery.passwordFrom === undefined) return []
      return [secret(sender.delivery.passwordFrom, env)]
    },
  }
}

function mailboxes(folder: string, world: World): EnvironmentCheck {
  return {
    name: 'mailbox',
    look: async ({ study }) =>
      Promise.all(
        study.mailboxes.map(async (mailbox): Promise<Row> => {
          const password = mailbox.kind === 'imap' ? world.env[mailbox.passwordFrom] : undefined
          if (mailbox.kind === 'imap' && password === undefined) return secret(mailbox.passwordFrom, world.env)
          try {
            const inbox = await openMailbox(mailbox, {
              password,
              folder,
              clock: world.clock,
              evidence: nowhere,
              log: world.log,
            })
            await inbox.close()
            return { state: 'ok', detail: `${mailbox.name} can be read` }
          } catch (error) {
            return { state: 'failed', detail: `${mailbox.name}: ${messageOf(error)}` }
          }
        }),
      ),
  }
}

function browser({ env }: World): EnvironmentCheck {
  return {
    name: 'browser',
    look: async ({ study }) => {
      if (!study.channels.includes('form')) return []
      const found = findBrowser(env)
      return [found === null ? { state: 'failed', detail: howToGetABrowser } : { state: 'ok', detail: found }]
    },
  }
}

function secret(name: string, env: World['env']): Row {
  const given = env[name] !== undefined
  return given
    ? { state: 'ok', detail: `${name} is set` }
    : { state: 'failed', detail: `Expected the environment variable \`${name}\` to hold the password, got none` }
}

// A check reads no message, so nothing is ever put here.
const nowhere = {
  put: () => Promise.reject(new Error('A check keeps no evidence.')),
  get: async () => null,
  async *list() {},
  delete: async () => {},
}
