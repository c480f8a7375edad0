import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { systemCommand } from '../system-command.ts'
import { type DeskData, initialData } from './initial-data.ts'
import { siteConfig } from './site-config.ts'

/** Request Tracker reads these two in place of /etc. */
export function siteEnvironment(base: string): Readonly<Record<string, string>> {
  return { RT_SITE_CONFIG: join(base, 'site-config.pm'), RT_SITE_CONFIG_DIR: join(base, 'site-config.d') }
}

/** Copies a fresh database of this desk to a path. Filling one takes ten seconds, so a filled one is kept for later. */
export async function freshDatabase(data: DeskData, path: string): Promise<void> {
  const text = initialData(data)
  const { stdout: version } = await systemCommand('dpkg-query', ['-W', 'request-tracker5'])
  const store = join(tmpdir(), `ringback-desks-${userInfo().uid}`)
  mkdirSync(store, { recursive: true, mode: 0o700 })
  const kept = join(store, `${createHash('sha256').update(version).update(text).digest('hex').slice(0, 16)}.sqlite`)
  if (!existsSync(kept)) await fill(data, text, kept)
  copyFileSync(kept, path)
}

async function fill(data: DeskData, text: string, kept: string): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'ringback-desk-'))
  try {
    const database = join(base, 'rt.sqlite')
    const datafile = join(base, 'desk.pl')
    mkdirSync(join(base, 'site-config.d'))
    writeFileSync(datafile, text)
    const site = siteConfig({ base, database, address: data.address, webPort: 80, smtpPort: 25, richText: true })
    writeFileSync(join(base, 'site-config.pm'), site)
    await ownedByWebServer(base)
    const setUp = (...args: readonly string[]) =>
      systemCommand('setpriv', [...asWebServer, 'rt-setup-database-5', ...args], siteEnvironment(base))
    await setUp('--action', 'init', '--skip-create')
    await setUp('--action', 'insert', '--datafile', datafile)
    copyFileSync(database, `${kept}.${process.pid}`)
    renameSync(`${kept}.${process.pid}`, kept)
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

const asWebServer = ['--reuid=www-data', '--regid=www-data', '--clear-groups']

/** Gives a folder and all that is in it to the user that Request Tracker runs as. */
export async function ownedByWebServer(base: string): Promise<void> {
  chmodSync(base, 0o755)
  await systemCommand('chown', ['-R', 'www-data:www-data', base])
}
