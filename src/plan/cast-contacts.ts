import type { Brand } from '../model/brand.ts'
import type { Contact } from '../model/plan.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Study } from '../model/study.ts'
import type { Channel, Language } from '../model/words.ts'
import { wholeMinutes } from './agent-minutes.ts'
import { shuffled } from './chance.ts'
import { chooseRole, type Wish, wordingKeys } from './choose-role.ts'
import { contactWords } from './contact-words.ts'
import { deskOf, isSuppressed, SENDABLE, targetOf } from './desk.ts'
import type { LeftOut } from './draw.ts'
import { type createMint, replyAddress } from './mint.ts'
import type { StudyFiles } from './read-study.ts'

/** A contact that still wants its time. */
export type CastContact = Omit<Contact, 'notBefore'>

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
function wishes({ study, scenarios, recipes }: StudyFiles, brand: Brand): readonly Wish[] {
  const { engagement } = study
  const form = brand.channels.form === undefined ? null : (recipes[brand.channels.form.recipe] ?? null)
  const recipeOf = (channel: Channel) => (channel === 'form' ? form : null)
  if (engagement.kind === 'genuine-case') {
    const scenario = scenarios.find(({ slug }) => slug === engagement.case.scenario)
    const channel = study.channels.find((one) => deskOf(brand, one) !== null) ?? study.channels[0]
    return scenario && channel && brand.slug === engagement.case.brand
      ? [{ wave: 1, channel, scenario, recipe: recipeOf(channel) }]
      : []
  }
  const waves = Array.from({ length: study.waves }, (_, i) => {
    const wave = i + 1
    return inTurn(
      study.channels.map((channel) =>
        shuffled(scenarios, study.seed, `order|${brand.slug}|${wave}|${channel}`).map((scenario) => ({
          wave,
          channel,
          scenario,
          recipe: recipeOf(channel),
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
  const over = overContacts(study, wish, desk, mine, used)
  if (over !== null) return over
  const role = chooseRole(study, brand, wish, desk, used.wordings)
  if (typeof role === 'string') return role

  const { persona, language, wording } = role
  const script = scenario.scripts[language]
  if (script === undefined) return `scenario ${scenario.slug} is not written in ${language}`
  const words = contactWords(brand, persona, scenario, script, wording)
  const minutes = [...mine, { ...words, agentMinutes: scenario.agentMinutes }].reduce(
    (sum, contact) => sum + wholeMinutes(contact),
    0,
  )
  const { agentMinutesPerBrand } = study.budget
  if (minutes > agentMinutesPerBrand) return `the budget allows ${agentMinutesPerBrand} agent minutes a brand`

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
    ...words,
    answers: answersIn([language, ...brand.languages], scenario),
    invents: scenario.invents,
    untruths: scenario.untruths.length,
  }
}

function overContacts(
  { budget }: Study,
  { channel }: Wish,
  desk: string,
  mine: readonly CastContact[],
  used: Used,
): string | null {
  const { contactsPerBrand, contactsPerChannel, contactsPerDesk } = budget
  if (mine.length >= contactsPerBrand) return `the budget allows ${contactsPerBrand} contacts a brand`
  const byChannel = mine.filter((contact) => contact.channel === channel).length
  if (byChannel >= contactsPerChannel) return `the budget allows ${contactsPerChannel} contacts a channel`
  const atDesk = used.perDesk.get(desk) ?? 0
  return atDesk >= contactsPerDesk ? `the budget allows ${contactsPerDesk} contacts a desk, ${desk} has them` : null
}

/** What counts as an answer: in the shopper's language, and in those in which the brand may answer all the same. */
function answersIn(languages: readonly Language[], { answers }: Scenario): readonly string[] {
  return [...new Set(languages)].flatMap((language) => answers[language] ?? [])
}
