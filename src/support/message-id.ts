import { TurnId } from '../model/plan.ts'

/** Which turn of which contact a Message-ID of ours stands for. */
export interface OwnMessageId {
  readonly token: string
  readonly turn: TurnId
  readonly domain: string
}

const OWN = /^<?([a-z2-9]{8})\.(opening|close|reply\.[a-z_]{1,40})@([a-z0-9.-]{1,253})>?$/
const CANARY = /^<?canary\.([a-z0-9_-]{1,100})@([a-z0-9.-]{1,253})>?$/

/** The Message-ID of a turn: `<k7m2qd9x.reply.serial_number@shopper.test>`. */
export function messageIdOf(token: string, turn: TurnId, domain: string): string {
  return `<${token}.${turn.replace(':', '.')}@${domain.toLowerCase()}>`
}

/** Reads a Message-ID of ours, with or without its brackets, in whatever case it came back; null for any other. */
export function parseMessageId(text: string): OwnMessageId | null {
  const [, token, written, domain] = OWN.exec(text.trim().toLowerCase()) ?? []
  if (token === undefined || written === undefined || domain === undefined) return null
  const turn = TurnId.safeParse(written.replace('.', ':'))
  return turn.success ? { token, turn: turn.data, domain } : null
}

/** The Message-ID of a mail to ourselves: `<canary.4f0c1d@shopper.test>`. */
export function canaryIdOf(canary: string, domain: string): string {
  return `<canary.${canary}@${domain.toLowerCase()}>`
}

/** Reads the token of a mail to ourselves; null for any other Message-ID. */
export function parseCanaryId(text: string): string | null {
  return CANARY.exec(text.trim().toLowerCase())?.[1] ?? null
}
