import type { SiteFinding } from '../../../src/model/site-audit.ts'
import type { AxeIssue, PathAudit } from '../path-audit.ts'
import { finding, type Seen } from '../seen.ts'

const SLOW = 10_000

/** What was tried on the pages of the contact path. */
export function pathFindings({ paths }: Seen): readonly SiteFinding[] {
  return paths.flatMap((path) => [...axe(path), ...keyboard(path), ...narrow(path), ...empty(path), ...times(path)])
}

function axe({ url, axe: result }: PathAudit): readonly SiteFinding[] {
  if (result === null) return [finding('axe-not-run', 'robot', url, 'axe-core could not be run on this page.')]
  const said = ({ help, elements, rule }: AxeIssue, what: string) =>
    `${what} on the contact path (axe-core ${result.version}, ${rule}): ${help}; ${elements} ${elements === 1 ? 'element' : 'elements'}.`
  const touches = ({ criteria }: AxeIssue) =>
    criteria.map((tag) => `wcag-${[...tag.slice(4, 6)].join('.')}.${tag.slice(6)}`)
  return [
    ...result.violations.map((one) =>
      finding('axe-violation', 'customer', url, said(one, 'Automated finding'), {
        shown: one.example,
        touches: touches(one),
      }),
    ),
    ...result.incomplete.map((one) =>
      finding('axe-incomplete', 'seen', url, said(one, 'For a person to decide'), {
        shown: one.example,
        touches: touches(one),
      }),
    ),
  ]
}

function keyboard({ url, keyboard: reach }: PathAudit): readonly SiteFinding[] {
  if (reach === null) return []
  if (reach.trappedAt !== null && reach.missed.length > 0) {
    return [
      finding('keyboard-trap', 'customer', url, 'The focus is caught: Tab leads no further.', {
        shown: reach.trappedAt,
        touches: ['wcag-2.1.2'],
      }),
    ]
  }
  if (reach.missed.length > 0) {
    const said = `With the keyboard alone ${reach.reached} of ${reach.controls} controls of the form can be reached.`
    return [
      finding('keyboard-cannot-reach', 'customer', url, said, {
        shown: reach.missed.join(', '),
        touches: ['wcag-2.1.1'],
      }),
    ]
  }
  return [
    finding(
      'keyboard-reaches-all',
      'seen',
      url,
      `With the keyboard alone all ${reach.controls} controls of the form can be reached, after ${reach.presses} presses of Tab from the top.`,
    ),
  ]
}

function narrow({ url, narrow: view }: PathAudit): readonly SiteFinding[] {
  if (view === null || (view.overflow <= 1 && view.lost === 0)) return []
  const said = `On a screen of 320 CSS pixels the page is ${view.overflow} pixels too wide${view.lost > 0 ? `, and ${view.lost} controls lie outside it` : ''}.`
  return [finding('narrow-screen', 'customer', url, said, { touches: ['wcag-1.4.10'] })]
}

function empty({ url, empty: told }: PathAudit): readonly SiteFinding[] {
  if (told === null) return []
  const words = [...told.refused.map(({ field, words }) => `${field}: ${words}`), ...told.words].join(' · ')
  if (told.refused.length === 0 && told.words.length === 0) {
    const said = told.wouldSend
      ? 'An empty form would be sent as it is.'
      : 'An empty form is not sent, and nothing says why.'
    return [
      finding(
        told.wouldSend ? 'empty-form-is-sent' : 'empty-form-says-nothing',
        told.wouldSend ? 'seen' : 'customer',
        url,
        said,
        { touches: told.wouldSend ? [] : ['wcag-3.3.1'] },
      ),
    ]
  }
  return [finding('empty-form-says', 'seen', url, 'What an empty form says.', { shown: words })]
}

function times({ url, times: { usable } }: PathAudit): readonly SiteFinding[] {
  if (usable === null) return []
  const said = `Usable after ${(usable / 1000).toFixed(1)} s on this machine and line.`
  return [finding('time-until-usable', usable > SLOW ? 'customer' : 'seen', url, said)]
}
