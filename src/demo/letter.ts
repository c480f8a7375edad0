const BODY = /\r?\n\r?\n/

/** A header of a message, unfolded; null where it has none of that name. Enough for a desk, which trusts its shoppers. */
export function headerOf(bytes: Buffer, name: string): string | null {
  const [head = ''] = bytes.toString('utf8').split(BODY, 1)
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  const line = unfolded.split(/\r?\n/).find((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line === undefined ? null : line.slice(name.length + 1).trim()
}

/** The words of a message, as somebody skims them: soft line breaks joined, nothing decoded. */
export function wordsOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.slice(text.search(BODY)).replace(/=\r?\n/g, '')
}
