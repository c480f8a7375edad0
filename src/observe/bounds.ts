/** The largest part of a mail that is read. */
export const MOST_BYTES = 25 * 1024 * 1024
/** Lines that may begin a part; a mail with more is cut there. */
export const MOST_BOUNDARIES = 5_000
const MOST_HEAD = 64 * 1024

/** As much of a mail as is safe to parse, with a note where that is not all. */
export function boundedMail(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly notes: readonly string[] } {
  if (bytes.length === 0) return { bytes, notes: ['there is nothing to read'] }
  const end = boundariesEnd(bytes.length > MOST_BYTES ? bytes.subarray(0, MOST_BYTES) : bytes)
  if (end < Math.min(bytes.length, MOST_BYTES)) {
    return { bytes: bytes.subarray(0, end), notes: [`only the first ${MOST_BOUNDARIES} parts were read`] }
  }
  if (end < bytes.length)
    return { bytes: bytes.subarray(0, end), notes: [`only the first ${MOST_BYTES} bytes were read`] }
  return { bytes, notes: [] }
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

function boundariesEnd(bytes: Uint8Array): number {
  let seen = 0
  for (let at = bytes.indexOf(45); at !== -1; at = bytes.indexOf(45, at + 1)) {
    if (bytes[at + 1] !== 45 || (at > 0 && bytes[at - 1] !== 10)) continue
    seen += 1
    if (seen > MOST_BOUNDARIES) return at
  }
  return bytes.length
}
