import type { Brand } from '../model/brand.ts'
import type { Contact } from '../model/plan.ts'
import type { Scenario, Wording } from '../model/scenario.ts'
import type { Persona, Study } from '../model/study.ts'
import type { Channel, Language } from '../model/words.ts'
import { canPlay, canSay } from './cast.ts'
import { shuffled } from './chance.ts'
import { contactWords } from './contact-words.ts'
import { deskOf, isSuppressed, SENDABLE, targetOf } from './desk.ts'
import type { LeftOut } from './draw.ts'
import { type createMint, replyAddress } from './mint.ts'
import type { StudyFiles } from './read-study.ts'

/** A contact that still wants its time. */
export type CastContact = Omit<Contact, 'notBefore'>

interface Wish {
  readonly wave: number
  readonly channel: Channel
  readonly scenario: Scenario
}

/** How much of the budget is used, and what each desk has read. */
interface Used {
  readonly perDesk: Map<string, number>
  readonly wordings: Set<string>
}

/** Chooses language, persona and wording for each contact that the budget allows. No desk reads a wording twice. */
export function castContacts(
  files: StudyFiles,
  mint: ReturnType<typeof createMint>,
): { contacts: readonly CastContact[]; leftOut: readonly LeftOut[] } {
  const used: Used = { perDesk: new Map(), wordings: new Set() }
  const contacts: CastContact[] = []
  const leftOut: LeftOut[] = []
  for (const brand of files.brands) {
    const mine: CastContact[] = []
    for (const wish of wishes(files, brand)) {
      const cast = castOne(files.study, brand, wish, mine, used, mint)
      if (typeof cast === 'string') leftOut.push({ what: nameOf(brand, wish), because: cast })
      else mine.push(cast)
    }
    contacts.push(...mine)
  }
  return { contacts, leftOut }
}

const nameOf = (brand: Brand, { channel, scenario, wave }: Wish) =>
  `${brand.slug} by ${channel}: ${scenario.slug}, wave ${wave}`

/** Everything that could be asked of a brand: waves in turn, channels in turn, scenarios in an order of chance. */
function wishes({ study, scenarios }: StudyFiles, brand: Brand): readonly Wish[] {
  const { engagement } = study
  if (engagement.kind === 'genuine-case') {
    const scenario = scenarios.find(({ slug }) => slug === engagement.case.scenario)
    const channel = study.channels.find((one) => deskOf(brand, one) !== null)
    return scenario && channel && brand.slug === engagement.case.brand ? [{ wave: 1, channel, scenario }] : []
  }
  const waves = Array.from({ length: study.waves }, (_, i) => {
    const wave = i + 1
    return inTurn(
      study.channels.map((channel) =>
        shuffled(scenarios, study.seed, `order|${brand.slug}|${wave}|${channel}`).map((scenario) => ({
          wave,
          channel,
          scenario,
        })),
      ),
    )
  })
  return inTurn(waves)
}

/** Merges lists by taking one of each in turn. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => (i < list.length ? [list[i] as T] : [])),
  ).flat()
}

function castOne(
  study: Study,
  brand: Brand,
  wish: Wish,
  mine: readonly CastContact[],
  used: Used,
  mint: ReturnType<typeof createMint>,
): CastContact | string {
  const { channel, scenario, wave } = wish
  if (!SENDABLE.includes(channel)) return `contacts by ${channel} are made and recorded by a person`
  const target = targetOf(brand, channel)
  const desk = deskOf(brand, channel)
  if (target === null || desk === null) return `the brand offers no ${channel}`
  const address = target.kind === 'email' ? target.address : null
  if (isSuppressed(study.suppression, desk, address)) return 'the suppression list names this desk'
  const over = overBudget(study, brand, wish, desk, mine, used)
  if (over !== null) return over
  const role = chooseRole(study, brand, wish, desk, used)
  if (typeof role === 'string') return role

  const { persona, language, wording } = role
  const script = scenario.scripts[language]
  if (script === undefined) return `scenario ${scenario.slug} is not written in ${language}`
  used.perDesk.set(desk, (used.perDesk.get(desk) ?? 0) + 1)
  for (const key of wordingKeys(brand, desk, scenario, language, wording)) used.wordings.add(key)
  const label = `${brand.slug}|${channel}|${scenario.slug}|${wave}`
  const token = mint.token(label)
  return {
    id: mint.contact(label),
    brand: brand.slug,
    channel,
    target,
    desk,
    scenario: scenario.slug,
    stage: scenario.stage,
    wave,
    language,
    persona: persona.slug,
    wording: wording.number,
    address: replyAddress(study.sender, persona, token),
    mailbox: (study.mailboxes.find(({ name }) => name === study.sender.mailbox) ?? study.mailboxes[0])?.name ?? '',
    token,
    listens: study.window.listens,
    agentMinutes: scenario.agentMinutes,
    ...contactWords(brand, persona, scenario, script, wording),
    answers: scenario.answers[language] ?? [],
    invents: scenario.invents,
    untruths: scenario.untruths.length,
  }
}

function overBudget(
  { budget }: Study,
  brand: Brand,
  { channel, scenario }: Wish,
  desk: string,
  mine: readonly CastContact[],
  used: Used,
): string | null {
  if (mine.length >= budget.contactsPerBrand) return `the budget allows ${budget.contactsPerBrand} contacts a brand`
  const byChannel = mine.filter((contact) => contact.channel === channel).length
  if (byChannel >= budget.contactsPerChannel) return `the budget allows ${budget.contactsPerChannel} contacts a channel`
  if ((used.perDesk.get(desk) ?? 0) >= budget.contactsPerDesk)
    return `the budget allows ${budget.contactsPerDesk} contacts at the desk ${desk}`
  const minutes = mine.reduce((sum, { agentMinutes }) => sum + agentMinutes, scenario.agentMinutes)
  if (minutes <= budget.agentMinutesPerBrand) return null
  return `the budget allows ${budget.agentMinutesPerBrand} agent minutes at ${brand.name}`
}

interface Role {
  readonly persona: Persona
  readonly language: Language
  readonly wording: Wording
}

/** The brand's first language in which somebody can say something that this desk has not read yet. */
function chooseRole(
  study: Study,
  brand: Brand,
  { channel, scenario, wave }: Wish,
  desk: string,
  used: Used,
): Role | string {
  const shared = brand.languages.filter(
    (language) => study.languages.includes(language) && scenario.scripts[language] !== undefined,
  )
  if (shared.length === 0) return `study, brand and scenario share no language`
  const { engagement } = study
  const personas = study.personas.filter(
    ({ slug }) => engagement.kind !== 'genuine-case' || slug === engagement.customer.persona,
  )
  let spoken = false
  for (const language of shared) {
    const script = scenario.scripts[language]
    if (script === undefined) continue
    const able = personas.filter((persona) => canPlay(persona, scenario, language))
    const roles = able.flatMap((persona) =>
      script.openings
        .filter((wording) => canSay(persona, scenario, script, wording))
        .map((wording) => ({ persona, language, wording })),
    )
    spoken ||= roles.length > 0
    const fresh = roles.filter(
      ({ wording }) => !wordingKeys(brand, desk, scenario, language, wording).some((key) => used.wordings.has(key)),
    )
    const [first] = shuffled(fresh, study.seed, `role|${brand.slug}|${channel}|${scenario.slug}|${wave}`)
    if (first !== undefined) return first
  }
  return spoken
    ? `the desk has read every wording of ${scenario.slug} that the personas can use`
    : `no persona can play it in ${shared.join(', ')}`
}

/** A wording is spent for the brand and for the desk, which may serve other brands too. */
function wordingKeys(
  brand: Brand,
  desk: string,
  scenario: Scenario,
  language: Language,
  wording: Wording,
): readonly string[] {
  const key = `${scenario.slug}|${language}|${wording.number}`
  return [`brand|${brand.slug}|${key}`, `desk|${desk}|${key}`]
}
