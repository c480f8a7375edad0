import type { LinkSnapshot } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'
import type { Sight } from './sight.ts'

/** Reads the links of a document. Runs inside the page: it must not refer to anything outside itself. */
export function readLinks(dom: Dom, { seen }: Sight): readonly LinkSnapshot[] {
  const { bounds } = dom
  const regions = ['nav', 'header', 'footer', 'main', 'aside'] as const
  const roles: Readonly<Record<string, LinkSnapshot['region']>> = {
    navigation: 'nav',
    banner: 'header',
    contentinfo: 'footer',
    main: 'main',
    complementary: 'aside',
  }
  function regionOf(link: Element): LinkSnapshot['region'] {
    for (let at = dom.parent(link); at !== null; at = dom.parent(at)) {
      const tag = at.tagName.toLowerCase()
      const byTag = regions.find((region) => region === tag) ?? roles[at.getAttribute('role') ?? '']
      if (byTag) return byTag
      const names = `${dom.idOf(at)} ${at.getAttribute('class') ?? ''}`.toLowerCase()
      if (/\bfoot(er)?\b/.test(names)) return 'footer'
      if (/\b(nav|navbar|navigation|menu)\b/.test(names)) return 'nav'
    }
    return null
  }
  return dom.elements
    .filter((element): element is HTMLAnchorElement => element.matches('a[href], area[href]'))
    .slice(0, bounds.links)
    .map((link) => ({
      frame: 0,
      href: String(link.href).slice(0, bounds.attribute),
      text: dom.tidy(link.innerText || link.textContent || link.querySelector('img')?.alt || link.getAttribute('alt')),
      title: link.getAttribute('title'),
      ariaLabel: link.getAttribute('aria-label'),
      rel: link.getAttribute('rel'),
      region: regionOf(link),
      visible: seen(link),
    }))
}
