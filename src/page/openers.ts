import type { Target } from '../model/recipe.ts'
import { beginsWith } from './recipe-words.ts'
import type { PageSnapshot } from './snapshot.ts'
import { buttonTargetOf } from './target.ts'

/** What may open a form that is not there yet: buttons first, then links that stay on the page. */
export function openersOf(page: PageSnapshot): readonly Target[] {
  const switches = new Set(page.fields.flatMap(({ visibility }) => visibility.revealedBy ?? []))
  const revealing = [...switches].map((selector): Target => ({ selector }))
  const buttons = page.fields
    .filter(({ tag, type, role, visibility }) => {
      return visibility.visible !== false && (tag === 'button' || role === 'button' || type === 'button')
    })
    .filter(({ labels }) => beginsWith('open', labels.text ?? labels.ariaLabel ?? ''))
    .map((button) => buttonTargetOf(page, button))
  const links = page.links
    .filter(({ text, visible, href }) => visible !== false && staysHere(href, page.url) && beginsWith('open', text))
    .map(({ text }): Target => ({ text, role: 'link' }))
  const seen = new Set<string>()
  return [...revealing, ...buttons, ...links].filter((target) => {
    const key = JSON.stringify(target)
    return !seen.has(key) && seen.add(key)
  })
}

function staysHere(href: string, url: string | null): boolean {
  return href.startsWith('javascript:') || href.replace(/#.*$/, '') === (url ?? '').replace(/#.*$/, '')
}
