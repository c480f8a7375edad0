import { type HiddenBy, type LinkSnapshot, SNAPSHOT_BOUNDS } from '../snapshot.ts'
import { around, type FlatNode, type FlatTree } from './tree.ts'
import { textWithin } from './words.ts'

/** Reads the links of a page. `resolve` makes an address absolute. */
export function readLinks(
  tree: FlatTree,
  hidden: readonly (HiddenBy | null)[],
  resolve: (href: string) => string,
): readonly LinkSnapshot[] {
  const links: LinkSnapshot[] = []
  for (const node of tree) {
    const href = node.tag === 'a' || node.tag === 'area' ? node.attributes.get('href') : undefined
    if (href === undefined) continue
    if (links.length >= SNAPSHOT_BOUNDS.links) break
    const pictured = node.attributes.get('alt') ?? ''
    links.push({
      frame: 0,
      href: resolve(href.trim()).slice(0, SNAPSHOT_BOUNDS.attribute),
      text: textWithin(tree, node, SNAPSHOT_BOUNDS.label) || pictured,
      title: node.attributes.get('title') ?? null,
      ariaLabel: node.attributes.get('aria-label') ?? null,
      rel: node.attributes.get('rel') ?? null,
      region: regionOf(tree, node),
      visible: hidden[node.at] ? false : null,
    })
  }
  return links
}

const REGIONS = ['nav', 'header', 'footer', 'main', 'aside'] as const
const ROLES: Readonly<Record<string, LinkSnapshot['region']>> = {
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  main: 'main',
  complementary: 'aside',
}

function regionOf(tree: FlatTree, node: FlatNode): LinkSnapshot['region'] {
  for (const { tag, attributes } of around(tree, node)) {
    const byTag = REGIONS.find((region) => region === tag) ?? ROLES[attributes.get('role') ?? '']
    if (byTag) return byTag
    const names = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.toLowerCase()
    const byName = /\bfoot(er)?\b/.test(names)
      ? 'footer'
      : /\b(nav|navbar|navigation|menu)\b/.test(names)
        ? 'nav'
        : null
    if (byName !== null) return byName
  }
  return null
}
