import type { Instant } from './time.ts'
import type { Sha256 } from './words.ts'

/** What a passive look at a site found: `audit.json`. Nothing was sent. */
export interface SiteAudit {
  readonly audit: 1
  readonly homePage: string
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly driver: 'playwright' | 'puppeteer'
  readonly robots: RobotsSeen
  /** In the order in which they were opened, the home page first. */
  readonly pages: readonly AuditedPage[]
  readonly channels: readonly FoundChannel[]
  readonly hours: readonly FoundHours[]
  /** Languages in which the site offers itself. */
  readonly languages: readonly string[]
  readonly values: readonly Quote[]
  readonly promises: readonly FoundPromise[]
  readonly findings: readonly SiteFinding[]
  /** Why no more pages were opened. */
  readonly ended: 'all-seen' | 'page-budget' | 'time-budget' | 'interrupted'
}

export interface RobotsSeen {
  readonly url: string
  /** What the file was answered with; null where no answer came. */
  readonly status: number | null
  /** Addresses that it asked us not to open, and that we did not open. */
  readonly refused: readonly string[]
}

export interface AuditedPage {
  readonly url: string
  readonly title: string
  readonly language: string | null
  readonly status: number | null
  /** Clicks from the home page, by the shortest way that was seen; null where no link led there. */
  readonly steps: number | null
  readonly html: Sha256 | null
  readonly picture: Sha256 | null
  readonly problem: string | null
}

/** A step on the way from the home page: what to click, and where one is then. */
export interface WayStep {
  readonly url: string
  readonly link: string
  readonly picture: Sha256 | null
}

export type FoundChannelKind = 'form' | 'email' | 'phone' | 'chat' | 'messenger' | 'social' | 'post' | 'fax' | 'store'

/** One way of reaching the brand, where it is offered. */
export interface FoundChannel {
  readonly channel: FoundChannelKind
  /** The address, the number, the vendor, the account; for a form its page. */
  readonly at: string
  /** Who runs it, where that is known: the vendor of a chat, the network of an account. */
  readonly vendor: string | null
  readonly page: string
  readonly steps: number | null
  readonly way: readonly WayStep[]
  /** What it was told by: a link, the text, a script, the form itself, schema.org. */
  readonly by: 'link' | 'text' | 'script' | 'form' | 'schema.org'
  readonly phone: FoundPhone | null
  readonly form: FoundForm | null
}

export interface FoundPhone {
  readonly number: string
  readonly country: string | null
  readonly kind: string | null
  readonly valid: boolean
  /** Whether a call costs more than the basic rate; null is unknown. */
  readonly aboveBasic: boolean | null
  readonly why: string | null
  readonly source: string | null
}

/** A contact form, and what it asks for. */
export interface FoundForm {
  readonly kind: string
  readonly confidence: number
  readonly fields: readonly FoundField[]
  readonly barriers: readonly { readonly barrier: string; readonly vendor: string | null }[]
}

export interface FoundField {
  readonly kind: string
  readonly label: string | null
  readonly required: boolean
}

export interface FoundHours {
  readonly quote: string
  /** As OpenStreetMap writes them; null where the words were not understood. */
  readonly hours: string | null
  readonly page: string
}

export interface Quote {
  readonly quote: string
  readonly page: string
}

export interface FoundPromise extends Quote {
  readonly about: string
  readonly min: number | null
  readonly max: number | null
  readonly unit: string | null
  readonly working: boolean
}

/**
 * Something that a customer, or our robot, meets on the way. What stopped the robot says nothing about the brand until a
 * person confirms it; what is `seen` is told and is no burden.
 */
export interface SiteFinding {
  readonly kind: string
  readonly concerns: 'customer' | 'robot' | 'seen'
  readonly said: string
  readonly page: string
  /** The words or the element that show it. */
  readonly shown: string | null
  readonly picture: Sha256 | null
  /** The guidelines and laws that it touches, by the ids of the list of guidelines. */
  readonly touches: readonly string[]
}
