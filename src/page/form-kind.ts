import type { FormFeatures } from './form-features.ts'
import model from './form-model.json' with { type: 'json' }
import type { FormKind } from './reading.ts'

/** The kinds that the model tells apart; a form that takes a message is split further by its words. */
export const MODELLED = [
  'message',
  'search',
  'login',
  'registration',
  'newsletter',
  'recovery',
  'order',
  'other',
] as const
export type Modelled = (typeof MODELLED)[number]

/** Weights by feature, one for each modelled kind. */
export type FormModel = Readonly<Record<string, readonly number[]>>

/** What a form is for, and how sure that is. */
export function kindOfForm(features: FormFeatures): { readonly kind: FormKind; readonly confidence: number } {
  const chances = chancesOf(features, model.weights)
  const confidence = Math.max(...chances)
  const modelled = MODELLED[chances.indexOf(confidence)] ?? 'other'
  const kind = modelled === 'message' ? kindOfMessage(features) : modelled
  return { kind, confidence: Math.round(confidence * 1000) / 1000 }
}

/** The chance of each modelled kind. */
export function chancesOf(features: FormFeatures, weights: FormModel): readonly number[] {
  const sums = MODELLED.map(() => 0)
  for (const [name, value] of features) {
    for (const [place, weight] of (weights[name] ?? []).entries()) sums[place] = (sums[place] ?? 0) + weight * value
  }
  const most = Math.max(...sums)
  const raised = sums.map((sum) => Math.exp(sum - most))
  const total = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / total)
}

const WEIGHTS: Readonly<Record<string, number>> = {
  submit: 2,
  heading: 2,
  'form-name': 1.5,
  legend: 1.2,
  action: 1.2,
  around: 1,
  before: 0.8,
  title: 0.8,
  url: 1,
  text: 0.5,
  'field-name': 0.3,
  label: 0.3,
}

// A text for the company, or one for other readers.
function kindOfMessage(features: FormFeatures): FormKind {
  const told = (concept: string) =>
    Object.entries(WEIGHTS).reduce(
      (sum, [where, weight]) => sum + weight * (features.get(`${where}:${concept}`) ?? 0),
      0,
    )
  const [contact, complaint, comment] = [told('contact'), told('complaint'), told('comment')]
  if (complaint > 0.5 && complaint >= 0.8 * contact && complaint >= comment) return 'complaint'
  return comment > contact ? 'comment' : 'contact'
}
