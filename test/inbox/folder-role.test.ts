import { expect, test } from 'vitest'
import { folderRole } from '../../src/inbox/folder-role.ts'

test.each([
  ['INBOX', '/', '\\Inbox', 'inbox'],
  ['Inbox', '.', null, 'inbox'],
  ['[Gmail]/Spam', '/', '\\Junk', 'junk'],
  ['[Gmail]/Tous les messages', '/', '\\All', 'all'],
  ['INBOX.Junk E-Mail', '.', null, 'junk'],
  ['Spamverdacht', '/', null, 'junk'],
  ['Ongewenste e-mail', '/', null, 'junk'],
  ['Archive', '/', null, 'all'],
  ['INBOX.returns', '.', null, 'other'],
  ['Trash', '/', '\\Trash', 'other'],
  ['Verzonden', '/', '\\Sent', null],
  ['Sent Items', '/', null, null],
  ['Drafts', '/', null, null],
] as const)('%s with %s and %s is %s', (path, delimiter, use, role) =>
  expect(folderRole(path, delimiter, use)).toBe(role),
)
