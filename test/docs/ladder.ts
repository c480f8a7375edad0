import { read } from './pages.ts'

/** One room, as the lint rules have it. */
export interface Room {
  readonly room: string
  readonly imports: readonly string[]
  readonly packages: readonly string[]
  readonly pure: boolean
}

interface Override {
  readonly includes: readonly string[]
  readonly plugins?: readonly string[]
  readonly linter: {
    readonly rules: {
      readonly style: { readonly noRestrictedImports?: { readonly options: { readonly patterns: readonly Pattern[] } } }
    }
  }
}

interface Pattern {
  readonly group: readonly string[]
}

/** The rooms of ladder.biome.json. A rule forbids: what is left of all rooms, a room may import. */
export function ladder(): readonly Room[] {
  const overrides: readonly Override[] = JSON.parse(read('ladder.biome.json')).overrides
  const kept = overrides.flatMap((override) => {
    const room = roomOf(override)
    return room === null ? [] : [{ room, patterns: patternsOf(override) }]
  })
  const names = kept.map(({ room }) => room)
  const pure = overrides.filter(({ plugins }) => plugins !== undefined).flatMap(({ includes }) => includes)
  return kept.map(({ room, patterns }) => {
    const forbidden = patterns.flatMap(({ group }) => group).flatMap(namesIn)
    return {
      room,
      imports: names.filter((name) => name !== room && !forbidden.includes(name)).toSorted(),
      packages: packagesIn(patterns),
      pure: pure.includes(`src/${room}/**`),
    }
  })
}

// A room has a folder of its own, or is a door.
function roomOf({ includes, plugins }: Override): string | null {
  const last = /^src\/(\w+)\/\*\*$/.exec(includes.at(-1) ?? '')?.[1]
  return plugins === undefined && last !== undefined ? last : null
}

function patternsOf({ linter }: Override): readonly Pattern[] {
  return linter.rules.style.noRestrictedImports?.options.patterns ?? []
}

function namesIn(glob: string): readonly string[] {
  const [, list = ''] = /^(?:\.\.\/)?\*\*\/(\{[\w,]+\}|\w+)(?:\/\*\*|\.ts)$/.exec(glob) ?? []
  return list.replace(/[{}]/g, '').split(',').filter(Boolean)
}

function packagesIn(patterns: readonly Pattern[]): readonly string[] {
  const group = patterns.find(({ group: [first] }) => first === ':PACKAGE:')?.group ?? []
  return group
    .filter((name) => name.startsWith('!') && !name.endsWith('/**'))
    .map((name) => name.slice(1))
    .toSorted()
}
