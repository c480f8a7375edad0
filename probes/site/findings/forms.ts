import type { SiteFinding } from '../../../src/model/site-audit.ts'
import type { FormReading } from '../../../src/page/reading.ts'
import { contactForms } from '../contact-form.ts'
import { finding, type Seen } from '../seen.ts'
import type { Visited } from '../visit.ts'

/** What a question needs no answer to: asked for, it is a burden; demanded, a barrier. */
const NEEDLESS: Readonly<Record<string, string>> = {
  phone: 'a telephone number',
  fax: 'a fax number',
  company: 'a company',
  address: 'a postal address',
  city: 'a town',
  state: 'a state',
  postal_code: 'a postal code',
  country: 'a country',
  order_number: 'an order number',
  serial_number: 'a serial number',
  purchase_date: 'a date of purchase',
  attachment: 'a file',
  salutation: 'a form of address',
}
const MANY_REQUIRED = 6

/** What the contact forms ask for, and what stands before them. */
export function formFindings({ pages, channels }: Seen): readonly SiteFinding[] {
  const written = channels.some(({ channel }) => channel === 'form' || channel === 'email')
  return pages.flatMap((page) => [
    ...contactForms(page).flatMap((form) => [...asked(page, form), ...barred(page, form)]),
    ...(written ? [] : logins(page)),
  ])
}

function asked(page: Visited, { fields }: FormReading): readonly SiteFinding[] {
  const found: SiteFinding[] = []
  const required = fields.filter(
    (field) => field.required && !['submit', 'reset', 'cancel', 'honeypot'].includes(field.kind),
  )
  for (const { kind, label, required: demanded } of fields) {
    const what = NEEDLESS[kind]
    if (what === undefined || !demanded) continue
    found.push(
      finding(
        'needless-field-required',
        'customer',
        page,
        `The form demands ${what}, which a question does not need.`,
        { shown: label, touches: ['gdpr-5'] },
      ),
    )
  }
  if (required.length > MANY_REQUIRED) {
    found.push(
      finding('many-required-fields', 'customer', page, `The form demands ${required.length} entries.`, {
        shown: required.map(({ label, kind }) => label ?? kind).join(', '),
      }),
    )
  } else if (required.length > 0) {
    found.push(
      finding(
        'required-fields',
        'seen',
        page,
        `The form demands ${required.length === 1 ? 'one entry' : `${required.length} entries`}.`,
        { shown: required.map(({ label, kind }) => label ?? kind).join(', ') },
      ),
    )
  }
  for (const { kind, label, required: demanded, at } of fields) {
    if (kind === 'honeypot')
      found.push(
        finding('trap-for-robots', 'seen', page, 'The form has a field that no person sees; it is never filled.', {
          shown: label,
        }),
      )
    if (kind !== 'consent' && kind !== 'marketing_consent') continue
    const ticked = page.snapshot?.fields[at]?.checked === true
    if (ticked)
      found.push(
        finding('consent-ticked-before', 'customer', page, 'A box of consent is ticked before anyone chose it.', {
          shown: label,
          touches: ['gdpr-7'],
        }),
      )
    if (kind === 'marketing_consent' && demanded) {
      found.push(
        finding('marketing-consent-required', 'customer', page, 'Who writes must agree to advertising.', {
          shown: label,
          touches: ['gdpr-7'],
        }),
      )
    } else if (demanded)
      found.push(finding('consent-required', 'seen', page, 'The form demands that a box is ticked.', { shown: label }))
  }
  return found
}

function barred(page: Visited, { barriers }: FormReading): readonly SiteFinding[] {
  return barriers.map(({ barrier, vendor, sign }) =>
    barrier === 'captcha'
      ? finding('captcha', 'customer', page, `A CAPTCHA (${vendor ?? 'of unknown make'}) stands before the form.`, {
          shown: sign,
          touches: ['wcag-1.1.1'],
        })
      : finding('login-wall', 'customer', page, 'The form asks for a login first.', {
          shown: sign,
          touches: ['dsa-12', 'wcag-3.3.8'],
        }),
  )
}

function logins(page: Visited): readonly SiteFinding[] {
  const login = page.forms.find(({ kind }) => kind === 'login')
  if (login === undefined && page.status !== 401) return []
  const said = 'A login is where a way of contact was to be expected, and no other way in writing was found.'
  return [
    finding('login-wall', 'customer', page, said, {
      shown: login?.selector ?? 'HTTP 401',
      touches: ['dsa-12', 'wcag-3.3.8'],
    }),
  ]
}
