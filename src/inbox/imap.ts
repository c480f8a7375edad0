import type { ImapFlow } from 'imapflow'
import type { FolderRole } from '../model/fact.ts'
import { createAlarm } from './alarm.ts'
import { folderRole } from './folder-role.ts'
import { connectImap, failingAs, type ImapBox } from './imap-connection.ts'
import { fetchMail } from './imap-fetch.ts'
import type { Inbox, InboxWorld } from './inbox.ts'

const OFTEN = 60_000

interface Folder {
  readonly name: string
  readonly role: FolderRole
}

/** How far a folder was read: every UID below `next` was handed out or known, as long as the validity stays. */
interface Progress {
  readonly validity: string
  readonly next: number
}

/** A mailbox on an IMAP server. Folders are only examined: nothing is marked as read. `at` is the server's INTERNALDATE, in whole seconds. */
export async function openImap(mailbox: ImapBox, world: InboxWorld): Promise<Inbox> {
  const alarm = createAlarm(world.clock)
  const looking = failingAs(mailbox.name)
  const progress = new Map<string, Progress>()
  const events = { onMail: alarm.ring, onEnd: notOften(alarm.ring) }
  const connect = () => connectImap(mailbox, world, events)
  let client = await connect()
  let idle: Promise<unknown> = Promise.resolve()

  return {
    name: mailbox.name,
    async read({ known, signal, onMail }) {
      signal.throwIfAborted()
      alarm.reset()
      if (!client.usable) client = await connect()
      // The only way out of a command that is under way.
      const stop = () => client.close()
      signal.addEventListener('abort', stop)
      try {
        const at = world.clock.now()
        const folders = await looking(foldersOf(client, mailbox))
        for (const { name, role } of folders) {
          const { uids, end } = await looking(freshIn(client, name, progress.get(name)))
          for (const uid of uids) {
            signal.throwIfAborted()
            const key = `${end.validity}/${uid}`
            if (known(key, name)) continue
            const mail = await looking(fetchMail(client, uid))
            if (mail === null) {
              world.log(`${mailbox.name}: ${key} left ${name} before it could be read`)
              continue
            }
            const stamp = mail.arrived === null ? 'first-seen' : 'internaldate'
            const evidence = await world.evidence.put(mail.bytes, 'message/rfc822')
            const received = mail.arrived ?? world.clock.now()
            await onMail({
              kind: 'mail-received',
              at: received,
              mailbox: mailbox.name,
              folder: name,
              role,
              key,
              stamp,
              evidence,
            })
          }
          progress.set(name, end)
        }
        return { kind: 'mailbox-read', at, mailbox: mailbox.name, folders }
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    async wait(until, signal) {
      // The inbox was read last and is still open: the server tells what comes. Other folders wait for the next reading.
      if (client.usable && !client.idling) idle = client.idle().catch(() => {})
      return alarm.wait(until, signal)
    },
    async close() {
      client.close()
      await idle
    },
  }
}

// A server that ends one connection after the other is asked again at the regular time, not at once.
function notOften(act: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - last > OFTEN) act()
    last = now
  }
}

// The inbox comes last, so that it is the one that stays open.
async function foldersOf(client: ImapFlow, { folders: wanted }: ImapBox): Promise<readonly Folder[]> {
  const folders: Folder[] = []
  const listed = await client.list()
  for (const { path, delimiter, specialUse, flags } of listed) {
    if (flags.has('\\Noselect') || flags.has('\\NonExistent')) continue
    const role = folderRole(path, delimiter, specialUse ?? null)
    if (wanted === undefined ? role !== null : wanted.includes(path))
      folders.push({ name: path, role: role ?? 'other' })
  }
  const missing = wanted?.find((path) => !folders.some(({ name }) => name === path))
  if (missing !== undefined) throw new Error(`Expected a folder \`${missing}\`, but there is none`)
  return folders.toSorted((a, b) => Number(a.role === 'inbox') - Number(b.role === 'inbox'))
}

// UIDs only grow while the validity stays the same; when it changes, everything is new to us, and `known` decides.
async function freshIn(client: ImapFlow, folder: string, before: Progress | undefined) {
  const { uidValidity, uidNext, exists } = await client.mailboxOpen(folder, { readOnly: true })
  const end: Progress = { validity: String(uidValidity), next: uidNext }
  const from = before?.validity === end.validity ? before.next : 1
  if (exists === 0 || from >= uidNext) return { uids: [], end }
  const found = await client.search({ uid: `${from}:*` }, { uid: true })
  if (!Array.isArray(found)) throw new Error(`Expected ${folder} to be searched, but the server declined`)
  // `9:*` names the last message even where that is 8.
  return { uids: found.filter((uid) => uid >= from).sort((a, b) => a - b), end }
}
