import type { SiteFinding } from '../../../src/model/site-audit.ts'
import { finding, type Seen } from '../seen.ts'
import type { Visited } from '../visit.ts'

const WALL =
  /just a moment|checking your browser|verify (that )?you are (a )?human|access denied|attention required|are you a robot|unusual traffic|ddos/i

/** What the pages themselves did: banners, walls, dead ends, what robots.txt asked. */
export function pageFindings(seen: Seen): readonly SiteFinding[] {
  return [...banners(seen), ...seen.pages.flatMap((page) => ended(page, seen)), ...robots(seen)]
}

function banners({ consent }: Seen): readonly SiteFinding[] {
  return consent.flatMap(({ ended: how, vendor, clicks, page, button }) => {
    if (how === 'declined') {
      return [
        finding(
          'banner-declined',
          'seen',
          page,
          `The cookie banner (${vendor}) was declined, with ${clicks} ${clicks === 1 ? 'click' : 'clicks'}.`,
        ),
      ]
    }
    if (how === 'none' && button === null) return []
    return [
      finding(
        'banner-not-declined',
        'customer',
        page,
        `A cookie banner${vendor === null ? '' : ` (${vendor})`} offers no way of declining that could be found.`,
        { shown: button, touches: ['gdpr-7'] },
      ),
    ]
  })
}

function ended(page: Visited, { stepsTo, pages }: Seen): readonly SiteFinding[] {
  const problems = (page.snapshot?.problems ?? []).map((problem) =>
    finding('page-read-in-part', 'robot', page, `The page could not be read whole: ${problem}.`),
  )
  if (page.problem === null) return problems
  const { status } = page
  const text = page.snapshot?.text ?? ''
  if (
    status === 403 ||
    status === 429 ||
    (status === 503 && WALL.test(text)) ||
    (text.length < 2_000 && WALL.test(text))
  ) {
    return [
      finding(
        'bot-wall',
        'robot',
        page,
        `Our robot was turned away (${page.problem}); whether a customer is, a person must see.`,
        { shown: text },
      ),
      ...problems,
    ]
  }
  if (status === 404 || status === 410) {
    if (stepsTo(page.asked) === null && page !== pages[0]) return problems
    return [
      finding('dead-link', 'customer', page, `A link that promised contact leads nowhere (${page.problem}).`, {
        shown: page.asked,
      }),
      ...problems,
    ]
  }
  return [
    finding('page-did-not-open', 'robot', page, `The page did not open: ${page.problem}.`, { shown: page.asked }),
    ...problems,
  ]
}

function robots({ refused, robotsStatus, home }: Seen): readonly SiteFinding[] {
  if (robotsStatus === null || robotsStatus >= 500) {
    const why = robotsStatus === null ? 'gave no answer' : `answered HTTP ${robotsStatus}`
    return [
      finding('robots-unknown', 'robot', home, `robots.txt ${why}: the site was left alone but for its home page.`),
    ]
  }
  if (refused.length === 0) return []
  return [
    finding(
      'robots-refused',
      'robot',
      home,
      `robots.txt asks robots not to open ${refused.length} of the addresses that looked promising; they were not opened.`,
      { shown: refused.join(' ') },
    ),
  ]
}
