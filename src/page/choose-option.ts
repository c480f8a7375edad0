import { fold } from './fold.ts'
import { speaksOf } from './recipe-words.ts'
import type { FieldSnapshot, OptionSnapshot } from './snapshot.ts'

/** The options of a list that are answers, not an invitation to choose. */
export function realOptions({ options }: FieldSnapshot): readonly OptionSnapshot[] {
  return options.filter(({ value, text, disabled }, at) => {
    if (disabled || fold(text) === '') return false
    return !(at === 0 && (value === '' || value === '0' || value === '-1' || /^[-–—.…]|\.{3}$|…$/.test(text.trim())))
  })
}

/** The topic under which a question about a product belongs; null where the list has no answers at all. */
export function topicOption(field: FieldSnapshot): OptionSnapshot | null {
  const options = realOptions(field)
  const about = (concept: 'support' | 'general') => options.find(({ text }) => speaksOf(concept, text))
  return about('support') ?? about('general') ?? options[0] ?? null
}

const NEUTRAL = /^(mx|divers|keine angabe|other|autre|no answer|prefer not|neutral|family|familie|dear customer)/

/** The form of address that says least about a person. */
export function salutationOption(field: FieldSnapshot): OptionSnapshot | null {
  const options = realOptions(field)
  return options.find(({ text }) => NEUTRAL.test(fold(text))) ?? options[0] ?? null
}
