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

/** A contact form that is passed over costs more than one looked at in vain. */
const MISSED_IS_WORSE = 1.5

/** What a form is for, and how sure that is. */
export function kindOfForm(features: FormFeatures): { readonly kind: FormKind; readonly confidence: number } {
  const { modelled, confidence } = modelledKind(features, model.weights)
  const kind = modelled === 'message' ? kindOfMessage(features) : modelled
  return { kind, confidence: Math.round(confidence * 1000) / 1000 }
}

/** The kind by these weights, before forms that take a message are split. */
export function modelledKind(
  features: FormFeatures,
  weights: FormModel,
): { readonly modelled: Modelled; readonly confidence: number } {
  // A contact form whose fields a script draws is only known by its words.
  const told = Math.max(...['text', 'form-name', 'action'].map((place) => features.get(`${place}:contact`) ?? 0))
  if (features.has('empty') && told > 0.4) return { modelled: 'message', confidence: 0.4 }
  const chances = chancesOf(features, weights)
  const favoured = chances.map((chance, place) => (MODELLED[place] === 'message' ? chance * MISSED_IS_WORSE : chance))
  const place = favoured.indexOf(Math.max(...favoured))
  return { modelled: MODELLED[place] ?? 'other', confidence: chances[place] ?? 0 }
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
