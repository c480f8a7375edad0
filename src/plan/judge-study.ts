import type { Instant } from '../model/time.ts'
import { plus } from '../support/period.ts'
import { overThirdParty, THIRD_PARTY } from './engagement-limits.ts'
import { type Linter, lint } from './linter.ts'
import type { Publication } from './publication.ts'
import { type StudyFiles, wordingsHash } from './read-study.ts'
import { type Refusal, refuse } from './refusal.ts'
import { bareHost, covers, isReserved } from './reserved.ts'
import { samePerson } from './same-person.ts'

/** What the gate knows of the world when it judges a whole study. */
export interface StudyWorld {
  readonly now: Instant
  /** The last look at each domain; null where nobody looked, as in a check without network. */
  readonly published: readonly Publication[] | null
  readonly linter: Linter
}

/** Everything in a study that its engagement does not allow. Each turn is judged again before it is sent. */
export function judgeStudy(files: StudyFiles, world: StudyWorld): readonly Refusal[] {
  const { kind } = files.study.engagement
  return [
    ...(kind === 'own' || kind === 'consented' ? authorisation(files, world) : []),
    ...(kind === 'third-party' ? thirdParty(files) : []),
    ...(kind === 'genuine-case' ? genuineCase(files) : []),
    ...wordings(files, world.linter),
  ]
}

/** The domains that publish the authorisation's hash: those that it names and that somebody owns. */
export function publishingDomains(files: Pick<StudyFiles, 'brands' | 'authorisation'>): readonly string[] {
  const needed = domainsToAuthorise(files)
  const named = files.authorisation?.value.domains.map(bareHost) ?? []
  return [...new Set(named)].filter((one) => !isReserved(one) && needed.some((name) => covers(one, name)))
}

/** The domains that some brand must authorise: all but the reserved ones. */
export function domainsToAuthorise({ brands }: Pick<StudyFiles, 'brands'>): readonly string[] {
  const domains = brands.flatMap((brand) => brand.domains.map(bareHost))
  return [...new Set(domains)].filter((domain) => !isReserved(domain)).sort()
}

function authorisation(files: StudyFiles, { now, published }: StudyWorld): readonly Refusal[] {
  const needed = domainsToAuthorise(files)
  if (needed.length === 0) return []
  const signed = files.authorisation
  if (signed === null)
    return [refuse('not-authorised', `${needed.join(', ')} must authorise it, and there is no authorisation`)]
  const { domains, until, staffTold } = signed.value
  const { window } = files.study
  const refusals: Refusal[] = []
  for (const domain of needed.filter((one) => !domains.some((above) => covers(above, one)))) {
    refusals.push(refuse('outside-domain', `The authorisation covers ${domains.join(', ')}, not ${domain}`))
  }
  if (until <= now) refusals.push(refuse('authorisation-expired', `The authorisation ran out at ${until}`))
  else if (until < plus(window.opens, window.sends)) {
    refusals.push(
      refuse(
        'authorisation-expired',
        `The authorisation runs out at ${until}, before the window ends at ${plus(window.opens, window.sends)}`,
      ),
    )
  }
  if (staffTold.on > window.opens.slice(0, 10)) {
    refusals.push(
      refuse('staff-not-told', `The staff are told on ${staffTold.on}, after the window opens at ${window.opens}`),
    )
  }
  if (published === null) return refusals
  for (const domain of publishingDomains(files)) {
    const look = published.find((one) => bareHost(one.domain) === domain)
    if (look?.found.includes(signed.sha256)) continue
    refusals.push(
      refuse(
        'authorisation-unpublished',
        `${domain} does not publish ringback=${signed.sha256}: ${look?.detail ?? 'nobody looked'}`,
      ),
    )
  }
  return refusals
}

function thirdParty(files: StudyFiles): readonly Refusal[] {
  const { study, scenarios } = files
  if (study.engagement.kind !== 'third-party') return []
  const { purpose, responsible, signedOff } = study.engagement
  const hash = wordingsHash(files)
  const heavy = scenarios.filter(
    ({ agentMinutes, needs }) => agentMinutes + needs.length + 1 > THIRD_PARTY.agentMinutesPerContact,
  )
  return [
    ...(purpose.trim() === '' ? [refuse('no-purpose', 'The engagement names no purpose')] : []),
    ...invented(files),
    ...(signedOff === hash
      ? []
      : [refuse('wordings-not-signed-off', `${responsible.name} must read every wording and sign off ${hash}`)]),
    ...study.personas
      .filter(({ name }) => !samePerson(name, responsible.name))
      .map(({ slug, name }) =>
        refuse('persona-not-sender', `Persona \`${slug}\` must be ${responsible.name} in person, is ${name}`),
      ),
    ...overThirdParty(study.budget).map((what) => refuse('too-much-effort', `For a third party ${what}`)),
    ...heavy.map(({ slug }) =>
      refuse(
        'too-much-effort',
        `Scenario \`${slug}\` costs more than the ${THIRD_PARTY.agentMinutesPerContact} agent minutes of a third party's enquiry`,
      ),
    ),
  ]
}

function genuineCase(files: StudyFiles): readonly Refusal[] {
  const { study, brands, scenarios } = files
  if (study.engagement.kind !== 'genuine-case') return []
  const { purpose, customer } = study.engagement
  const one = brands.length === 1 && scenarios.length === 1 && study.waves === 1
  const others = study.personas.filter(({ slug }) => slug !== customer.persona)
  return [
    ...(purpose.trim() === '' ? [refuse('no-purpose', 'The engagement names no purpose')] : []),
    ...(one ? [] : [refuse('more-than-one-case', "A customer's case needs one brand, one scenario and one wave")]),
    ...others.map(({ slug }) =>
      refuse(
        'case-not-the-customers',
        `Persona \`${slug}\` is not the customer who consented, \`${customer.persona}\``,
      ),
    ),
    ...invented(files),
  ]
}

function invented({ scenarios }: StudyFiles): readonly Refusal[] {
  return scenarios
    .filter(({ invents }) => invents)
    .map(({ slug }) => refuse('invented-complaint', `Scenario \`${slug}\` is made up, and nobody consented to it`))
}

function wordings({ study, scenarios }: StudyFiles, linter: Linter): readonly Refusal[] {
  return scenarios.flatMap(({ slug, scripts }) =>
    study.languages.flatMap((language) => {
      const script = scripts[language]
      if (script === undefined) return []
      const texts = [
        ...script.openings.map(({ number, subject, body }) => [`opening ${number}`, `${subject}\n${body}`] as const),
        ...Object.entries(script.replies).map(([item, text]) => [`reply ${item}`, text] as const),
        ['close', script.close] as const,
        ['close unanswered', script.closeUnanswered] as const,
      ]
      return texts.flatMap(([section, text]) => {
        const findings = lint(linter, language, text)
        if (findings === null)
          return [refuse('message-refused', `There is no list of what a shopper must not say in \`${language}\``)]
        return findings.map(({ phrase, offence }) =>
          refuse(
            'message-refused',
            `Scenario \`${slug}\` in \`${language}\`, ${section}: a shopper must not say "${phrase}" (${offence})`,
          ),
        )
      })
    }),
  )
}
