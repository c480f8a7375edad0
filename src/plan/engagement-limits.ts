import type { Budget } from '../model/study.ts'
import { periodMillis } from '../support/period.ts'

/** What a third party may ask of a desk at most, whatever the study's own budget says. */
export const THIRD_PARTY = {
  contactsPerBrand: 4,
  contactsPerDesk: 4,
  contactsPerChannel: 2,
  contactsPerDay: 1,
  minimumGap: 'P1D',
  agentMinutesPerBrand: 40,
  /** One enquiry must stay one that a desk answers in passing. */
  agentMinutesPerContact: 10,
} as const

/** Where a budget asks more of a brand than a third party may. */
export function overThirdParty(budget: Budget): readonly string[] {
  const counted = [
    'contactsPerBrand',
    'contactsPerDesk',
    'contactsPerChannel',
    'contactsPerDay',
    'agentMinutesPerBrand',
  ] as const
  return [
    ...counted
      .filter((key) => budget[key] > THIRD_PARTY[key])
      .map((key) => `\`budget.${key}\` may be ${THIRD_PARTY[key]} at most, is ${budget[key]}`),
    ...(periodMillis(budget.minimumGap) < periodMillis(THIRD_PARTY.minimumGap)
      ? [`\`budget.minimumGap\` must be ${THIRD_PARTY.minimumGap} at least, is ${budget.minimumGap}`]
      : []),
  ]
}
