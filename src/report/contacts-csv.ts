import Papa from 'papaparse'
import type { ContactLine } from '../model/result.ts'

/** One row a contact for a spreadsheet. A cell that a spreadsheet would run as a formula is made text; unknown is an empty cell, never 0. */
export function contactsCsv(contacts: readonly ContactLine[]): string {
  return `${Papa.unparse(contacts.map(rowOf), { escapeFormulae: FORMULA, newline: '\r\n', columns: COLUMNS })}\r\n`
}

// What a spreadsheet may take for a formula, in its wide forms too. Papa's own pattern misses a cell with a line break in it.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const METRICS = ['acknowledgement-time', 'first-response-time', 'substantive-response-time'] as const

const COLUMNS = [
  'contact',
  'brand',
  'channel',
  'scenario',
  'stage',
  'wave',
  'language',
  'disposition',
  'delivery',
  'accepted_at',
  'accepted_by',
  'listens_until',
  ...METRICS.flatMap((metric) => {
    const name = metric.replaceAll('-', '_')
    return [`${name}_kind`, `${name}_calendar_seconds`, `${name}_working_seconds`]
  }),
  'same_language',
  'turns_sent',
  'agent_minutes',
  'barriers',
  'gaps',
  'kept',
  'broken',
  'pending',
  'unknown',
]

function rowOf(line: ContactLine): Readonly<Record<string, string | number | boolean | null>> {
  const promises = (verdict: string) =>
    line.verdicts
      .filter((one) => one.verdict === verdict)
      .map(({ promise }) => promise)
      .join('; ')
  return {
    contact: line.contact,
    brand: line.brand,
    channel: line.channel,
    scenario: line.scenario,
    stage: line.stage,
    wave: line.wave,
    language: line.language,
    disposition: line.disposition,
    delivery: line.delivery,
    accepted_at: line.accepted?.at ?? null,
    accepted_by: line.accepted?.by ?? null,
    listens_until: line.listensUntil,
    ...Object.assign({}, ...METRICS.map((metric) => durationCells(metric, line))),
    same_language: line.sameLanguage,
    turns_sent: line.turnsSent,
    agent_minutes: line.agentMinutes,
    // Where the semicolon parts cells, a page's own words must not begin one.
    barriers: line.barriers.map(({ barrier, detail }) => `${barrier}: ${detail}`.replaceAll(';', ',')).join('; '),
    gaps: line.gaps.length,
    kept: promises('kept'),
    broken: promises('broken'),
    pending: promises('pending'),
    unknown: promises('unknown'),
  }
}

function durationCells(metric: string, { durations }: ContactLine): Readonly<Record<string, string | number | null>> {
  const duration = durations[metric]
  const name = metric.replaceAll('-', '_')
  const stretch = duration === undefined || duration.kind === 'unknown' ? null : duration.stretch
  return {
    [`${name}_kind`]: duration?.kind ?? null,
    [`${name}_calendar_seconds`]: stretch?.calendarSeconds ?? null,
    [`${name}_working_seconds`]: stretch?.workingSeconds ?? null,
  }
}
