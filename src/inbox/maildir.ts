import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { FactOf, FolderRole } from '../model/fact.ts'
import type { Mailbox } from '../model/study.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import { createAlarm } from './alarm.ts'
import { folderRole } from './folder-role.ts'
import type { Inbox, InboxWorld } from './inbox.ts'
import { deliveredAt, uniqueName } from './maildir-name.ts'
import { watchFolders } from './watch-folders.ts'

type MaildirBox = Extract<Mailbox, { readonly kind: 'maildir' }>

interface Folder {
  readonly name: string
  readonly path: string
  readonly role: FolderRole
}

/** A Maildir, as mail servers deliver into it, with the Maildir++ folders `.Junk`, `.Spam` and all others. */
export async function openMaildir({ name, path }: MaildirBox, world: InboxWorld): Promise<Inbox> {
  const { clock } = world
  const root = resolve(world.folder ?? '.', path)
  const alarm = createAlarm(clock)
  const watching = watchFolders(alarm.ring, world.log)
  const looking = failingAs(name)
  await looking(foldersOf(root))

  return {
    name,
    async read(reading) {
      alarm.reset()
      const at = clock.now()
      const folders = await looking(foldersOf(root))
      // From before the listing on, so that nothing comes between the listing and the watching.
      watching.set([root, ...folders.flatMap((folder) => [join(folder.path, 'new'), join(folder.path, 'cur')])])
      for (const folder of folders) {
        for (const [key, file] of await looking(filesOf(folder))) {
          reading.signal.throwIfAborted()
          if (reading.known(key, folder.name)) continue
          const bytes = await looking(bytesOf(key, file, folder))
          if (bytes === null) world.log(`${name}: ${key} left ${folder.name} before it could be read`)
          else await reading.onMail(await receive(key, bytes, folder, name, world))
        }
      }
      return { kind: 'mailbox-read', at, mailbox: name, folders: folders.map(({ name, role }) => ({ name, role })) }
    },
    wait: alarm.wait,
    async close() {
      watching.set([])
    },
  }
}

async function receive(
  key: string,
  bytes: Uint8Array,
  { name: folder, role }: Folder,
  mailbox: string,
  { clock, evidence }: InboxWorld,
): Promise<FactOf<'mail-received'>> {
  const seen = clock.now()
  const named = deliveredAt(key, seen)
  const stamp = named === null ? 'first-seen' : 'maildir-name'
  const ref = await evidence.put(bytes, 'message/rfc822')
  return { kind: 'mail-received', at: named ?? seen, mailbox, folder, role, key, stamp, evidence: ref }
}

async function foldersOf(root: string): Promise<readonly Folder[]> {
  const entries = await readdir(root, { withFileTypes: true })
  const missing = ['new', 'cur'].find((needed) => !entries.some(({ name }) => name === needed))
  if (missing !== undefined) throw new Error(`Expected ${root} to be a Maildir, but it has no folder \`${missing}\``)
  const folders: Folder[] = [{ name: 'INBOX', path: root, role: 'inbox' }]
  for (const entry of entries) {
    const name = /^\.([^.].*)$/.exec(entry.name)?.[1]
    const role = name === undefined ? null : folderRole(name, '.', null)
    const path = join(root, entry.name)
    if (name === undefined || role === null || !(await isA('folder', entry, path))) continue
    if ((await readdir(path)).includes('cur')) folders.push({ name, path, role })
  }
  return folders
}

// `new` before `cur`: what a mail program moves on meanwhile is found in the second. A message is a file: a pipe would
// be read for ever, and a folder would fail the whole mailbox.
async function filesOf({ path }: Folder): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const part of ['new', 'cur']) {
    const entries = await readdir(join(path, part), { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = join(path, part, entry.name)
      if (!entry.name.startsWith('.') && (await isA('file', entry, file))) files.set(uniqueName(entry.name), file)
    }
  }
  return files
}

// What a link leads to counts.
async function isA(kind: 'file' | 'folder', entry: Dirent, path: string): Promise<boolean> {
  const found = entry.isSymbolicLink() ? await unlessMissing(stat(path)) : entry
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) === true
}

// A file may be renamed at any moment, when it is opened or marked; its delivery name stays.
async function bytesOf(key: string, file: string, folder: Folder): Promise<Uint8Array | null> {
  const bytes = await unlessMissing(readFile(file))
  if (bytes !== null) return bytes
  const now = (await filesOf(folder)).get(key)
  return now === undefined ? null : unlessMissing(readFile(now))
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function failingAs(mailbox: string) {
  return <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw new RingbackError('mailbox-failed', `Mailbox \`${mailbox}\`: ${messageOf(cause)}`, { cause })
    })
}
