/** A value in DER, as RFC 3161 speaks it. */
export interface Der {
  readonly tag: number
  readonly content: Uint8Array
}

/** A value's bytes. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content])
}

/** The values that stand one after the other in `bytes`; an error where they are cut off. */
export function readDer(bytes: Uint8Array): readonly Der[] {
  const values: Der[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at++]
    const first = bytes[at++]
    if (tag === undefined || first === undefined) throw new RangeError('The DER ends in the middle of a value')
    let length = first
    if (first > 0x7f) {
      length = 0
      for (let more = first & 0x7f; more > 0; more--) length = length * 256 + (bytes[at++] ?? Number.NaN)
    }
    if (!(at + length <= bytes.length)) throw new RangeError('The DER ends in the middle of a value')
    values.push({ tag, content: bytes.subarray(at, at + length) })
    at += length
  }
  return values
}

/** The value at a path of positions: `[1, 0]` is the first within the second. */
export function derAt(bytes: Uint8Array, path: readonly number[]): Der {
  let within = bytes
  let found: Der | undefined
  for (const position of path) {
    found = readDer(within)[position]
    if (found === undefined) throw new RangeError('The DER has fewer values than it should')
    within = found.content
  }
  if (found === undefined) throw new RangeError('Expected a path')
  return found
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes: number[] = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}
