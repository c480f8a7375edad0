import type { FoundChannel, SiteFinding } from '../../../src/model/site-audit.ts'
import { finding, type Seen } from '../seen.ts'

/** More clicks than these are many: testers of DSA art. 12 read "easily accessible" so. */
const FEW_STEPS = 3

/** What is offered, what it costs, and how far away it is. */
export function channelFindings(seen: Seen): readonly SiteFinding[] {
  return [...offered(seen), ...seen.channels.flatMap(cost), ...distance(seen), ...language(seen)]
}

function offered({ home, pages, channels }: Seen): readonly SiteFinding[] {
  const kinds = new Set(channels.map(({ channel }) => channel))
  const has = (...wanted: readonly FoundChannel['channel'][]) => wanted.some((kind) => kinds.has(kind))
  const page = pages[0] ?? home
  const touches = ['ecd-5', 'dsa-12']
  if (!has('form', 'email', 'phone', 'chat', 'messenger', 'fax', 'post')) {
    return [
      finding('no-channel-found', 'customer', page, 'No way of reaching the brand was found within the budget.', {
        touches,
      }),
    ]
  }
  const found: SiteFinding[] = []
  if (has('fax') && !has('form', 'email', 'phone', 'chat', 'messenger')) {
    found.push(
      finding('fax-only', 'customer', page, 'A fax number is the only direct way that was found.', { touches }),
    )
  }
  if (!has('form', 'email')) {
    const how = has('chat', 'messenger') && !has('phone') ? 'chat-only' : 'nothing-in-writing'
    const said =
      how === 'chat-only'
        ? 'Chat is the only way that was found: what can be reached without it was not.'
        : 'No e-mail address and no form was found: a complaint leaves the writer no copy.'
    found.push(finding(how, 'customer', page, said, { touches: how === 'chat-only' ? [...touches, 'ai-50'] : touches }))
  }
  if (has('form') && !has('email')) {
    found.push(
      finding('no-email-address', 'seen', page, 'A form, and no e-mail address, was found.', { touches: ['ecd-5'] }),
    )
  }
  return found
}

function cost({ channel, phone, page, at }: FoundChannel): readonly SiteFinding[] {
  if (phone === null || channel !== 'phone') return []
  if (!phone.valid) {
    return [
      finding('number-not-valid', 'customer', page, `The number ${at} is not one of its country's numbering plan.`, {
        shown: at,
      }),
    ]
  }
  if (phone.aboveBasic !== true) return []
  const said = `A call to ${at} costs more than the basic rate: ${phone.why}.`
  return [finding('call-above-basic-rate', 'customer', page, said, { shown: at, touches: ['crd-21', 'c-568-15'] })]
}

function distance({ channels, pages, home }: Seen): readonly SiteFinding[] {
  const direct = channels.filter(({ channel }) => ['form', 'email', 'phone', 'chat', 'messenger'].includes(channel))
  const near = (kinds: readonly FoundChannel[]) =>
    kinds.flatMap(({ steps }) => steps ?? []).toSorted((a, b) => a - b)[0] ?? null
  const form = near(direct.filter(({ channel }) => channel === 'form'))
  const any = near(direct)
  const page = pages[0] ?? home
  const found: SiteFinding[] = []
  if (any !== null) {
    found.push(
      finding(
        'steps-to-contact',
        any > FEW_STEPS ? 'customer' : 'seen',
        page,
        `${clicks(any)} from the home page to the nearest way of contact.`,
        { touches: ['dsa-12', 'wcag-3.2.6'] },
      ),
    )
  }
  if (form !== null && form !== any) {
    found.push(
      finding(
        'steps-to-form',
        form > FEW_STEPS ? 'customer' : 'seen',
        page,
        `${clicks(form)} from the home page to the contact form.`,
        { touches: ['dsa-12'] },
      ),
    )
  }
  for (const { at, page: on } of direct.filter(({ channel, steps }) => channel === 'form' && steps === null)) {
    found.push(
      finding(
        'form-not-linked',
        'customer',
        on,
        `The form at ${at} was found by the sitemap; no link that was seen leads to it.`,
        { touches: ['dsa-12'] },
      ),
    )
  }
  return found
}

function language({ wanted, languages, pages, home }: Seen): readonly SiteFinding[] {
  if (wanted === null || languages.length === 0 || languages.includes(wanted)) return []
  const said = `The site offers itself in ${languages.join(', ')}, not in ${wanted}.`
  return [finding('language-not-offered', 'customer', pages[0] ?? home, said)]
}

function clicks(steps: number): string {
  return steps === 0 ? 'No click' : steps === 1 ? 'One click' : `${steps} clicks`
}
