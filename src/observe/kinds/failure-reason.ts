import { fold } from '../../text/fold.ts'

/** Why a mail was not delivered, as a class: the server's own words may name a person. */
export type FailureReason =
  | 'no-such-mailbox'
  | 'mailbox-full'
  | 'mailbox-disabled'
  | 'moved'
  | 'no-such-host'
  | 'no-connection'
  | 'too-large'
  | 'sender-refused'
  | 'not-authenticated'
  | 'relay-refused'
  | 'refused-as-spam'
  | 'refused'
  | 'content-refused'
  | 'server-error'

const BY_WORDS: readonly (readonly [FailureReason, RegExp])[] = [
  ['mailbox-full', /quota|(mailbox|inbox|storage)\b.{0,40}\b(full|exceeded|limit)|insufficient (system )?storage/],
  [
    'no-such-host',
    /(host|domain|mx)\b.{0,40}\b(unknown|not found|not exist|no mx)|name or service not known|nxdomain|unrouteable mail domain/,
  ],
  [
    'no-such-mailbox',
    /(user|mailbox|recipient|address|account|alias)\b.{0,60}\b(unknown|not found|does ?n.t exist|not exist|unavailable|no longer|invalid|rejected)|(unknown|no such|invalid|not a known) (local )?(user|mailbox|recipient|address|account|person)/,
  ],
  ['not-authenticated', /dmarc|\bspf\b|dkim|sender policy|authenticat/],
  ['relay-refused', /relay(ing)?\b.{0,30}\b(denied|not permitted|prohibited|not allowed)|unable to relay/],
  ['refused-as-spam', /spam|block ?list|black ?list|\brbl\b|reputation|unsolicited|virus/],
  ['too-large', /too (large|big)|size (limit|exceeds)|exceeds .{0,20}size/],
  ['mailbox-disabled', /(account|mailbox|user)\b.{0,40}\b(disabled|suspended|inactive|deactivated|locked)/],
  [
    'no-connection',
    /timed? ?out|expired|refused to talk|connection (refused|lost|reset)|could not connect|no route to host/,
  ],
]
const BY_CODE: readonly (readonly [RegExp, FailureReason])[] = [
  [/^\d\.1\.[01345]$/, 'no-such-mailbox'],
  [/^\d\.1\.6$/, 'moved'],
  [/^\d\.(1\.2|1\.10|4\.3|4\.4)$/, 'no-such-host'],
  [/^\d\.1\.[78]$/, 'sender-refused'],
  [/^\d\.2\.1$/, 'mailbox-disabled'],
  [/^\d\.2\.2$/, 'mailbox-full'],
  [/^\d\.(2\.3|3\.4)$/, 'too-large'],
  [/^\d\.4\.\d+$/, 'no-connection'],
  [/^\d\.6\.\d+$/, 'content-refused'],
  [/^\d\.7\.(2[0-9]|30|1[0-4]|8|9)$/, 'not-authenticated'],
  [/^\d\.7\.\d+$/, 'refused'],
  [/^\d\.3\.\d+$/, 'server-error'],
]

/** The class of a failure: by the server's words where they say it, or else by its status code; null where neither does. */
export function failureReason(words: string, code: string | null): FailureReason | null {
  const folded = fold(words.slice(0, 2_000)).replaceAll('\n', ' ')
  const said = BY_WORDS.find(([, pattern]) => pattern.test(folded))
  if (said !== undefined) return said[0]
  return BY_CODE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? null
}
