import { hasPhrase } from './aims.ts'
import words from './banner-words.json' with { type: 'json' }
import type { PageSnapshot } from './snapshot.ts'

const LONGEST_BUTTON = 60

/** The words of a visible button that accepts cookies; null where the page shows no banner that asks for that. */
export function bannerButton(page: PageSnapshot): string | null {
  if (!hasPhrase(page.text, words.about)) return null
  const buttons = page.fields.filter(
    ({ tag, type, visibility }) => visibility.visible !== false && (tag === 'button' || /^(button|submit)$/.test(type)),
  )
  const texts = [
    ...buttons.map(({ labels, value }) => labels.text ?? labels.ariaLabel ?? value ?? ''),
    ...page.links.filter(({ visible }) => visible !== false).map(({ text }) => text),
  ]
  return texts.find((text) => text.length <= LONGEST_BUTTON && hasPhrase(text, words.accept)) ?? null
}
