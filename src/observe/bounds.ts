/** The largest part of a mail that is read. */
export const MOST_BYTES = 25 * 1024 * 1024
/** A mail with more lines is cut there: 7 MB of attachments as they are usually written. */
export const MOST_LINES = 100_000
/** Lines that may begin a part; a mail with more is cut there. */
export const MOST_PARTS = 5_000
const MOST_HEAD = 64 * 1024

/** As much of a mail as is safe to parse, with a note where that is not all. */
export function boundedMail(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly notes: readonly string[] } {
  if (bytes.length === 0) return { bytes, notes: ['there is nothing to read'] }
  const { end, limit } = endOf(bytes.subarray(0, MOST_BYTES))
  if (end === bytes.length) return { bytes, notes: [] }
  return { bytes: bytes.subarray(0, end), notes: [`only the first ${limit} were read`] }
}

/** The headers of a mail alone, for one whose body can not be read. */
export function headOf(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, MOST_HEAD)
  for (let at = 0; at < head.length; at++) {
    if (head[at] === 10 && (head[at + 1] === 10 || (head[at + 1] === 13 && head[at + 2] === 10))) {
      return head.subarray(0, at + 1)
    }
  }
  return head
}

// A part begins with two hyphens at the start of a line.
function endOf(bytes: Uint8Array): { readonly end: number; readonly limit: string } {
  let lines = 0
  let parts = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
    lines += 1
    if (bytes[at + 1] === 45 && bytes[at + 2] === 45) parts += 1
    if (lines > MOST_LINES) return { end: at + 1, limit: `${MOST_LINES} lines` }
    if (parts > MOST_PARTS) return { end: at + 1, limit: `${MOST_PARTS} parts` }
  }
  return { end: bytes.length, limit: `${MOST_BYTES} bytes` }
}
