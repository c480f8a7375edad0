import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Observation } from '../../../src/model/observation.ts'
import type { ContactLine, Result } from '../../../src/model/result.ts'
import { compute } from '../../../src/pipeline/compute.ts'
import { openStudy } from '../../../src/pipeline/open-study.ts'
import type { World } from '../../../src/pipeline/world.ts'
import { systemClock } from '../../../src/support/clock.ts'
import { zoneWhereItIsNoon } from './noon.ts'

/** What differs between the studies; all else is the same for all. */
export interface FieldPlan {
  /** The domain that the shopper writes from. */
  readonly domain: string
  readonly mailbox: object
  readonly delivery?: object
  /** Where the mail servers of the reserved domains are: domain to port. */
  readonly routes: Readonly<Record<string, number>>
  /** The brand's address, and the address of its form with the recipe. */
  readonly email?: string
  readonly form?: { readonly url: string; readonly recipe: object }
  readonly scenarios?: readonly string[]
  readonly window?: { readonly sends?: string; readonly listens?: string }
  readonly listening?: object
  readonly env?: World['env']
}

/** A study on the disk, in the machine's own time, with servers that are real. */
export interface Field {
  readonly folder: string
  readonly world: World
  /** What the run said, line by line. */
  readonly said: readonly string[]
  /** Ends a run in good order, as Ctrl-C does. */
  interrupt(): void
  told(): Promise<Told>
  remove(): Promise<void>
}

/** What the study holds at this moment. */
export interface Told {
  readonly observations: readonly Observation[]
  readonly contacts: readonly ContactLine[]
  readonly result: Result
}

/** Writes a study whose window opens now and is over within minutes. */
export async function openField(plan: FieldPlan): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-field-'))
  for (const [path, value] of Object.entries(filesOf(plan))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    // JSON is YAML.
    await writeFile(join(folder, path), JSON.stringify(value, null, 2))
  }
  const said: string[] = []
  const stop = new AbortController()
  const world: World = {
    clock: systemClock,
    env: { ...process.env, ...plan.env },
    signal: stop.signal,
    log: (line) => said.push(`${systemClock.now()} ${line}`),
  }
  return {
    folder,
    world,
    said,
    interrupt: () => stop.abort(),
    async told() {
      const study = await openStudy(folder, world)
      try {
        return { observations: [...(await study.observations())], ...(await compute(study)) }
      } finally {
        await study.close()
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function filesOf({ form, email, ...plan }: FieldPlan): Readonly<Record<string, object>> {
  const now = systemClock.now()
  const homePage = form === undefined ? 'https://brand.test/' : new URL('/', form.url).href
  const published = { quote: 'We answer within two hours.', url: homePage, date: now.slice(0, 10) }
  const study = {
    ringback: 1,
    name: 'A desk that is real',
    seed: plan.domain,
    engagement: { kind: 'own' },
    window: { opens: now, sends: 'PT10S', listens: 'PT1M', ...plan.window },
    brands: ['brand'],
    scenarios: plan.scenarios ?? ['repair-overdue'],
    channels: [...(email === undefined ? [] : ['email']), ...(form === undefined ? [] : ['form'])],
    languages: ['en'],
    personas: [
      {
        slug: 'ada',
        name: 'Ada Winter',
        languages: ['en'],
        mailName: 'ada.winter',
        items: { serial_number: 'RB-2041-77' },
      },
    ],
    budget: { contactsPerDay: 8, minimumGap: 'PT1S' },
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
        id: 'two-hours',
        title: 'An answer within two hours',
        metric: 'first-response-time',
        limit: 'PT2H',
        source: published,
      },
    ],
  }
  return {
    'study.yaml': study,
    'brands/brand.yaml': brand,
    ...(form === undefined ? {} : { 'recipes/brand.yaml': form.recipe }),
  }
}
