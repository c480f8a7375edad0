import type { Message } from '../message.ts'

/** A help desk's program, known by a header of its own. Many stamp their agents' replies as automatic too. */
interface Platform {
  readonly name: string
  readonly header: string
  readonly says?: RegExp
}

const PLATFORMS: readonly Platform[] = [
  { name: 'zendesk', header: 'x-mailer', says: /zendesk/i },
  { name: 'zendesk', header: 'x-zendesk-from-account-id' },
  { name: 'freshdesk', header: 'message-id', says: /@[^>]*freshdesk\.com/i },
  { name: 'freshdesk', header: 'x-freshdesk-account' },
  { name: 'freshdesk', header: 'x-fd-original-message-id' },
  { name: 'servicenow', header: 'x-servicenow-generated' },
  { name: 'jira', header: 'x-jira-fingerprint' },
  { name: 'salesforce', header: 'x-sfdc-lk' },
  { name: 'salesforce', header: 'x-sfdc-user' },
  { name: 'redmine', header: 'x-redmine-host' },
  { name: 'redmine', header: 'x-redmine-project' },
  { name: 'redmine', header: 'x-redmine-sender' },
  { name: 'rt', header: 'x-rt-ticket' },
  { name: 'rt', header: 'x-rt-loop-prevention' },
  { name: 'freescout', header: 'x-freescout-mail-type' },
  { name: 'freescout', header: 'message-id', says: /^<FS_/ },
  { name: 'osticket', header: 'x-mailer', says: /osticket/i },
  { name: 'otrs', header: 'x-mailer', says: /(otrs|znuny)/i },
  { name: 'zammad', header: 'x-mailer', says: /zammad/i },
  { name: 'helpscout', header: 'x-mailer', says: /help ?scout/i },
]

// These put the same stamps on what their agents write.
const STAMPS_PEOPLE: ReadonlySet<string | null> = new Set([
  'zendesk',
  'freshdesk',
  'servicenow',
  'jira',
  'redmine',
  'salesforce',
])

/** Whether a platform calls its agents' mail automatic too, so that its headers prove nothing. */
export function stampsPeople(platform: string | null): boolean {
  return STAMPS_PEOPLE.has(platform)
}

/** The help desk program that sent a message; null where none is known. */
export function platformOf({ headers }: Message): string | null {
  const found = PLATFORMS.find(({ header, says }) => headers.get(header)?.some((value) => says?.test(value) ?? true))
  return found?.name ?? null
}
