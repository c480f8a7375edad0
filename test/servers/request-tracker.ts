import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startDaemon } from './daemon.ts'
import { freshDatabase, ownedByWebServer, siteEnvironment } from './desk/database.ts'
import type { DeskData, DeskUser } from './desk/initial-data.ts'
import { type DeskRest, deskRest } from './desk/rest.ts'
import { siteConfig } from './desk/site-config.ts'
import { freePorts } from './free-ports.ts'
import type { MailPair } from './mail-pair.ts'
import { privateFolder } from './private-folder.ts'

export interface RequestTrackerOptions {
  /** The mail pair that the desk's mail comes and goes by; the address must be one of its `programs`. */
  readonly mail: MailPair
  /** The desk's address, `support@brand.test` unless told. */
  readonly address?: string
  /** The customer with a login to the desk's web forms; Anna of shopper.test unless told. */
  readonly customer?: DeskUser
  /** Whether the web form has the rich text editor that it is shipped with, or a plain text area. */
  readonly richText?: boolean
}

/** A running Request Tracker with one queue, one member of staff, and one customer with a login. */
export interface RequestTracker extends DeskRest {
  readonly baseUrl: string
  readonly address: string
  readonly queue: string
  readonly staff: DeskUser
  readonly customer: DeskUser
  log(): string
  stop(): Promise<void>
}

/** Starts Request Tracker 5 in a folder of its own, and ties its mail to a mail pair. */
export async function startRequestTracker({ mail, ...options }: RequestTrackerOptions): Promise<RequestTracker> {
  const address = options.address ?? 'support@brand.test'
  const [queue = '', domain = ''] = address.split('@')
  const staff = { user: 'sam', name: 'Sam Hill', email: `sam@${domain}`, password: 'sam-secret' }
  const anna = { user: 'anna', name: 'Anna Weiss', email: 'anna@shopper.test', password: 'anna-secret' }
  const data: DeskData = { queue, address, staff, customer: options.customer ?? anna }
  const [webPort = 0] = await freePorts(1)
  const baseUrl = `http://127.0.0.1:${webPort}`
  const folder = privateFolder('desk')
  const base = folder.path
  const log = join(base, 'desk.log')
  try {
    const database = join(base, 'rt.sqlite')
    for (const room of ['site-config.d', 'sessions']) mkdirSync(join(base, room))
    await freshDatabase(data, database)
    writeFileSync(log, '')
    const site = siteConfig({
      base,
      database,
      address,
      webPort,
      smtpPort: mail.ports.smtp,
      richText: options.richText ?? true,
    })
    writeFileSync(join(base, 'site-config.pm'), site)
    await ownedByWebServer(base)
    const daemon = await startDaemon({
      command: '/usr/share/request-tracker5/libexec/rt-server',
      // A browser opens connections ahead of need, and each takes a worker until it times out.
      args: ['--host', '127.0.0.1', '--port', String(webPort), '--max-workers', '3', '--timeout', '10'],
      env: siteEnvironment(base),
      user: 'www-data',
      log,
      ports: [webPort],
    })
    mail.setProgram(address, mailGate(baseUrl, queue))
    return {
      baseUrl,
      address,
      queue,
      staff,
      customer: data.customer,
      ...deskRest(baseUrl, queue, staff.user, staff.password),
      log: () => readFileSync(log, 'utf8'),
      stop: async () => {
        await daemon.stop()
        folder.remove()
      },
    }
  } catch (cause) {
    folder.remove()
    throw cause
  }
}

function mailGate(url: string, queue: string): string {
  return `exec rt-mailgate-5 --queue ${queue} --action correspond --url ${url}/ --timeout 60\n`
}
