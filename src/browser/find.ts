import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** What to look for: a browser that can show its window (a headless shell can't), and the system to look on. */
export interface Wanted {
  readonly visible?: boolean
  readonly platform?: NodeJS.Platform
}

/** What to tell a user who has no browser. */
export const howToGetABrowser =
  'No browser was found: run `npx playwright install chromium`, or `apt install chromium chromium-headless-shell`, or name one in RINGBACK_BROWSER.'

/** The browser to drive: the one that RINGBACK_BROWSER names, Playwright's own, or the machine's. Looks only at files. */
export function findBrowser(env: Environment = process.env, wanted: Wanted = {}): string | null {
  if (env.RINGBACK_BROWSER) return env.RINGBACK_BROWSER
  const platform = wanted.platform ?? process.platform
  for (const candidate of candidates(env, platform)) {
    if (wanted.visible && candidate.includes('headless')) continue
    if (canRun(candidate)) return candidate
  }
  return null
}

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
  darwin: ['/Applications', '{HOME}/Applications'].flatMap((folder) => [
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${folder}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
  win32: [
    'Chromium/Application/chrome',
    'Google/Chrome/Application/chrome',
    'Microsoft/Edge/Application/msedge',
  ].flatMap((program) =>
    ['{ProgramFiles}', '{ProgramFiles(x86)}', '{LOCALAPPDATA}'].map((root) => `${root}/${program}.exe`),
  ),
}

/** Where Playwright keeps what it downloads, and what the program is called inside. */
const caches = {
  linux: ['{PLAYWRIGHT_BROWSERS_PATH}', '{XDG_CACHE_HOME}/ms-playwright', '{HOME}/.cache/ms-playwright'],
  darwin: ['{PLAYWRIGHT_BROWSERS_PATH}', '{HOME}/Library/Caches/ms-playwright'],
  win32: ['{PLAYWRIGHT_BROWSERS_PATH}', '{LOCALAPPDATA}/ms-playwright'],
} as const
const builds = ['chromium_headless_shell-', 'chromium-']
const folders = /^chrom.*-(linux|mac|win)/
const programs = [
  'chrome-headless-shell',
  'headless_shell',
  'chrome',
  'chrome-headless-shell.exe',
  'chrome.exe',
  'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

function* candidates(env: Environment, platform: NodeJS.Platform): Generator<string> {
  yield* playwrightsOwn(env, platform)
  const suffix = platform === 'win32' ? '.exe' : ''
  const path = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  for (const name of names) for (const folder of path) yield join(folder, name + suffix)
  yield* filledIn(places[platform] ?? [], env)
}

function* playwrightsOwn(env: Environment, platform: NodeJS.Platform): Generator<string> {
  const roots = filledIn(caches[platform as keyof typeof caches] ?? [], env).filter((root) => existsSync(root))
  for (const build of builds) {
    for (const root of roots) {
      for (const version of newestFirst(readdirSync(root).filter((entry) => entry.startsWith(build)))) {
        // A download that was cut off has no such mark.
        if (!existsSync(join(root, version, 'INSTALLATION_COMPLETE'))) continue
        const inside = readdirSync(join(root, version)).filter((entry) => folders.test(entry))
        for (const folder of inside) for (const program of programs) yield join(root, version, folder, program)
      }
    }
  }
}

function newestFirst(versions: readonly string[]): string[] {
  return versions.toSorted((a, b) => Number(b.split('-').at(-1)) - Number(a.split('-').at(-1)))
}

/** The templates whose variables are all set. */
function filledIn(templates: readonly string[], env: Environment): string[] {
  return templates.flatMap((template) => {
    const path = template.replace(/\{(.+?)\}/, (_, name: string) => env[name] ?? '\0')
    return path.includes('\0') ? [] : [path]
  })
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
