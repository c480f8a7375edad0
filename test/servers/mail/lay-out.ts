import { chownSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { systemCommand } from '../system-command.ts'

/** The numeric owner of all mailboxes; no user of that number has to exist. */
export const mailOwner = 5000

/** Lays out the folder of a mail pair: its files, its empty rooms with their owners, and its certificate. */
export async function layOut(base: string, hostname: string, files: Readonly<Record<string, string>>): Promise<void> {
  const hourAgo = Date.now() / 1000 - 3600
  for (const room of ['queue', 'data', 'log', 'run', 'mail', 'programs', 'tls']) mkdirSync(join(base, room))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
    // Postfix waits, at each program it starts, for a file that was changed within the last second to settle.
    utimesSync(join(base, path), hourAgo, hourAgo)
  }
  chownSync(join(base, 'mail'), mailOwner, mailOwner)
  const { stdout } = await systemCommand('id', ['-u', 'postfix'])
  chownSync(join(base, 'data'), Number(stdout), 0)
  await Promise.all([
    makeCertificate(base, hostname),
    // Compiled here, since the mailboxes' owner may not write beside it.
    systemCommand('sievec', [join(base, 'dovecot/junk.sieve')]),
  ])
}

async function makeCertificate(base: string, hostname: string): Promise<void> {
  const names = `subjectAltName=DNS:localhost,DNS:${hostname},IP:127.0.0.1`
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    join(base, 'tls/key.pem'),
  ]
  const subject = [
    '-subj',
    `/CN=${hostname}`,
    '-addext',
    names,
    '-days',
    '30',
    '-out',
    join(base, 'tls/certificate.pem'),
  ]
  await systemCommand('openssl', ['req', '-x509', ...key, ...subject])
}
