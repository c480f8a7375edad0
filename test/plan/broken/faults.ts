import type { Patch } from '../study-folder.ts'

/** A study with one fault, and the one line that says so. */
export interface Fault {
  readonly title: string
  readonly patches: readonly Patch[]
  readonly says: string
}

const study = (from: string, to: string): Patch => ({ file: 'study.yaml', from, to })
const echo = (from: string, to: string): Patch => ({ file: 'brands/echo-and-sons.yaml', from, to })
const city = (from: string, to: string): Patch => ({ file: 'brands/city-on-the-hill.yaml', from, to })
const recipe = (from: string, to: string): Patch => ({ file: 'recipes/echo.yaml', from, to })
const standard = (from: string, to: string): Patch => ({ file: 'standards/fair-answers.yaml', from, to })
const signed = (from: string, to: string): Patch => ({ file: 'authorisation.yaml', from, to })
const csv = (text: string): readonly Patch[] => [
  study('brands: [echo-and-sons, city-on-the-hill]', 'brands: brands.csv'),
  { file: 'brands.csv', text },
]
const HEADER = 'slug,name,homePage,country,zone,languages,domains,product,email,emailPublished'
const ROW = 'echo,Echo,https://echo.test/,GB,Europe/London,en,echo.test,Radio,a@echo.test,https://echo.test/'
const OWN_SCENARIO = `scenario: 1
title: One question
stage: before-sale
voice: [consumer]
purpose: Asks one question.
invents: false
untruths: []
agentMinutes: 3
needs: []
answers: { en: ['yes'] }
tests: [respond]
`
const OWN_SCRIPT = `---
language: en
---
## opening 1 (consumer)
Subject: A question

Hello {{brand}}, what is it?

## close
Thank you.

## close unanswered
Never mind.
`
const own = (scenario: string, script: string): readonly Patch[] => [
  study('spare-part]', 'spare-part, one-question]'),
  { file: 'scenarios/one-question/scenario.yaml', text: scenario },
  { file: 'scenarios/one-question/en.md', text: script },
]

/** One fault each. */
export const FAULTS: readonly Fault[] = [
  // The file itself
  {
    title: 'no study.yaml',
    patches: [{ file: 'study.yaml', text: null }],
    says: 'study.yaml Expected this file, got none',
  },
  {
    title: 'an empty study.yaml',
    patches: [{ file: 'study.yaml', text: '' }],
    says: 'study.yaml:1 Expected the file to be a set of keys, got `null`',
  },
  {
    title: 'a tab for indentation',
    patches: [study('  opens:', '\topens:')],
    says: 'study.yaml:8 Expected spaces for indentation, got a tab',
  },
  {
    title: 'a key twice',
    patches: [study('channels: [email, form]', 'channels: [email]\nseed: another')],
    says: 'study.yaml:14 Expected each key once, got `seed` again',
  },
  {
    title: 'a bracket left open',
    patches: [study('channels: [email, form]', 'channels: [email, form')],
    says: 'study.yaml:14 Expected YAML, got: Flow sequence in block collection must be sufficiently indented and end with a ]',
  },
  {
    title: 'an alias bomb',
    patches: [
      study('suppression:\n  - nobody@echo.test', `suppression: &a [x, x]\nbomb: [${Array(60).fill('*a').join(', ')}]`),
    ],
    says: 'study.yaml:1 Expected YAML with few aliases, got: Excessive alias count indicates a resource exhaustion attack',
  },
  {
    title: 'two documents',
    patches: [study('suppression:', '---\nsuppression:')],
    says: 'study.yaml:65 Expected one YAML document, got another after `---`',
  },
  // Keys and values
  {
    title: 'a mistyped key',
    patches: [study('sender:', 'sendr:')],
    says: 'study.yaml:42 Expected a known key, got `sendr`: did you mean `sender`?',
  },
  {
    title: 'an unknown key deep inside',
    patches: [
      study(
        '    secure: none\n    user: shopper\n    passwordFrom: RELAY_PASSWORD',
        '    secure: none\n    user: shopper\n    passwordFrm: RELAY_PASSWORD',
      ),
    ],
    says: 'study.yaml:51 Expected a known key, got `passwordFrm`: did you mean `passwordFrom`?',
  },
  {
    title: 'a password in a file',
    patches: [study('    passwordFrom: RELAY_PASSWORD', '    passwordFrom: RELAY_PASSWORD\n    password: hunter2')],
    says: 'study.yaml:52 Expected no password in a file, got the key `password`: name an environment variable in `passwordFrom`',
  },
  {
    title: 'a password where the name of its variable belongs',
    patches: [study('passwordFrom: SHOPPER_PASSWORD', 'passwordFrom: hunter2')],
    says: 'study.yaml:59 Expected `passwordFrom` to name an environment variable such as `SHOPPER_PASSWORD`, got something else',
  },
  {
    title: 'an unknown engagement',
    patches: [study('kind: own', 'kind: owned')],
    says: 'study.yaml:5 Expected `engagement.kind` to be one of own, consented, third-party, genuine-case, got `owned`',
  },
  {
    title: 'a missing purpose',
    patches: [
      study(
        'kind: own\n  authorisation: authorisation.yaml',
        'kind: third-party\n  responsible: { name: Anna Keller, email: anna@shopper.test }',
      ),
    ],
    says: 'study.yaml:4 Expected `engagement.purpose` to be given, got nothing',
  },
  {
    title: 'an instant that says no time',
    patches: [study('2026-11-02T06:00:00Z', '2026-11-02')],
    says: 'study.yaml:8 Expected `window.opens` to be an instant as 2026-11-02T08:00:00Z, got `2026-11-02`',
  },
  {
    title: 'a period in weeks',
    patches: [study('sends: P14D', 'sends: P2W')],
    says: 'study.yaml:9 Expected `window.sends` to be a period as P21D, PT4H or PT30M, got `P2W`',
  },
  {
    title: 'a window of no length',
    patches: [study('sends: P14D', 'sends: PT0S')],
    says: 'study.yaml:9 Expected `window.sends` to be longer than nothing, got `PT0S`',
  },
  {
    title: 'a number that is none',
    patches: [study('contactsPerBrand: 6', 'contactsPerBrand: many')],
    says: 'study.yaml:36 Expected `budget.contactsPerBrand` to be a number, got `many`',
  },
  {
    title: 'a budget of nothing',
    patches: [study('contactsPerDay: 2', 'contactsPerDay: 0')],
    says: 'study.yaml:39 Expected `budget.contactsPerDay` to be more than 0, got `0`',
  },
  {
    title: 'half a contact',
    patches: [study('contactsPerDay: 2', 'contactsPerDay: 1.5')],
    says: 'study.yaml:39 Expected `budget.contactsPerDay` to be a whole number, got `1.5`',
  },
  {
    title: 'an unknown channel',
    patches: [study('[email, form]', '[email, fax]')],
    says: 'study.yaml:13 Expected `channels[1]` to be one of email, form, chat, phone, post, store, site, got `fax`',
  },
  {
    title: 'an unknown item',
    patches: [study('      order_number: O-55120', '      order_numbr: O-55120')],
    says: 'study.yaml:23 Expected a known key, got `order_numbr`: did you mean `order_number`?',
  },
  {
    title: 'a list where one word belongs',
    patches: [study('name: Two desks, one question', 'name: [Two desks]')],
    says: 'study.yaml:2 Expected `name` to be a string, got `["Two desks"]`',
  },
  {
    title: 'a name that is no file name',
    patches: [study('[echo-and-sons, ', '[Echo & Sons, ')],
    says: 'study.yaml:11 Expected `brands[0]` to be a slug such as `city-on-the-hill`, got `Echo & Sons`',
  },
  // study.yaml by itself
  {
    title: 'waves without the time between them',
    patches: [study('brands: [', 'waves: 3\nbrands: [')],
    says: 'study.yaml:11 Expected `every`, the time between 3 waves, got nothing',
  },
  {
    title: 'a scenario twice',
    patches: [study('spare-part]', 'repair-overdue]')],
    says: 'study.yaml:12 Expected each `scenarios` once, got `repair-overdue` again',
  },
  {
    title: 'two personas of one name',
    patches: [study('slug: bruno', 'slug: anna')],
    says: 'study.yaml:26 Expected each `slug` in `personas` once, got `anna` again',
  },
  {
    title: 'two mailboxes of one name',
    patches: [study('routes:', '  - { kind: maildir, name: shopper, path: mail }\nroutes:')],
    says: 'study.yaml:60 Expected each `name` in `mailboxes` once, got `shopper` again',
  },
  {
    title: 'a route for a domain of somebody',
    patches: [study('  echo.test: 127.0.0.1:2526', '  echo.test: 127.0.0.1:2526\n  example.eu: 127.0.0.1:2527')],
    says: 'study.yaml:62 Expected routes for reserved domains alone (.test, .example, localhost), got `example.eu`',
  },
  {
    title: 'a route to another machine',
    patches: [study('127.0.0.1:2526', '10.0.0.7:25')],
    says: 'study.yaml:61 Expected `routes.echo.test` to be a port of this machine such as `127.0.0.1:2525`, got `10.0.0.7:25`',
  },
  {
    title: 'a user without a password',
    patches: [study('    user: shopper\n    passwordFrom: RELAY_PASSWORD', '    user: shopper')],
    says: 'study.yaml:45 Expected `user` and `passwordFrom` together, got `user` alone',
  },
  {
    title: 'evidence deleted before the end',
    patches: [study('evidence: P90D', 'evidence: P3D')],
    says: 'study.yaml:68 Expected `retention.evidence` to be at least `window.listens`, P10D, got `P3D`',
  },
  {
    title: 'a sender with no domain',
    patches: [study('domain: shopper.test', 'domain: shopper@test')],
    says: 'study.yaml:43 Expected `sender.domain` to be a domain such as `shopper.example`, got `shopper@test`',
  },
  {
    title: 'a plus address of a mailbox that nobody reads',
    patches: [
      study('addressing: catch-all', 'addressing: plus\n  mailbox: tests'),
      study(
        '    user: shopper\n    passwordFrom: SHOPPER',
        '    user: shopper@shopper.test\n    passwordFrom: SHOPPER',
      ),
    ],
    says: 'study.yaml:59 Expected `sender.mailbox` to be the mailbox that is read, `shopper@shopper.test`, got `tests`',
  },
  // Names that point nowhere
  {
    title: 'a brand without a file',
    patches: [study('[echo-and-sons, city-on-the-hill]', '[echo-and-sons, city-on-the-hill, gone]')],
    says: 'study.yaml:11 Expected brand `gone` to have a file, got no brands/gone.yaml',
  },
  {
    title: 'a scenario without a folder',
    patches: [study('spare-part]', 'spare-parts]')],
    says: 'study.yaml:12 Expected scenario `spare-parts` to have a folder, got no scenarios/spare-parts/scenario.yaml',
  },
  {
    title: 'a standard without a file',
    patches: [study('[fair-answers]', '[fair-answer]')],
    says: 'study.yaml:15 Expected standard `fair-answer` to have a file, got no standards/fair-answer.yaml',
  },
  {
    title: 'a recipe without a file',
    patches: [echo('recipe: echo', 'recipe: ecko')],
    says: 'brands/echo-and-sons.yaml:19 Expected recipe `ecko` to have a file, got no recipes/ecko.yaml',
  },
  {
    title: 'an authorisation without a file',
    patches: [study('authorisation: authorisation.yaml', 'authorisation: signed.yaml')],
    says: 'study.yaml:6 Expected `engagement.authorisation` to name a file, got `signed.yaml`, which is not there',
  },
  {
    title: 'an authorisation outside the study',
    patches: [study('authorisation: authorisation.yaml', 'authorisation: ../authorisation.yaml')],
    says: 'study.yaml:6 Expected `engagement.authorisation` to be a path within the study, got `../authorisation.yaml`',
  },
  {
    title: 'an authorisation that nobody signed',
    patches: [signed('  name: Clara Voss\n', '')],
    says: 'authorisation.yaml:2 Expected `by.name` to be given, got nothing',
  },
  {
    title: 'an invoice that is not there',
    patches: [study('invoice: invoice.pdf', 'invoice: bill.pdf')],
    says: 'study.yaml:25 Expected `items.invoice` to name a file of the study, got `bill.pdf`, which is not there',
  },
  {
    title: 'a customer who is no persona',
    patches: [
      study(
        'kind: own\n  authorisation: authorisation.yaml',
        'kind: genuine-case\n  purpose: A late repair\n  responsible: { name: Anna Keller, email: anna@shopper.test }\n  case: { brand: echo-and-sons, scenario: repair-overdue }\n  customer: { persona: clara, consent: consent.pdf }',
      ),
    ],
    says: 'study.yaml:9 Expected `engagement.customer.persona` to be one of the personas, got `clara`',
  },
  // Personas and scenarios
  {
    title: 'a language that nobody speaks',
    patches: [study('languages: [en, de]\nstandards', 'languages: [en, de, fr]\nstandards')],
    says: 'study.yaml:14 Expected a persona who speaks `fr`, got none',
  },
  {
    title: 'an item that nobody has',
    patches: [study('      serial_number: RB-2041-77\n', ''), study('      serial_number: RB-3120-05\n', '')],
    says: 'study.yaml:16 Expected a persona who has `items.serial_number`, which scenario `repair-overdue` needs, got none',
  },
  // Brands
  {
    title: 'a brand without a product',
    patches: [echo('product: Whisper 3 headphones\n', '')],
    says: 'brands/echo-and-sons.yaml:1 Expected `product` to be given, got nothing',
  },
  {
    title: 'a zone that is none',
    patches: [echo('Europe/London', 'Europe/Londinium')],
    says: 'brands/echo-and-sons.yaml:5 Expected `zone` to be a time zone such as `Europe/Berlin`, got `Europe/Londinium`',
  },
  {
    title: 'hours that nobody can read',
    patches: [echo('Mo-Fr 09:00-17:30; Sa 10:00-14:00', 'weekdays nine to five')],
    says: 'brands/echo-and-sons.yaml:10 Expected `statedHours.hours` to be written as `Mo-Fr 09:00-17:00; Sa 10:00-14:00`, got `weekdays nine to five`',
  },
  {
    title: 'a home page elsewhere',
    patches: [echo('homePage: https://echo.test/', 'homePage: https://echo.example/')],
    says: 'brands/echo-and-sons.yaml:3 Expected `homePage` to lie on one of `domains`, got `echo.example`',
  },
  {
    title: 'an address elsewhere',
    patches: [echo('support@echo.test', 'support@helpdesk.test')],
    says: 'brands/echo-and-sons.yaml:15 Expected `channels.email.address` to lie on one of `domains`, got `helpdesk.test`',
  },
  {
    title: 'a form elsewhere',
    patches: [echo('url: https://www.echo.test/contact\n    recipe', 'url: https://forms.example/contact\n    recipe')],
    says: 'brands/echo-and-sons.yaml:18 Expected `channels.form.url` to lie on one of `domains`, got `forms.example`',
  },
  {
    title: 'a domain with a path',
    patches: [
      city('domains: [city.example, desk.example]', 'domains: [city.example, desk.example, city.example/service]'),
    ],
    says: 'brands/city-on-the-hill.yaml:7 Expected `domains[2]` to be a domain such as `brand.example`, got `city.example/service`',
  },
  {
    title: 'a country spelt out',
    patches: [echo('country: GB', 'country: United Kingdom')],
    says: 'brands/echo-and-sons.yaml:4 Expected `country` to be a country of two capital letters such as `DE`, got `United Kingdom`',
  },
  // Promises
  {
    title: 'a promise twice',
    patches: [echo('id: everyone-is-answered', 'id: answer-in-two-days')],
    says: 'brands/echo-and-sons.yaml:38 Expected each `id` in `promises` once, got `answer-in-two-days` again',
  },
  {
    title: 'a time without a limit',
    patches: [city('    limit: PT1H\n', '')],
    says: 'brands/city-on-the-hill.yaml:16 Expected promise `acknowledged-in-an-hour` to have a `limit`, which acknowledgement-time needs, got none',
  },
  {
    title: 'a limit of nothing',
    patches: [city('limit: PT1H', 'limit: PT0S')],
    says: 'brands/city-on-the-hill.yaml:19 Expected `limit` of promise `acknowledged-in-an-hour` to be longer than nothing, got `PT0S`',
  },
  {
    title: 'working days on the calendar clock',
    patches: [echo('    clock: stated-hours\n', '')],
    says: 'brands/echo-and-sons.yaml:31 Expected `clock: stated-hours` for the working days of promise `answer-in-two-days`, got `calendar`',
  },
  {
    title: 'stated hours that are not stated',
    patches: [
      echo('statedHours:\n  hours: Mo-Fr 09:00-17:30; Sa 10:00-14:00\n  closed: [2026-12-24]\n  holidays: GB\n', ''),
    ],
    says: 'brands/echo-and-sons.yaml:28 Expected `statedHours` for the clock of promise `answer-in-two-days`, got none',
  },
  {
    title: 'a value that the brand does not name',
    patches: [echo('value: listening', 'value: hearing')],
    says: 'brands/echo-and-sons.yaml:33 Expected `value` of promise `answer-in-two-days` to be one of `values`, got `hearing`',
  },
  {
    title: 'a promise without its source',
    patches: [
      city(
        '    source:\n      quote: You get a confirmation within an hour.\n      url: https://city.example/service\n      date: 2026-10-01\n',
        '',
      ),
    ],
    says: 'brands/city-on-the-hill.yaml:16 Expected `promises[0].source` to be given, got nothing',
  },
  {
    title: 'a share of more than everyone',
    patches: [echo('share: 0.95', 'share: 95')],
    says: 'brands/echo-and-sons.yaml:41 Expected `promises[1].share` to be at most 1, got `95`',
  },
  {
    title: 'a metric that is not measured',
    patches: [city('acknowledgement-time', 'customer-effort')],
    says: 'brands/city-on-the-hill.yaml:18 Expected `promises[0].metric` to be one of acknowledgement-time, first-response-time, substantive-response-time, response-rate, got `customer-effort`',
  },
  {
    title: "a brand's promise named like the standard's",
    patches: [city('id: acknowledged-in-an-hour', 'id: fair-first-response')],
    says: 'brands/city-on-the-hill.yaml:16 Expected promise `fair-first-response` to be told apart from that of standard `fair-answers`, got the same id',
  },
  {
    title: 'a standard before its date',
    patches: [standard('since: 2026-01-01', 'since: 2027-01-01')],
    says: 'study.yaml:15 Expected standard `fair-answers` to be used from its date 2027-01-01 on, got a window that opens on 2026-11-02',
  },
  {
    title: 'a standard by another name',
    patches: [standard('standard: 1', 'standard: 1\nslug: other')],
    says: "standards/fair-answers.yaml:2 Expected `slug` to be the file's name, got `other`",
  },
  {
    title: 'a standard without sources',
    patches: [
      standard('sources:\n  - title: Fair answers\n    url: https://standard.example/fair\n    date: 2026-01-01\n', ''),
    ],
    says: 'standards/fair-answers.yaml:1 Expected `sources` to be given, got nothing',
  },
  // Recipes
  {
    title: 'a recipe that submits nothing',
    patches: [recipe('    submits: true\n', '')],
    says: 'recipes/echo.yaml:4 Expected one click with `submits: true`, the irreversible one, got none',
  },
  {
    title: 'a recipe that submits twice',
    patches: [
      recipe('irreversible:', '  - do: click\n    on: { text: Yes, role: button }\n    submits: true\nirreversible:'),
    ],
    says: 'recipes/echo.yaml:22 Expected one click with `submits: true`, got another',
  },
  {
    title: 'a click after the submission',
    patches: [recipe('irreversible:', '  - do: click\n    on: { text: Close, role: button }\nirreversible:')],
    says: 'recipes/echo.yaml:19 Expected the click with `submits: true` to be the last click, got one before another',
  },
  {
    title: 'a field filled after the submission',
    patches: [recipe('irreversible:', '  - do: fill\n    field: { name: more }\n    with: more\nirreversible:')],
    says: 'recipes/echo.yaml:22 Expected nothing but waiting after the click with `submits: true`, got `fill`',
  },
  {
    title: 'a recipe that opens nothing',
    patches: [recipe('  - do: open\n    url: https://www.echo.test/contact\n', '')],
    says: 'recipes/echo.yaml:5 Expected the first step to be `open`, got `fill`',
  },
  {
    title: 'a recipe that leaves the brand',
    patches: [recipe('url: https://www.echo.test/contact', 'url: https://forms.example/contact')],
    says: 'recipes/echo.yaml:6 Expected `open` to stay on the domains of `echo-and-sons`, got `forms.example`',
  },
  {
    title: 'a variable that nothing fills',
    patches: [recipe('{{message}}', '{{mesage}}')],
    says: 'recipes/echo.yaml:13 Expected a known variable, got `{{mesage}}`',
  },
  {
    title: 'a form that asks for what nobody has',
    patches: [recipe('{{message}}', '{{message}} {{persona.phone}}')],
    says: 'recipes/echo.yaml:4 Expected a persona who can fill `{{persona.phone}}`, got none',
  },
  {
    title: 'an element that can not be found',
    patches: [recipe('field: { name: message }', 'field: { nam: message }')],
    says: 'recipes/echo.yaml:14 Expected a known key, got `nam`: did you mean `name`?',
  },
  {
    title: 'a step that is none',
    patches: [recipe('do: tick', 'do: tik')],
    says: 'recipes/echo.yaml:16 Expected `steps[4].do` to be one of open, fill, select, tick, click, wait, got `tik`: did you mean `tick`?',
  },
  {
    title: 'a recipe without a sign of success',
    patches: [recipe('success:\n  - text: Thank you', 'success: []')],
    says: 'recipes/echo.yaml:23 Expected `success` to be a list of at least 1, got `[]`',
  },
  // A CSV of brands
  {
    title: 'a list of brands that is not there',
    patches: [study('brands: [echo-and-sons, city-on-the-hill]', 'brands: brands.csv')],
    says: 'study.yaml:11 Expected `brands` to name a file of the study, got `brands.csv`, which is not there',
  },
  {
    title: 'an unknown column',
    patches: csv(`${HEADER.replace('homePage', 'homepage')}\n${ROW}\n`),
    says: 'brands.csv:1 Expected a known column, got `homepage`: did you mean `homePage`?',
  },
  {
    title: 'a row that is too short',
    patches: csv(`${HEADER}\n${ROW}\nshort,row\n`),
    says: 'brands.csv:3 Expected 10 cells, got 2',
  },
  {
    title: 'a wrong cell below one that spans two lines',
    patches: csv(
      `${HEADER}\n${ROW.replace('Radio', '"Radio\n5"')}\n${ROW.replace('echo,', 'echo-two,').replace('GB', 'Britain')}\n`,
    ),
    says: 'brands.csv:4 Expected `country` to be a country of two capital letters such as `DE`, got `Britain`',
  },
  {
    title: 'a brand twice in a list',
    patches: csv(`${HEADER}\n${ROW}\n${ROW}\n`),
    says: 'brands.csv:3 Expected each brand once, got `echo` again',
  },
  // A scenario of the study's own
  {
    title: 'a script without front matter',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace(/^---\nlanguage: en\n---\n/, '')),
    says: 'scenarios/one-question/en.md:1 Expected front matter between two lines `---`, got none',
  },
  {
    title: 'a script of another language',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('language: en', 'language: fr')),
    says: "scenarios/one-question/en.md:2 Expected front matter `language: en` like the file's name, got `language: fr`",
  },
  {
    title: 'an opening without a subject',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('Subject: A question\n', '')),
    says: 'scenarios/one-question/en.md:4 Expected a line `Subject: …` and a text under `## opening 1 (consumer)`, got none',
  },
  {
    title: 'a section that is none',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('## close\n', '## closing\n')),
    says: 'scenarios/one-question/en.md:9 Expected `## opening N (consumer|trade)`, `## reply ITEM`, `## close` or `## close unanswered`, got `## closing`',
  },
  {
    title: 'a script without a close',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('## close\nThank you.\n', '')),
    says: 'scenarios/one-question/en.md:1 Expected a section `## close`, got none',
  },
  {
    title: 'a section twice',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('## close\n', '## close\nThanks.\n\n## close\n')),
    says: 'scenarios/one-question/en.md:12 Expected each section once, got `## close` again',
  },
  {
    title: 'a variable that no script knows',
    patches: own(OWN_SCENARIO, OWN_SCRIPT.replace('{{brand}}', '{{brands}}')),
    says: 'scenarios/one-question/en.md:4 Expected a known variable, got `{{brands}}`',
  },
  {
    title: 'a scenario without the reply that it needs',
    patches: own(OWN_SCENARIO.replace('needs: []', 'needs: [order_number]'), OWN_SCRIPT),
    says: 'scenarios/one-question/en.md:1 Expected a section `## reply order_number`, which the scenario needs, got none',
  },
  {
    title: 'an answer that is no pattern',
    patches: own(OWN_SCENARIO.replace("'yes'", "'(yes'"), OWN_SCRIPT),
    says: 'scenarios/one-question/scenario.yaml:10 Expected `answers.en[0]` to be a regular expression, got: Invalid regular expression: /(yes/i: Unterminated group',
  },
  {
    title: 'a scenario without what counts as an answer',
    patches: own(OWN_SCENARIO.replace("en: ['yes']", "fr: ['oui']"), OWN_SCRIPT),
    says: 'scenarios/one-question/scenario.yaml:10 Expected `answers` to have `en` like the script, got none',
  },
  {
    title: 'a scenario that nobody can speak',
    patches: own(OWN_SCENARIO.replace("en: ['yes']", "fr: ['oui']"), OWN_SCRIPT).map((patch) =>
      patch.file.endsWith('en.md') && 'text' in patch
        ? { file: 'scenarios/one-question/fr.md', text: OWN_SCRIPT.replace('language: en', 'language: fr') }
        : patch,
    ),
    says: 'study.yaml:12 Expected scenario `one-question` to be written in one of en, de, got fr',
  },
]
