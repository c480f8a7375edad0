import type { FolderRole } from '../model/fact.ts'

const BY_USE: Readonly<Record<string, FolderRole | 'ours'>> = {
  '\\inbox': 'inbox',
  '\\junk': 'junk',
  '\\all': 'all',
  '\\archive': 'all',
  '\\sent': 'ours',
  '\\drafts': 'ours',
}

const JUNK =
  /^(junk|spam|bulk( mail)?|junk[ -]?e?-?mail|quarantine|spamverdacht|unerwünscht|indésirables|courrier indésirable|correo no deseado|posta indesiderata|ongewenste e?-?mail)$/i
const ALL = /^(all[ -]?mail|archive?s?|alle nachrichten|tous les messages|todos|tutti i messaggi|alle e-mails?)$/i
const OURS = /^(sent([ -]?(items|mail|messages))?|drafts?|outbox|templates|notes)$/i

/**
 * The role of a folder, by the server's special-use flag and else by its name; null for those that hold our own words:
 * sent, drafts.
 */
export function folderRole(path: string, delimiter: string, specialUse: string | null): FolderRole | null {
  const use = BY_USE[specialUse?.toLowerCase() ?? '']
  if (use !== undefined) return use === 'ours' ? null : use
  if (/^inbox$/i.test(path)) return 'inbox'
  const name = path.slice(path.lastIndexOf(delimiter) + 1)
  if (JUNK.test(name)) return 'junk'
  if (ALL.test(name)) return 'all'
  return OURS.test(name) ? null : 'other'
}
