import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startDaemon } from './daemon.ts'
import { freePorts } from './free-ports.ts'
import { dovecotFiles } from './mail/dovecot-config.ts'
import { layOut, mailOwner } from './mail/lay-out.ts'
import { type MailLogLine, readMailLog } from './mail/mail-log.ts'
import { postfixFiles } from './mail/postfix-config.ts'
import { privateFolder } from './private-folder.ts'
import { systemCommand } from './system-command.ts'

/** Who lives in a domain. Any other local part is refused at the door, with a 550. */
export interface MailDomain {
  readonly users: readonly string[]
  /** The user who gets all mail for local parts that nobody has. */
  readonly catchAll?: string
  /** Local parts whose mail is accepted, and then fails with a real delivery status notification. */
  readonly bounces?: readonly string[]
  /** Local parts whose mail goes to a program: see `MailPair.setProgram`. */
  readonly programs?: readonly string[]
}

export interface MailPorts {
  readonly smtp: number
  readonly submission: number
  readonly imap: number
  readonly imaps: number
  readonly lmtp: number
}

export interface MailPairOptions {
  readonly domains: Readonly<Record<string, MailDomain>>
  /** Domains that live on another mail server of this machine, with its SMTP port. */
  readonly routes?: Readonly<Record<string, number>>
  /** Ports reserved beforehand by `freeMailPorts`, for two servers that route to each other. */
  readonly ports?: MailPorts
  readonly hostname?: string
  /** Whether it offers DSN to those who send to it; many real servers do not. */
  readonly announcesDsn?: boolean
}

export interface MailAccount {
  readonly host: string
  readonly user: string
  readonly password: string
}

/** A private Postfix with its Dovecot. */
export interface MailPair {
  readonly ports: MailPorts
  readonly hostname: string
  /** The self-signed certificate of all its doors, as PEM. */
  readonly certificate: string
  account(address: string): MailAccount
  /** The Maildir that Dovecot delivers into and serves; it appears with the first delivery or login. */
  maildir(address: string): string
  /** Postfix's log as written: stamps are UTC, whole seconds, without a year. */
  mailLog(): string
  readonly mailLogFile: string
  mailLogLines(): readonly MailLogLine[]
  /** Dovecot's log as written: stamps are UTC with microseconds. */
  dovecotLog(): string
  /** Hands each mail for an address of `programs` to a shell script, on standard input. */
  setProgram(address: string, script: string): void
  /** Gives a user a sieve script, a vacation answer for instance. */
  setSieve(address: string, script: string): void
  /** Puts a message straight into a user's folder. */
  saveTo(address: string, folder: string, message: string): Promise<void>
  /** Takes the mailboxes away; mail for them waits in the queue, for seconds after they come back. */
  pauseImap(): Promise<void>
  resumeImap(): Promise<void>
  stop(): Promise<void>
}

/** Starts Postfix and Dovecot in a folder of their own, on free ports of 127.0.0.1. */
export async function startMailPair(options: MailPairOptions): Promise<MailPair> {
  const ports = options.ports ?? (await freeMailPorts())
  const hostname = options.hostname ?? `mail.${Object.keys(options.domains)[0]}`
  const folder = privateFolder('mail')
  const base = folder.path
  const users = passwords(options.domains)
  const files = {
    ...dovecotFiles({ base, hostname, ports, users }),
    ...postfixFiles({
      base,
      hostname,
      ports,
      domains: options.domains,
      routes: options.routes ?? {},
      announcesDsn: options.announcesDsn ?? true,
    }),
  }
  try {
    await layOut(base, hostname, files)
  } catch (cause) {
    folder.remove()
    throw cause
  }

  const startDovecot = () =>
    startDaemon({
      command: '/usr/sbin/dovecot',
      args: ['-F', '-c', join(base, 'dovecot/dovecot.conf')],
      log: join(base, 'log/dovecot.out'),
      ports: [ports.imap, ports.imaps, ports.lmtp],
    })
  const startPostfix = async () => {
    await systemCommand('postfix', ['-c', join(base, 'postfix'), 'check'])
    return startDaemon({
      command: '/usr/lib/postfix/sbin/master',
      args: ['-c', join(base, 'postfix'), '-d'],
      env: { MAIL_CONFIG: join(base, 'postfix') },
      log: join(base, 'log/postfix.out'),
      ports: [ports.smtp, ports.submission],
    })
  }
  const started = await Promise.allSettled([startDovecot(), startPostfix()])
  const [imap, smtp] = started
  if (imap.status === 'rejected' || smtp.status === 'rejected') {
    await Promise.all(started.map((one) => (one.status === 'fulfilled' ? one.value.stop() : null)))
    folder.remove()
    throw imap.status === 'rejected' ? imap.reason : (smtp as PromiseRejectedResult).reason
  }

  let dovecot = imap.value
  const home = (address: string) => {
    const [user = '', domain = ''] = address.split('@')
    if (!(address in users)) throw new Error(`Expected \`address\` to be a user of this server, got ${address}`)
    return join(base, 'mail', domain, user)
  }
  const read = (name: string) => readFileSync(join(base, 'log', name), 'utf8')
  return {
    ports,
    hostname,
    certificate: readFileSync(join(base, 'tls/certificate.pem'), 'utf8'),
    account: (address) => ({ host: '127.0.0.1', user: address, password: users[address] ?? '' }),
    maildir: (address) => join(home(address), 'Maildir'),
    mailLog: () => read('mail.log'),
    mailLogFile: join(base, 'log/mail.log'),
    mailLogLines: () => readMailLog(read('mail.log'), new Date().getUTCFullYear()),
    dovecotLog: () => read('dovecot.log'),
    setProgram: (address, script) => writeFileSync(join(base, 'programs', address), script),
    setSieve: (address, script) => {
      const path = join(home(address), 'active.sieve')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, script)
      for (const owned of [dirname(path), path]) chownSync(owned, mailOwner, mailOwner)
    },
    saveTo: async (address, mailbox, message) => {
      const config = join(base, 'dovecot/dovecot.conf')
      const saving = systemCommand('doveadm', ['-c', config, 'save', '-u', address, '-m', mailbox])
      saving.child.stdin?.end(message)
      await saving
    },
    pauseImap: () => dovecot.stop(),
    resumeImap: async () => {
      dovecot = await startDovecot()
    },
    stop: async () => {
      await Promise.all([dovecot.stop(), smtp.value.stop()])
      folder.remove()
    },
  }
}

/** Ports for a mail pair that is started later. */
export async function freeMailPorts(): Promise<MailPorts> {
  const [smtp = 0, submission = 0, imap = 0, imaps = 0, lmtp = 0] = await freePorts(5)
  return { smtp, submission, imap, imaps, lmtp }
}

function passwords(domains: MailPairOptions['domains']): Readonly<Record<string, string>> {
  const addresses = Object.entries(domains).flatMap(([domain, { users }]) => users.map((user) => `${user}@${domain}`))
  return Object.fromEntries(addresses.map((address) => [address, `${address.split('@')[0]}-secret`]))
}
