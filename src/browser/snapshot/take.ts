import { type FrameSnapshot, type PageSnapshot, SNAPSHOT_BOUNDS } from '../../model/page-snapshot.ts'
import { messageOf, RingbackError } from '../../support/errors.ts'
import type { EngineFrame, EnginePage } from '../drivers/driver.ts'
import { isVisible } from '../in-page.ts'
import type { DocumentSnapshot } from './read-document.ts'
import { snapshotScript } from './script.ts'

/** Bounds a piece of work, and says what the page was to do. */
export type Bound = <T>(what: string, work: Promise<T>) => Promise<T>

interface Part {
  readonly frame: FrameSnapshot
  readonly read: DocumentSnapshot | null
  readonly problem: string | null
}

/** Reads a rendered page, every frame of it. A frame that can't be read is named; a page that can't is an error. */
export async function takeSnapshot(page: EnginePage, bound: Bound): Promise<PageSnapshot> {
  const frames = page.frames()
  const parts = await Promise.all(
    frames
      .slice(0, SNAPSHOT_BOUNDS.frames)
      .map((frame, at) => (at === 0 ? readPage(frame, bound) : readFrame(frame, bound))),
  )
  const [main] = parts
  if (main?.read == null) throw new RingbackError('browser-failed', 'Expected a page with a document, got none.')
  const { url, title, language, viewport } = main.read
  const before = (count: (read: DocumentSnapshot) => number) => {
    let total = 0
    return parts.map(({ read }) => {
      const start = total
      total += read === null ? 0 : count(read)
      return start
    })
  }
  const formsBefore = before((read) => read.forms.length)
  const gather = <T>(
    of: (read: DocumentSnapshot) => readonly T[],
    most: number,
    place: (one: T, at: number) => T = (one) => one,
  ) => parts.flatMap(({ read }, at) => (read === null ? [] : of(read).map((one) => place(one, at)))).slice(0, most)
  const within = <T extends { readonly frame: number }>(one: T, frame: number): T => ({ ...one, frame })
  const skipped = frames.length - parts.length

  return {
    snapshot: 1,
    url,
    title,
    language,
    text: gather((read) => [read.text], SNAPSHOT_BOUNDS.frames)
      .join('\n')
      .slice(0, SNAPSHOT_BOUNDS.text),
    rendered: true,
    viewport,
    frames: parts.map(({ frame }) => frame),
    headings: gather((read) => read.headings, SNAPSHOT_BOUNDS.headings, within),
    links: gather((read) => read.links, SNAPSHOT_BOUNDS.links, within),
    forms: gather((read) => read.forms, SNAPSHOT_BOUNDS.forms, within),
    fields: gather(
      (read) => read.fields,
      SNAPSHOT_BOUNDS.fields,
      (field, frame) => ({
        ...field,
        frame,
        form: field.form === null ? null : field.form + (formsBefore[frame] ?? 0),
      }),
    ),
    scripts: gather((read) => read.scripts, SNAPSHOT_BOUNDS.scripts),
    widgets: gather((read) => read.widgets, SNAPSHOT_BOUNDS.widgets),
    problems: [
      ...parts.flatMap(({ read, problem }) => [...(read?.problems ?? []), ...(problem === null ? [] : [problem])]),
      ...(skipped > 0 ? [`${frames.length} frames, only ${parts.length} were read`] : []),
    ],
  }
}

const run = (frame: EngineFrame) => frame.evaluate(snapshotScript) as Promise<DocumentSnapshot>

async function readPage(frame: EngineFrame, bound: Bound): Promise<Part> {
  const read = await bound('be read', run(frame))
  const described = { parent: null, url: read.url, name: null, title: null, selector: null, read: true, visible: null }
  return { frame: described, read, problem: null }
}

async function readFrame(frame: EngineFrame, bound: Bound): Promise<Part> {
  const held = await bound('tell of a frame', holderOf(frame)).catch(() => null)
  const described = {
    parent: frame.parent,
    url: frame.url(),
    ...(held ?? { name: frame.name(), title: null, selector: null, visible: null }),
  }
  try {
    const read = await bound('be read', run(frame))
    return { frame: { ...described, read: true }, read, problem: null }
  } catch (error) {
    return {
      frame: { ...described, read: false },
      read: null,
      problem: `a frame could not be read: ${messageOf(error)}`,
    }
  }
}

async function holderOf(
  frame: EngineFrame,
): Promise<Pick<FrameSnapshot, 'name' | 'title' | 'selector' | 'visible'> | null> {
  const holder = await frame.holder()
  if (holder === null) return null
  return { ...(await holder.run(describeFrame, undefined)), visible: await holder.run(isVisible, undefined) }
}

/** Runs inside the page: it must not refer to anything outside itself. */
function describeFrame(element: Element): Pick<FrameSnapshot, 'name' | 'title' | 'selector'> {
  const name = element.getAttribute('name')
  const way: string[] = []
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const id = at.getAttribute('id')
    if (id) {
      way.unshift(`#${CSS.escape(id)}`)
      break
    }
    const alike = [...(at.parentElement?.children ?? [at])].filter(({ tagName }) => tagName === at?.tagName)
    way.unshift(`${at.tagName.toLowerCase()}:nth-of-type(${alike.indexOf(at) + 1})`)
    if (at.tagName === 'BODY') break
  }
  return { name, title: element.getAttribute('title'), selector: way.join(' > ') }
}
