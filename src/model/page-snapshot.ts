/**
 * A web page at one moment, as plain values: what the script in a browser and the reader of saved HTML both hand over,
 * and all that `src/page` looks at. It can be stored as JSON and read again years later.
 *
 * Null is unknown or absent, never a guess: a page that was not rendered has no geometry. Texts are trimmed, runs of
 * white space are one space, and nothing is longer than `SNAPSHOT_BOUNDS` says.
 */
export interface PageSnapshot {
  readonly snapshot: 1
  readonly url: string | null
  readonly title: string
  /** The `lang` of the `<html>`, as written. */
  readonly language: string | null
  /** The text that a reader sees, lines kept. */
  readonly text: string
  /** False where it was read from saved HTML, without style sheets, scripts and layout. */
  readonly rendered: boolean
  /** The size in CSS pixels of the window and of the whole page; null where not rendered. */
  readonly viewport: { readonly width: number; readonly height: number; readonly pageHeight: number } | null
  /** The documents read, the page itself first. Forms, fields and links name theirs by its place here. */
  readonly frames: readonly FrameSnapshot[]
  readonly headings: readonly HeadingSnapshot[]
  readonly links: readonly LinkSnapshot[]
  readonly forms: readonly FormSnapshot[]
  /** Every control in document order, frame after frame: inputs, selects, text areas, buttons, and what plays one by its role. */
  readonly fields: readonly FieldSnapshot[]
  /** The `src` of scripts, absolute where it could be made so. */
  readonly scripts: readonly string[]
  /** Elements that known vendors leave (captcha, chat), as `tag#id.class.class` with their `data-sitekey` and the like left out. */
  readonly widgets: readonly string[]
  /** What was cut or could not be read, in words: `5000 fields, the rest left out`. */
  readonly problems: readonly string[]
}

/** One document: the page, or what an iframe shows. */
export interface FrameSnapshot {
  /** The frame that holds it; null for the page itself. */
  readonly parent: number | null
  readonly url: string | null
  readonly name: string | null
  readonly title: string | null
  /** Finds the `<iframe>` within its parent; null for the page itself. */
  readonly selector: string | null
  /** Whether its document could be read; in saved HTML never, for an iframe. */
  readonly read: boolean
  readonly visible: boolean | null
}

export interface HeadingSnapshot {
  readonly frame: number
  readonly level: number
  readonly text: string
}

export interface LinkSnapshot {
  readonly frame: number
  /** Absolute where it could be made so. */
  readonly href: string
  /** The words of the link, or the alternative text of its picture. */
  readonly text: string
  readonly title: string | null
  readonly ariaLabel: string | null
  readonly rel: string | null
  /** The nearest of: nav, header, footer, main, aside; by tag, role, id or class. */
  readonly region: 'nav' | 'header' | 'footer' | 'main' | 'aside' | null
  readonly visible: boolean | null
}

export interface FormSnapshot {
  readonly frame: number
  /** Its place among the `<form>` elements of its document. */
  readonly index: number
  readonly selector: string
  /** Selectors of the shadow hosts around it, outermost first. */
  readonly hosts: readonly string[]
  readonly id: string | null
  readonly name: string | null
  readonly className: string | null
  readonly role: string | null
  readonly ariaLabel: string | null
  /** As written. */
  readonly action: string | null
  readonly method: 'get' | 'post' | 'dialog'
  readonly enctype: string | null
  /** The nearest heading before it or in it. */
  readonly heading: string | null
  readonly legends: readonly string[]
  /** The text in it, cut. */
  readonly text: string
  /** The text just before it, cut, the nearest last. */
  readonly before: string
  /** Links in it: their words and where they lead. */
  readonly links: readonly { readonly text: string; readonly href: string }[]
  /** `tag#id.class.class` of the elements around it, nearest first. */
  readonly ancestors: readonly string[]
  readonly visible: boolean | null
  readonly box: Box | null
}

export interface FieldSnapshot {
  readonly frame: number
  /** Its form's place in `forms`, also where it joins it by `form="id"`; null where it is in none. */
  readonly form: number | null
  readonly tag: string
  /** The type as the browser understands it (`text` where it knows none); for a role, the role. */
  readonly type: string
  readonly role: string | null
  readonly selector: string
  /** Selectors of the shadow hosts around it, outermost first. */
  readonly hosts: readonly string[]
  readonly name: string | null
  readonly id: string | null
  readonly className: string | null
  readonly autocomplete: string | null
  readonly placeholder: string | null
  readonly inputmode: string | null
  readonly pattern: string | null
  readonly accept: string | null
  readonly maxLength: number | null
  readonly rows: number | null
  /** The value it came with; null for passwords and where there is none. */
  readonly value: string | null
  readonly checked: boolean
  readonly required: boolean
  readonly disabled: boolean
  readonly readOnly: boolean
  readonly multiple: boolean
  readonly tabIndex: number | null
  readonly options: readonly OptionSnapshot[]
  readonly labels: LabelSnapshot
  /** `tag#id.class.class` of the elements around it, nearest first, no further than its form. */
  readonly ancestors: readonly string[]
  /** Other `data-` and script attributes that name a purpose, as `data-type=email`. */
  readonly hints: readonly string[]
  readonly visibility: VisibilitySnapshot
}

export interface OptionSnapshot {
  readonly value: string
  readonly text: string
  readonly selected: boolean
  readonly disabled: boolean
}

/** What names a field, each route by itself. */
export interface LabelSnapshot {
  /** `<label for>` that finds it. */
  readonly for: string | null
  /** The `<label>` around it, without the field's own text. */
  readonly wrapping: string | null
  readonly ariaLabel: string | null
  readonly ariaLabelledBy: string | null
  readonly ariaDescribedBy: string | null
  readonly title: string | null
  readonly legend: string | null
  /** The header of its column or row, or the `<dt>` of its `<dd>`. */
  readonly cell: string | null
  /** The text just before and just after it, up to the neighbouring fields; here blocks and `<br>` begin a new line. */
  readonly before: string | null
  readonly after: string | null
  /** The words of a button; for a picture its alternative text. */
  readonly text: string | null
}

/** Whether a person can see and reach a field. Null is unknown: the page was not rendered. */
export interface VisibilitySnapshot {
  readonly visible: boolean | null
  /** What hides it, or would: the first found. Known without rendering where attributes or inline styles say it. */
  readonly hiddenBy: HiddenBy | null
  readonly box: Box | null
  readonly opacity: number | null
  /** The share of its points at which something else lies on top, 0 to 1. */
  readonly covered: number | null
  /** Whether it or an element around it has `aria-hidden="true"`. */
  readonly ariaHidden: boolean
  /** What a person sees and uses in place of a hidden one: its label, a drawn list, an editor. Absent where not rendered. */
  readonly standIn?: string | null
  /** The visible switch that shows what is hidden: a `<summary>`, what names it as its target. Absent where not rendered. */
  readonly revealedBy?: string | null
  /** How many fields the element that hides it holds, this one counted. Absent where not rendered. */
  readonly hiddenTogether?: number | null
}

/** By type is `type=hidden`; by class is a class whose name alone says so, a guess where not rendered. */
export type HiddenBy =
  | 'type'
  | 'hidden-attribute'
  | 'display'
  | 'visibility'
  | 'opacity'
  | 'off-screen'
  | 'zero-size'
  | 'clipped'
  | 'covered'
  | 'class'
  | 'colour'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** No page makes a snapshot larger than this. */
export const SNAPSHOT_BOUNDS = {
  fields: 1_000,
  forms: 200,
  links: 3_000,
  options: 300,
  frames: 30,
  headings: 300,
  scripts: 300,
  widgets: 100,
  ancestors: 8,
  /** Characters. */
  text: 60_000,
  formText: 4_000,
  label: 300,
  attribute: 500,
} as const
