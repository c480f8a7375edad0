const SNIFFED = 4_096
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Saved bytes as text: by the byte order mark, then by what the page declares, then UTF-8 where it is valid, else windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  for (const [encoding, mark] of MARKS) if (mark.every((byte, at) => bytes[at] === byte)) return decode(bytes, encoding)
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, SNIFFED))
  const declared = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]
  if (declared !== undefined && !/^utf-?(8|16)/i.test(declared)) return decode(bytes, declared)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A page that says UTF-8 and holds a few wrong bytes is still UTF-8.
    return decode(bytes, declared === undefined ? 'windows-1252' : 'utf-8')
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}
