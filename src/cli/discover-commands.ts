import { type Command, InvalidArgumentError } from 'commander'
import { print, printJson, table } from './print.ts'
import { withProgress } from './progress.ts'
import { realWorld } from './world.ts'

interface Options {
  readonly list?: string
  readonly out: string
  readonly json?: boolean
  readonly pages?: number
  readonly seconds?: number
  readonly gap?: number
  readonly country?: string
  readonly language?: string
  readonly second?: boolean
  readonly approve?: readonly string[]
}

/** discover: from a home page to the channels, before there is a study. */
export function addDiscoverCommands(program: Command): void {
  program
    .command('discover')
    .description(
      'walk from a home page to the support channels; draft the brand file and the form recipe; send nothing',
    )
    .argument('[url]', 'the home page')
    .option('--list <brands.csv>', 'many brands: a homePage a row')
    .option('--out <dir>', "the study's folder", '.')
    .option('--country <code>', 'where who calls and writes is, as DE', country)
    .option('--language <tag>', 'the language that pages are asked for, as de-DE')
    .option('--pages <n>', 'how many pages of a site are opened at most', whole)
    .option('--seconds <n>', 'how long a site is walked at most', whole)
    .option('--gap <seconds>', 'between two requests to one host', seconds)
    .option('--second', 'by the other browser driver')
    .option('--approve <slugs...>', 'a person has looked: these rehearsed recipes are right')
    .option('--json', 'print JSON')
    .action(async (url: string | undefined, options: Options) => {
      if (options.approve !== undefined) return approve(options.out, options.approve)
      const { discover, sitesToDiscover } = await import('../pipeline/discover.ts')
      const sites = await sitesToDiscover({
        ...(url === undefined ? {} : { url }),
        ...(options.list === undefined ? {} : { list: options.list }),
      })
      const done = await withProgress('Discovering', (world) =>
        discover(
          sites,
          {
            out: options.out,
            driver: options.second ? 'puppeteer' : 'playwright',
            country: options.country ?? null,
            language: options.language ?? null,
            ...(options.pages === undefined ? {} : { pages: options.pages }),
            ...(options.seconds === undefined ? {} : { seconds: options.seconds }),
            ...(options.gap === undefined ? {} : { gapMs: options.gap * 1000 }),
          },
          world,
        ),
      )
      if (done.length < sites.length) process.exitCode = 4
      if (options.json) return printJson(done)
      const rows = done.map(({ slug, audit, recipe }) => [
        slug,
        [...new Set(audit.channels.map(({ channel }) => channel))].join(' ') || '–',
        String(audit.findings.filter(({ concerns }) => concerns === 'customer').length),
        recipe === null ? 'no recipe' : 'recipe drafted',
      ])
      print(table(['brand', 'channels', 'findings', 'form'], rows), '')
      print(
        ...done.flatMap(({ files }) => files.map((file) => `wrote ${file}`)),
        '',
        `Look at ${options.out}/discovered/index.html.`,
      )
    })
}

async function approve(folder: string, slugs: readonly string[]): Promise<void> {
  const { approveRecipes } = await import('../pipeline/raise-grade.ts')
  const raised = await approveRecipes(folder, slugs, realWorld().clock.now().slice(0, 10))
  print(...raised.map((slug) => `${slug} is approved`), `${raised.length} of ${slugs.length} raised`)
}

function country(text: string): string {
  if (!/^[a-z]{2}$/i.test(text)) throw new InvalidArgumentError('Expected a country of two letters such as DE.')
  return text.toUpperCase()
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number above 0.')
  return Number(text)
}

function seconds(text: string): number {
  if (!/^\d{1,4}(\.\d+)?$/.test(text)) throw new InvalidArgumentError('Expected a number of seconds.')
  return Number(text)
}
