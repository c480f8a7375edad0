const SNIFFED = 4_096
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Saved bytes as text: by the byte order mark, then as UTF-8 where they are valid UTF-8 (a page saved by a program often
 * is, whatever it still declares), then by what the page declares, else windows-1252.
 */
export function decodeHtml(bytes: Uint8Array): string {
  for (const [encoding, mark] of MARKS) if (mark.every((byte, at) => bytes[at] === byte)) return decode(bytes, encoding)
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, SNIFFED))
  const declared = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null
  // These look like plain ASCII until they are decoded.
  if (declared !== null && /^(iso-2022|hz-)/.test(declared)) return decode(bytes, declared)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A page that says UTF-8 and holds a few wrong bytes is still UTF-8. UTF-16 is told by its mark alone.
    return decode(bytes, declared === null ? 'windows-1252' : declared.startsWith('utf') ? 'utf-8' : declared)
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}
