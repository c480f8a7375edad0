import type { Instant } from '../../../src/model/time.ts'
import type { MailPair } from '../../servers/mail-pair.ts'
import { zoneWhereItIsNoon } from './noon.ts'

/** What differs between the studies; all else is the same for all. */
export interface FieldPlan {
  /** The domain that the shopper writes from. */
  readonly domain: string
  readonly mailbox: object
  readonly delivery?: object
  /** Where the mail servers of the reserved domains are: domain to port. */
  readonly routes: Readonly<Record<string, number>>
  /** The brand's address, and its form with the recipe. */
  readonly email?: string
  readonly form?: { readonly url: string; readonly recipe: object }
  readonly scenarios?: readonly string[]
  readonly window?: object
  readonly listening?: object
  readonly budget?: object
  /** What the brand promises for its first response. */
  readonly promises?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The mailbox of an address on a mail pair, by the one way or the other. */
export function mailboxOf(
  mail: MailPair,
  address: string,
  kind: 'imap' | 'maildir',
): Pick<FieldPlan, 'mailbox' | 'env'> {
  if (kind === 'maildir') return { mailbox: { kind, name: 'shopper', path: mail.maildir(address) } }
  const { host, user, password } = mail.account(address)
  return {
    mailbox: { kind, name: 'shopper', host, port: mail.ports.imaps, user, passwordFrom: 'SHOPPER_PASSWORD' },
    env: { SHOPPER_PASSWORD: password },
  }
}

/** The files of a study of one brand, by path. JSON is YAML. */
export function studyFiles({ form, email, ...plan }: FieldPlan, now: Instant): Readonly<Record<string, string>> {
  const homePage = form === undefined ? 'https://brand.test/' : new URL('/', form.url).href
  const study = {
    ringback: 1,
    name: 'A desk that is real',
    seed: plan.domain,
    engagement: { kind: 'own' },
    window: { opens: now, sends: 'PT5S', listens: 'PT1M', ...plan.window },
    brands: ['brand'],
    scenarios: plan.scenarios ?? ['repair-overdue'],
    channels: [...(email === undefined ? [] : ['email']), ...(form === undefined ? [] : ['form'])],
    languages: ['en'],
    personas: [ADA],
    budget: { contactsPerDay: 8, minimumGap: 'PT1S', ...plan.budget },
    sender: { domain: plan.domain, delivery: plan.delivery ?? { kind: 'direct' } },
    mailboxes: [plan.mailbox],
    routes: Object.fromEntries(Object.entries(plan.routes).map(([domain, port]) => [domain, `127.0.0.1:${port}`])),
    listening: { every: 'PT1S', canaryLimit: 'PT1M', replyAfter: 'PT1S', ...plan.listening },
  }
  const brand = {
    brand: 1,
    name: 'Brand & Daughters',
    homePage,
    country: 'GB',
    zone: zoneWhereItIsNoon(now),
    languages: ['en'],
    domains: ['brand.test', '127.0.0.1'],
    product: 'Kettle K1',
    channels: {
      ...(email === undefined ? {} : { email: { address: email, published: homePage } }),
      ...(form === undefined ? {} : { form: { url: form.url, recipe: 'brand' } }),
    },
    promises: [
      {
        id: 'answer',
        title: 'A prompt answer',
        metric: 'first-response-time',
        limit: plan.promises ?? 'PT1M',
        source: { quote: 'We answer promptly.', url: homePage, date: now.slice(0, 10) },
      },
    ],
  }
  const files = { 'study.yaml': study, 'brands/brand.yaml': brand }
  const all = form === undefined ? files : { ...files, 'recipes/brand.yaml': form.recipe }
  return Object.fromEntries(Object.entries(all).map(([path, value]) => [path, JSON.stringify(value, null, 2)]))
}

const ADA = {
  slug: 'ada',
  name: 'Ada Winter',
  languages: ['en'],
  mailName: 'ada.winter',
  items: { serial_number: 'RB-2041-77' },
}
