import { plus } from '../../support/period.ts'
import { wholeMinutes } from '../agent-minutes.ts'
import { THIRD_PARTY } from '../engagement-limits.ts'
import type { FieldState, TurnAsked, TurnRule } from '../gate.ts'
import { PUBLISHED_FOR } from '../publication.ts'
import { bareHost, covers, isReserved } from '../reserved.ts'
import { samePerson } from '../same-person.ts'

/** Whether the engagement allows it: somebody consented, or it is what a third party may do. */
export const engagementRules: readonly TurnRule[] = [
  {
    code: 'not-authorised',
    against: authorised(({ to }, { authorisation }) => {
      if (authorisation === null) return `${to} needs an authorisation, and there is none`
      const covered = authorisation.value.domains.some((domain) => covers(domain, to))
      return covered ? null : `The authorisation covers ${authorisation.value.domains.join(', ')}, not ${to}`
    }),
  },
  {
    code: 'authorisation-changed',
    against: authorised(({ plan }, { authorisation }) =>
      authorisation?.sha256 === plan.authorisation
        ? null
        : 'The authorisation file is not the one that was planned with',
    ),
  },
  {
    code: 'authorisation-expired',
    against: authorised((_, { authorisation, now }) =>
      authorisation !== null && authorisation.value.until <= now
        ? `The authorisation ran out at ${authorisation.value.until}`
        : null,
    ),
  },
  { code: 'authorisation-unpublished', against: authorised(unpublished) },
  {
    code: 'invented-complaint',
    against: ({ plan, contact }) =>
      contact.invents && !consented(plan.engagement.kind)
        ? `Scenario \`${contact.scenario}\` is made up, and nobody consented to it`
        : null,
  },
  {
    code: 'no-purpose',
    against: ({ plan: { engagement } }) =>
      'purpose' in engagement && engagement.purpose.trim() === '' ? 'The engagement names no purpose' : null,
  },
  {
    code: 'wordings-not-signed-off',
    against: ({ plan: { engagement } }) =>
      engagement.kind === 'third-party' && engagement.signedOff === undefined
        ? 'The responsible person signed off no wordings'
        : null,
  },
  {
    code: 'persona-not-sender',
    against: ({ plan, contact }) => {
      if (plan.engagement.kind !== 'third-party') return null
      const persona = plan.personas.find(({ slug }) => slug === contact.persona)
      const { name } = plan.engagement.responsible
      return samePerson(persona?.name ?? '', name)
        ? null
        : `The shopper must be ${name} in person, is ${persona?.name ?? contact.persona}`
    },
  },
  {
    code: 'too-much-effort',
    only: 'opening',
    against: ({ plan, contact }) => {
      const minutes = wholeMinutes(contact)
      if (plan.engagement.kind !== 'third-party' || minutes <= THIRD_PARTY.agentMinutesPerContact) return null
      return `An enquiry of a third party may cost ${THIRD_PARTY.agentMinutesPerContact} agent minutes, this one costs ${minutes}`
    },
  },
  {
    code: 'case-not-the-customers',
    against: ({ plan: { engagement }, contact }) => {
      if (engagement.kind !== 'genuine-case') return null
      const own = contact.brand === engagement.case.brand && contact.scenario === engagement.case.scenario
      return own && contact.persona === engagement.customer.persona
        ? null
        : `Contact ${contact.id} is not the case of the customer who consented`
    },
  },
  {
    code: 'more-than-one-case',
    only: 'opening',
    against: ({ plan, contact }, { intents }) =>
      plan.engagement.kind === 'genuine-case' &&
      intents.some(({ contact: other, turn }) => turn === 'opening' && other !== contact.id)
        ? 'The case was brought forward before'
        : null,
  },
]

const consented = (kind: string) => kind === 'own' || kind === 'consented'

/** Own and consenting brands authorise it themselves; reserved domains belong to nobody. */
function authorised(against: TurnRule['against']): TurnRule['against'] {
  return (asked, field) =>
    !consented(asked.plan.engagement.kind) || isReserved(asked.to) ? null : against(asked, field)
}

function unpublished({ to }: TurnAsked, { authorisation, published, now }: FieldState): string | null {
  const domain = authorisation?.value.domains.find((one) => covers(one, to))
  if (authorisation === null || domain === undefined) return `${to} publishes no authorisation`
  const look = published.find((one) => bareHost(one.domain) === bareHost(domain))
  if (look === undefined || plus(look.at, PUBLISHED_FOR) < now)
    return `Nobody looked at what ${domain} publishes in the last day`
  return look.found.includes(authorisation.sha256)
    ? null
    : `${domain} does not publish the authorisation's hash: ${look.detail}`
}
