import type { FormReading } from './reading.ts'
import type { PageSnapshot } from './snapshot.ts'

/** Makers of forms that live in a frame of their own. */
const FORM_MAKERS =
  /typeform|hsforms|hubspot|jotform|docs\.google\.com\/forms|wufoo|formstack|cognitoforms|123formbuilder|paperform|tally\.so|formsite|smartsheet|zoho\w*\.\w+\/.*form|forms\.office|formassembly|pardot|marketo|zendesk|freshdesk|surveymonkey|\bforms?\b/i
const LITTLE_TEXT = 300

/**
 * Whether a page read without a browser may offer more than was seen: its form is drawn by script, lies in a frame, or
 * is hidden until something is clicked. A rendered page needs none.
 */
export function needsBrowser(page: PageSnapshot, forms: readonly FormReading[]): boolean {
  if (page.rendered) return false
  const taking = forms.find(({ kind }) => kind === 'contact' || kind === 'complaint')
  if (taking !== undefined) return page.forms.some(({ index, visible }) => index === taking.index && visible === false)
  if (page.frames.some(({ parent, url }) => parent !== null && url !== null && FORM_MAKERS.test(url))) return true
  const nothing = page.fields.length === 0
  if ((nothing || page.scripts.length > 0) && page.text.length < LITTLE_TEXT) return true
  return page.scripts.some((src) => FORM_MAKERS.test(src))
}
