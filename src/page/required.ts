import { wordsOf } from './fold.ts'
import { fieldLexicon } from './lexicon.ts'
import { labelOf } from './routes.ts'
import type { FieldSnapshot } from './snapshot.ts'

/** Whether a form insists on a field: by its attribute, or by a star or a word beside it. */
export function isRequired(field: FieldSnapshot): boolean {
  if (field.required) return true
  const label = labelOf(field)
  if (field.type === 'submit' || field.type === 'button' || field.type === 'image' || label === null) return false
  if (/(^|\s|\p{L}|\))[*＊✱](\s|:|$)/u.test(label)) return true
  const near = label.length < 80 ? fieldLexicon.find(wordsOf(label)).hits : []
  if (near.some(({ concept }) => concept === 'optional')) return false
  if (near.some(({ concept }) => concept === 'required')) return true
  return /\b(is-?)?(required|mandatory|validate-required|obrigatorio|pflichtfeld)\b/i.test(field.className ?? '')
}
