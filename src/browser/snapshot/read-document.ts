import type {
  FieldSnapshot,
  FormSnapshot,
  HeadingSnapshot,
  LinkSnapshot,
  PageSnapshot,
} from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'

/** What the script hands over of one document. */
export interface DocumentSnapshot {
  readonly url: string
  readonly title: string
  readonly language: string | null
  readonly text: string
  readonly viewport: NonNullable<PageSnapshot['viewport']>
  readonly headings: readonly HeadingSnapshot[]
  readonly links: readonly LinkSnapshot[]
  readonly forms: readonly FormSnapshot[]
  readonly fields: readonly FieldSnapshot[]
  readonly scripts: readonly string[]
  readonly widgets: readonly string[]
  readonly problems: readonly string[]
}

type Read = Pick<DocumentSnapshot, 'headings' | 'links' | 'forms' | 'fields'> & {
  readonly allFields: number
  readonly allForms: number
}

/** Puts together what was read. Runs inside the page: it must not refer to anything outside itself. */
export function readDocument(dom: Dom, { allFields, allForms, ...read }: Read): DocumentSnapshot {
  const { bounds, elements } = dom
  const vendors =
    /captcha|turnstile|frc-|vaptcha|mtcap|geetest|intercom|drift|zendesk|zopim|livechat|tawk|crisp|tidio|hubspot-messages|olark|freshchat|userlike|smartsupp|jivo|purechat|liveperson|genesys/i
  const widgets = elements.filter(
    (element) =>
      !/^(script|link|style|html|body)$/i.test(element.tagName) &&
      (vendors.test(`${dom.idOf(element)} ${element.getAttribute('class') ?? ''}`) ||
        element.tagName === 'ALTCHA-WIDGET'),
  )
  const inShadow = elements.flatMap((element) => [...(element.shadowRoot?.children ?? [])])
  const drawn = inShadow.map((element) =>
    element instanceof HTMLElement && element.tagName !== 'STYLE' ? element.innerText : '',
  )
  const lines = [document.body?.innerText.slice(0, bounds.text * 2) ?? '', ...drawn]
    .join('\n')
    .split('\n')
    .map((line) => dom.tidy(line, bounds.text))
  return {
    ...read,
    url: location.href,
    title: dom.tidy(document.title),
    language: document.documentElement?.getAttribute('lang') || null,
    text: lines
      .filter((line) => line !== '')
      .join('\n')
      .slice(0, bounds.text),
    viewport: { width: innerWidth, height: innerHeight, pageHeight: document.documentElement?.scrollHeight ?? 0 },
    scripts: [...document.scripts]
      .map(({ src }) => src.slice(0, bounds.attribute))
      .filter((src) => src !== '')
      .slice(0, bounds.scripts),
    widgets: widgets.slice(0, bounds.widgets).map(dom.nameOf),
    problems: [
      ...(dom.cut ? [`more than ${elements.length} elements, the rest was not read`] : []),
      ...(allFields > read.fields.length ? [`${allFields} fields, only ${read.fields.length} were read`] : []),
      ...(allForms > read.forms.length ? [`${allForms} forms, only ${read.forms.length} were read`] : []),
    ],
  }
}
