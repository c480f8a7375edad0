import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../support/clock.ts'
import { packageRoot } from '../support/package-root.ts'
import { type Deed, type DeskLog, openDeskLog } from './deed.ts'
import { type Desk, openDesk } from './desk.ts'
import { openMailServer } from './mail-server.ts'
import { openPost } from './post.ts'
import { openShopperMail, SHOPPER_DOMAIN } from './shopper-mail.ts'
import { openSite, type Shown, type Visit } from './site.ts'
import type { Stall } from './stall.ts'
import { broomClosetAudio } from './street/broom-closet-audio/stall.ts'
import { cityOnTheHill } from './street/city-on-the-hill/stall.ts'
import { coneOfSilence } from './street/cone-of-silence/stall.ts'
import { echoAndSons } from './street/echo-and-sons/stall.ts'
import { prontoGioielli } from './street/pronto-gioielli/stall.ts'

/** The brands of the street, as one walks along it. */
export const STALLS: readonly Stall[] = [echoAndSons, broomClosetAudio, prontoGioielli, coneOfSilence, cityOnTheHill]

/** A brand whose doors are open. */
export interface OpenStall {
  readonly stall: Stall
  /** Its web site: `http://echo-and-sons.localhost:41000`. */
  readonly origin: string
  /** Its mail domain, and where the server for it is. */
  readonly domain: string
  readonly route: string
  readonly log: DeskLog
}

/** The high street: five brands with their sites, mail servers and desks, and the shopper's own mail server. */
export interface Street {
  readonly stalls: readonly OpenStall[]
  /** Where mail to the shopper goes, and where it lies. */
  readonly shopper: { readonly domain: string; readonly route: string; readonly maildir: string }
  /** All that the desks did, by their own logs, in the order of time. */
  deeds(): readonly Deed[]
  close(): Promise<void>
}

/** The file of a stall, as it lies in the package. */
export function stallFile(slug: string, file: string): string {
  return readFileSync(join(packageRoot, 'src', 'demo', 'street', slug, file), 'utf8')
}

/** Opens the street on free ports of this machine. Logs go to `<folder>/logs`, the shopper's mail to `<folder>/mail`. */
export async function openStreet(folder: string, clock: Clock): Promise<Street> {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one()
  }
  try {
    const maildir = join(folder, 'mail')
    const shopper = await openShopperMail(maildir, clock)
    closers.push(shopper.close)
    const stalls: OpenStall[] = []
    for (const stall of STALLS) {
      const log = openDeskLog(join(folder, 'logs', `${stall.slug}.jsonl`))
      stalls.push(await openStall(stall, log, shopper.port, clock, closers))
    }
    return {
      stalls,
      shopper: { domain: SHOPPER_DOMAIN, route: `127.0.0.1:${shopper.port}`, maildir },
      deeds: () => stalls.flatMap(({ log }) => log.deeds).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openStall(
  stall: Stall,
  log: DeskLog,
  shopperPort: number,
  clock: Clock,
  closers: (() => Promise<void>)[],
): Promise<OpenStall> {
  const { slug } = stall
  const domain = `${slug}.test`
  const post = await openPost(domain, shopperPort, clock)
  const desk = openDesk(slug, stall.script, { clock, log, post })
  closers.push(desk.close)
  const mail = await openMailServer(domain, clock, desk.takeMail)
  closers.push(mail.close)
  const site = await openSite(clock, siteOf(stall, desk))
  closers.push(site.close)
  return {
    stall,
    origin: `http://${slug}.localhost:${site.port}`,
    domain,
    route: `127.0.0.1:${mail.port}`,
    log,
  }
}

function siteOf({ slug, pages, form }: Stall, desk: Desk): (visit: Visit) => Shown {
  const page = (file: string) => stallFile(slug, file)
  return ({ method, path, fields }) => {
    if (method === 'POST' && path === form.path) return take(form, desk, fields, page)
    const file = pages[path]
    if (file === undefined) return { kind: 'page', status: 404, html: '<h1>Not found</h1>' }
    return { kind: 'page', html: page(file) }
  }
}

function take(
  form: Stall['form'],
  desk: Desk,
  fields: ReadonlyMap<string, string>,
  page: (file: string) => string,
): Shown {
  const field = (name: string | undefined) => (name === undefined ? '' : (fields.get(name)?.trim() ?? ''))
  const email = field(form.email).toLowerCase()
  const passed = form.captcha === undefined || field(form.captcha[0]) === form.captcha[1]
  if (!email.includes('@') || field(form.message) === '' || field(form.trap) !== '' || !passed) {
    desk.refuseForm(email)
    return form.sorry()
  }
  return form.thanks(desk.takeForm(email, field(form.subject), field(form.message)), page)
}
