import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Modelled } from '../../src/page/form-kind.ts'

/** One labelled form. */
export interface GoldForm {
  readonly page: string
  readonly form_index: number
  readonly url: string
  readonly lang: string
  readonly form_type: string
  readonly contact: boolean
  readonly duplicate: boolean
  readonly skipped: boolean
  readonly fields: readonly {
    readonly name: string
    readonly type: string
    readonly norm: string
    readonly annotated?: boolean
  }[]
}

/** Chosen before anything was measured, for parts of like size and share of languages. */
const SEED = 3
const BUILDING_SHARE = 0.6

/** The labelled forms that count, as the scorer counts them. */
export function readGold(folder: string): readonly GoldForm[] {
  const lines = readFileSync(join(folder, 'forms.jsonl'), 'utf8').trim().split('\n')
  return lines.map((line): GoldForm => JSON.parse(line)).filter(({ skipped, duplicate }) => !skipped && !duplicate)
}

/** The site that a page is of: no site has pages in both parts. */
export function siteOf(url: string): string {
  const labels = new URL(url).hostname.split('.')
  const twoLevels = /^(co|com|net|org|ac|gov|edu)$/.test(labels.at(-2) ?? '') && labels.at(-1)?.length === 2
  return labels.slice(twoLevels ? -3 : -2).join('.')
}

/** Which part a site is in: the same on every machine. */
export function partOf(site: string): 'building' | 'checking' {
  return draw(`ringback forms ${SEED} ${site}`) < Math.round(BUILDING_SHARE * 256) ? 'building' : 'checking'
}

/** A byte drawn from a text. */
export function draw(text: string): number {
  return createHash('sha256').update(text).digest()[0] ?? 0
}

const KINDS: Readonly<Record<string, Modelled>> = {
  'contact/comment': 'message',
  search: 'search',
  login: 'login',
  registration: 'registration',
  'join mailing list': 'newsletter',
  'password/login recovery': 'recovery',
  'order/add to cart': 'order',
}

/** The kind that a label stands for. */
export function kindOfGold({ form_type }: GoldForm): Modelled {
  return KINDS[form_type] ?? 'other'
}
