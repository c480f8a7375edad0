import { decodeHtml } from './html/decode.ts'
import { nameOf } from './html/find-labels.ts'
import { findHidden } from './html/hidden.ts'
import { parseBounded } from './html/parse.ts'
import { readFields } from './html/read-fields.ts'
import { readForms, readHeadings } from './html/read-forms.ts'
import { readLinks } from './html/read-links.ts'
import { selectorFinder } from './html/selectors.ts'
import { type FlatNode, type FlatTree, flatten, formSpans } from './html/tree.ts'
import { linesBetween, textWithin } from './html/words.ts'
import { type FrameSnapshot, type PageSnapshot, SNAPSHOT_BOUNDS } from './snapshot.ts'

/** More bytes than this are cut: the largest honest pages are a tenth of it. */
export const MOST_BYTES = 12_000_000

/**
 * A snapshot of saved HTML, without a browser: no layout, no scripts, no style sheets but the page's own simple rules.
 * Broken markup and wrong encodings are read as far as they can be; what was cut is named in `problems`.
 */
export function snapshotOfHtml(saved: Uint8Array | string, savedFrom: string | null = null): PageSnapshot {
  const problems: string[] = []
  const html = typeof saved === 'string' ? saved : decodeHtml(saved.subarray(0, MOST_BYTES))
  if (saved.length > MOST_BYTES) problems.push(`larger than ${MOST_BYTES} bytes, the rest was not read`)
  const parsed = parseBounded(html.slice(0, MOST_BYTES))
  if (parsed.problem !== null) problems.push(parsed.problem)

  const tree = flatten(parsed)
  const url = savedFrom ?? canonicalOf(tree)
  const hidden = findHidden(tree)
  const selectorOf = selectorFinder(tree)
  const allForms = formSpans(tree)
  const forms = allForms.slice(0, SNAPSHOT_BOUNDS.forms)
  if (allForms.length > forms.length) problems.push(`${allForms.length} forms, only ${forms.length} were read`)
  const { fields, left } = readFields(tree, forms, hidden, selectorOf)
  if (left > 0) problems.push(`${fields.length + left} fields, only ${fields.length} were read`)
  const resolve = resolver(baseOf(tree, url))
  const sources = tree.filter(({ tag, attributes }) => tag === 'script' && attributes.has('src'))

  return {
    snapshot: 1,
    url,
    title: wordsOf(
      tree,
      tree.find(({ tag }) => tag === 'title'),
    ),
    language: tree.find(({ tag }) => tag === 'html')?.attributes.get('lang') || null,
    text: linesBetween(tree, 0, tree.length, SNAPSHOT_BOUNDS.text).join('\n').slice(0, SNAPSHOT_BOUNDS.text),
    rendered: false,
    viewport: null,
    frames: [pageFrame(url), ...framesOf(tree, selectorOf, resolve, hidden)],
    headings: readHeadings(tree),
    links: readLinks(tree, hidden, resolve),
    forms: readForms(tree, forms, hidden, selectorOf),
    fields,
    scripts: sources.slice(0, SNAPSHOT_BOUNDS.scripts).map(({ attributes }) => resolve(attributes.get('src') ?? '')),
    widgets: tree.filter(isWidget).slice(0, SNAPSHOT_BOUNDS.widgets).map(nameOf),
    problems,
  }
}

function wordsOf(tree: FlatTree, node: FlatNode | undefined): string {
  return node === undefined ? '' : textWithin(tree, node, SNAPSHOT_BOUNDS.label)
}

function baseOf(tree: FlatTree, url: string | null): string | null {
  const base = tree.find(({ tag }) => tag === 'base')?.attributes.get('href')
  return base === undefined ? url : resolver(url)(base)
}

// Where it was saved from, as far as the page says so itself.
function canonicalOf(tree: FlatTree): string | null {
  const link = tree.find(
    ({ tag, attributes }) => tag === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical',
  )
  return URL.parse(link?.attributes.get('href') ?? '')?.href ?? null
}

function resolver(base: string | null): (href: string) => string {
  return (href) => (base === null ? URL.parse(href)?.href : URL.parse(href, base)?.href) ?? href
}

function pageFrame(url: string | null): FrameSnapshot {
  return { parent: null, url, name: null, title: null, selector: null, read: true, visible: null }
}

function framesOf(
  tree: FlatTree,
  selectorOf: (node: FlatNode) => string,
  resolve: (href: string) => string,
  hidden: readonly unknown[],
): readonly FrameSnapshot[] {
  const frames = tree.filter(({ tag }) => tag === 'iframe' || tag === 'frame')
  return frames.slice(0, SNAPSHOT_BOUNDS.frames).map((node) => ({
    parent: 0,
    url: node.attributes.has('src') ? resolve(node.attributes.get('src') ?? '') : null,
    name: node.attributes.get('name') ?? null,
    title: node.attributes.get('title') ?? null,
    selector: selectorOf(node),
    read: false,
    visible: hidden[node.at] ? false : null,
  }))
}

const WIDGET =
  /captcha|turnstile|frc-|vaptcha|mtcap|geetest|intercom|drift|zendesk|zopim|livechat|tawk|crisp|tidio|hubspot-messages|olark|freshchat|userlike|smartsupp|jivo|purechat|liveperson|genesys/i

function isWidget({ tag, attributes }: FlatNode): boolean {
  if (tag === '' || tag === 'script' || tag === 'link') return false
  return WIDGET.test(`${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`) || tag === 'altcha-widget'
}
