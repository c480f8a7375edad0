const LONGEST = 500

/** A server's own words, in one line, short, and with the local parts of addresses taken out: these may name a person. */
export function maskWords(words: string): string {
  return words
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ')
    .replace(/("[^"]*"|[^\s<>()[\],;:"@]+)@/g, '***@')
    .trim()
}

// Each mail server has its own way to name the message that it took.
const QUEUE_IDS = [
  /\bqueued as ([\w.-]+)/i,
  /\bqp (\d+)/i,
  /\bid=([\w.-]+)/i,
  /\[InternalId=(\d+)/i,
  /\bok:? (?:queued |message )?<?([\w-]{8,})>?(?: |$)/i,
  /\b([\w]{10,}) message accepted for delivery/i,
  /<[^<>@]+> [^<>\s@]+@?\S* ([\w+/=]{12,}) saved/i,
] as const

/** The name that the server gave to the message, where its words hold one in a known way. */
export function queueIdIn(words: string): string | null {
  const short = words.slice(0, LONGEST)
  for (const pattern of QUEUE_IDS) {
    const found = pattern.exec(short)?.[1]
    if (found !== undefined) return found
  }
  return null
}
