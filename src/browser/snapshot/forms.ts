import type { FormSnapshot, HeadingSnapshot } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'
import type { Labels } from './labels.ts'
import type { Sight } from './sight.ts'

/** Reads the forms of a document, without their fields. Runs inside the page: it must not refer to anything outside itself. */
export function readForms(
  dom: Dom,
  sight: Sight,
  labels: Labels,
  forms: readonly HTMLFormElement[],
): { readonly forms: readonly FormSnapshot[]; readonly headings: readonly HeadingSnapshot[] } {
  const { bounds } = dom
  const headings = dom.elements.filter((element) => /^h[1-6]$/i.test(element.tagName))
  const follows = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

  // A heading at the top of a form names it better than the one above; one further down names a part of it.
  function headingOf(form: Element): string | null {
    const inside = headings.find((heading) => form.contains(heading))
    const first = form.querySelector('input:not([type=hidden]), select, textarea')
    if (inside !== undefined && (first === null || follows(inside, first))) return dom.words(inside)
    return dom.words(headings.findLast((heading) => !form.contains(heading) && follows(heading, form)))
  }

  const read = forms.slice(0, bounds.forms).map((form, index): FormSnapshot => {
    const cut = (name: string) => form.getAttribute(name)?.slice(0, bounds.attribute) ?? null
    const { left, top, width, height } = form.getBoundingClientRect()
    const method = cut('method')?.trim().toLowerCase()
    return {
      frame: 0,
      index,
      selector: dom.selector(form),
      hosts: dom.hosts(form),
      id: cut('id'),
      name: cut('name'),
      className: cut('class'),
      role: cut('role'),
      ariaLabel: cut('aria-label'),
      action: cut('action'),
      method: method === 'post' || method === 'dialog' ? method : 'get',
      enctype: cut('enctype'),
      heading: headingOf(form),
      legends: [...form.querySelectorAll('legend')].slice(0, 10).map((legend) => dom.words(legend) ?? ''),
      text: dom.tidy(form.innerText, bounds.formText),
      before: labels.leading(form, 400),
      links: [...form.querySelectorAll('a')].slice(0, 20).map((link) => ({
        text: dom.tidy(link.innerText),
        href: (link.getAttribute('href') ?? '').slice(0, bounds.attribute),
      })),
      ancestors: dom.ancestors(form),
      visible: sight.seen(form),
      box: {
        x: Math.round(left + scrollX),
        y: Math.round(top + scrollY),
        width: Math.round(width),
        height: Math.round(height),
      },
    }
  })
  return {
    forms: read,
    headings: headings
      .slice(0, bounds.headings)
      .map((heading) => ({ frame: 0, level: Number(heading.tagName[1]), text: dom.words(heading) ?? '' }))
      .filter(({ text }) => text !== ''),
  }
}
