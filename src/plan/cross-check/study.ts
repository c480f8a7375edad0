import type { Study } from '../../model/study.ts'
import type { Problem } from '../../support/errors.ts'
import { periodMillis } from '../../support/period.ts'
import type { LocatedStudy } from '../read-study.ts'
import type { Located } from '../read-yaml.ts'
import { isReserved } from '../reserved.ts'
import { problemAt, repeated } from './report.ts'

/** study.yaml itself: lengths of time, names used once, routes, and the relay's password. */
export function checkStudyFile({ study, brands }: LocatedStudy): readonly Problem[] {
  const { scenarios, channels, languages, mailboxes, routes, waves, every } = study.value
  return [
    ...lengths(study),
    ...(waves > 1 && every === undefined
      ? [problemAt(study, ['waves'], `Expected \`every\`, the time between ${waves} waves, got nothing`)]
      : []),
    ...(Array.isArray(study.value.brands) ? repeated(study, ['brands'], study.value.brands) : repeatedRows(brands)),
    ...repeated(study, ['scenarios'], scenarios),
    ...repeated(study, ['channels'], channels),
    ...repeated(study, ['languages'], languages),
    ...repeated(study, ['standards'], study.value.standards),
    ...repeated(
      study,
      ['mailboxes'],
      mailboxes.map(({ name }) => name),
      'name',
    ),
    ...Object.keys(routes)
      .filter((domain) => !isReserved(domain))
      .map((domain) =>
        problemAt(
          study,
          ['routes', domain],
          `Expected routes for reserved domains alone (.test, .example, localhost), got \`${domain}\``,
        ),
      ),
    ...sender(study),
    ...genuineCase(study),
  ]
}

function lengths(study: Located<Study>): readonly Problem[] {
  const { window, every, listening, retention } = study.value
  const periods = [
    [['window', 'sends'], window.sends],
    [['window', 'listens'], window.listens],
    [['every'], every],
    [['listening', 'every'], listening.every],
    [['listening', 'canary'], listening.canary],
    [['listening', 'canaryLimit'], listening.canaryLimit],
    [['listening', 'replyAfter'], listening.replyAfter],
  ] as const
  const empty = periods
    .filter(([, period]) => period !== undefined && periodMillis(period) <= 0)
    .map(([path, period]) =>
      problemAt(study, path, `Expected \`${path.join('.')}\` to be longer than nothing, got \`${period}\``),
    )
  const kept = retention?.evidence
  if (kept === undefined || periodMillis(kept) >= periodMillis(window.listens)) return empty
  const short = `Expected \`retention.evidence\` to be at least \`window.listens\`, ${window.listens}, got \`${kept}\``
  return [...empty, problemAt(study, ['retention', 'evidence'], short)]
}

function sender(study: Located<Study>): readonly Problem[] {
  const { sender, mailboxes } = study.value
  const problems: Problem[] = []
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$|^localhost$/i.test(sender.domain)) {
    problems.push(
      problemAt(
        study,
        ['sender', 'domain'],
        `Expected \`sender.domain\` to be a domain such as \`shopper.example\`, got \`${sender.domain}\``,
      ),
    )
  }
  if (sender.delivery.kind === 'relay') {
    const { user, passwordFrom } = sender.delivery
    if ((user === undefined) !== (passwordFrom === undefined)) {
      const got = user === undefined ? '`passwordFrom` alone' : '`user` alone'
      problems.push(
        problemAt(study, ['sender', 'delivery'], `Expected \`user\` and \`passwordFrom\` together, got ${got}`),
      )
    }
  }
  for (const [i, mailbox] of mailboxes.entries()) {
    if (mailbox.kind !== 'imap' || !mailbox.user.includes('@') || sender.addressing !== 'plus') continue
    if (mailboxes.length > 1 || mailbox.user.toLowerCase().startsWith(`${sender.mailbox}@`)) continue
    const message = `Expected \`sender.mailbox\` to be the mailbox that is read, \`${mailbox.user}\`, got \`${sender.mailbox}\``
    problems.push(problemAt(study, ['mailboxes', i, 'user'], message))
  }
  return [...problems, ...environment(study)]
}

/** A password itself, written where the name of a variable belongs, must not go unnoticed. */
function environment(study: Located<Study>): readonly Problem[] {
  const { sender, mailboxes } = study.value
  const named = [
    ...(sender.delivery.kind === 'relay'
      ? [[['sender', 'delivery', 'passwordFrom'], sender.delivery.passwordFrom] as const]
      : []),
    ...mailboxes.flatMap((mailbox, i) =>
      mailbox.kind === 'imap' ? [[['mailboxes', i, 'passwordFrom'], mailbox.passwordFrom] as const] : [],
    ),
  ]
  return named
    .filter(([, name]) => name !== undefined && !/^[A-Z_][A-Z0-9_]*$/.test(name))
    .map(([path]) =>
      problemAt(
        study,
        path,
        'Expected `passwordFrom` to name an environment variable such as `SHOPPER_PASSWORD`, got something else',
      ),
    )
}

function genuineCase(study: Located<Study>): readonly Problem[] {
  const { engagement, brands, scenarios } = study.value
  if (engagement.kind !== 'genuine-case') return []
  const { brand, scenario } = engagement.case
  return [
    ...(Array.isArray(brands) && !brands.includes(brand)
      ? [
          problemAt(
            study,
            ['engagement', 'case', 'brand'],
            `Expected \`engagement.case.brand\` to be one of \`brands\`, got \`${brand}\``,
          ),
        ]
      : []),
    ...(scenarios.includes(scenario)
      ? []
      : [
          problemAt(
            study,
            ['engagement', 'case', 'scenario'],
            `Expected \`engagement.case.scenario\` to be one of \`scenarios\`, got \`${scenario}\``,
          ),
        ]),
  ]
}

function repeatedRows(brands: LocatedStudy['brands']): readonly Problem[] {
  const slugs = brands.map(({ value }) => value.slug)
  return brands
    .filter(({ value }, i) => slugs.indexOf(value.slug) !== i)
    .map((brand) => problemAt(brand, ['slug'], `Expected each brand once, got \`${brand.value.slug}\` again`))
}
