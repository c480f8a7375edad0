import type { ContactLine } from '../model/result.ts'
import { type Column, csvOf, listed } from './csv.ts'

type ContactColumn = Column<ContactLine>

/** One row a contact. */
export function contactsCsv(contacts: readonly ContactLine[]): string {
  return csvOf(CONTACT_COLUMNS, contacts)
}

/** The columns of `contacts.csv`, in order. */
export const CONTACT_COLUMNS: readonly ContactColumn[] = [
  {
    name: 'contact',
    type: 'text',
    meaning: 'The contact: brand, channel, scenario, persona, time',
    of: (one) => one.contact,
  },
  { name: 'brand', type: 'text', meaning: 'The brand under test, by its short name', of: (one) => one.brand },
  { name: 'channel', type: 'text', meaning: 'How the brand was contacted', of: (one) => one.channel },
  { name: 'scenario', type: 'text', meaning: 'What the shopper wrote about', of: (one) => one.scenario },
  { name: 'stage', type: 'text', meaning: 'Before or after the sale', of: (one) => one.stage },
  { name: 'wave', type: 'integer', meaning: 'The wave of the study', of: (one) => one.wave },
  { name: 'language', type: 'text', meaning: 'The language that the shopper wrote in', of: (one) => one.language },
  {
    name: 'disposition',
    type: 'text',
    meaning: 'How the contact stands; each in exactly one row',
    of: (one) => one.disposition,
  },
  { name: 'delivery', type: 'text', meaning: 'How far it is proven that the brand got it', of: (one) => one.delivery },
  {
    name: 'accepted_at',
    type: 'instant',
    meaning: 'When it was accepted: the start of every clock',
    of: (one) => one.accepted?.at ?? null,
  },
  { name: 'accepted_by', type: 'text', meaning: 'Who accepted it', of: (one) => one.accepted?.by ?? null },
  {
    name: 'listens_until',
    type: 'instant',
    meaning: 'When the listening for an answer ends or ended',
    of: (one) => one.listensUntil,
  },
  ...duration('acknowledgement-time', 'the first sign of receipt, by a machine or a person'),
  ...duration('first-response-time', 'the first response by a person'),
  ...duration('substantive-response-time', 'an answer by a person'),
  {
    name: 'same_language',
    type: 'true or false',
    meaning: 'Whether the first response came in the shopper’s language',
    of: (one) => one.sameLanguage,
  },
  { name: 'turns_sent', type: 'integer', meaning: 'Messages that the shopper sent', of: (one) => one.turnsSent },
  {
    name: 'agent_minutes',
    type: 'number',
    meaning: 'Minutes of staff time that this asked for, by the scenario’s estimate',
    of: (one) => one.agentMinutes,
  },
  {
    name: 'barriers',
    type: 'list',
    meaning: 'What stopped our robot; says nothing of the brand until it is confirmed',
    of: ({ barriers }) => listed(barriers.map(({ barrier, detail }) => `${barrier}: ${detail}`)),
  },
  {
    name: 'gaps',
    type: 'integer',
    meaning: 'Times in which an answer could have come unheard',
    of: (one) => one.gaps.length,
  },
  ...(['kept', 'broken', 'pending', 'unknown'] as const).map(promises),
]

function duration(metric: string, what: string): readonly ContactColumn[] {
  const name = metric.replaceAll('-', '_')
  const stretch = ({ durations }: ContactLine) => {
    const one = durations[metric]
    return one === undefined || one.kind === 'unknown' ? null : one.stretch
  }
  return [
    {
      name: `${name}_kind`,
      type: 'text',
      meaning: `Whether the time to ${what} was observed, is censored (longer than), or unknown`,
      of: ({ durations }) => durations[metric]?.kind ?? null,
    },
    {
      name: `${name}_calendar_seconds`,
      type: 'seconds',
      meaning: `From acceptance to ${what}, in calendar time; a lower limit where it is censored`,
      of: (line) => stretch(line)?.calendarSeconds ?? null,
    },
    {
      name: `${name}_working_seconds`,
      type: 'seconds',
      meaning: 'The same in the brand’s stated hours; empty where it states none',
      of: (line) => stretch(line)?.workingSeconds ?? null,
    },
  ]
}

function promises(verdict: string): ContactColumn {
  return {
    name: verdict,
    type: 'list',
    meaning: `The promises whose verdict for this contact is ${verdict}`,
    of: ({ verdicts }) => listed(verdicts.filter((one) => one.verdict === verdict).map(({ promise }) => promise)),
  }
}
