import { Readable } from 'node:stream'

/** Bytes that wait: the stream is open, and gives nothing until it is let go. */
export interface HeldBytes {
  readonly stream: Readable
  /** Resolves when the reader first asks for bytes. */
  readonly asked: Promise<void>
  letGo(): void
}

/**
 * Holds a message back behind the server's 354.
 * The SMTP client pipes the stream only then, so the first read proves it; until `letGo` not one byte leaves.
 */
export function holdBack(bytes: Uint8Array): HeldBytes {
  const asked = Promise.withResolvers<void>()
  const stream = new Readable({ read: () => asked.resolve() })
  return {
    stream,
    asked: asked.promise,
    letGo() {
      stream.push(bytes)
      stream.push(null)
    },
  }
}
