import { z } from 'zod'
import type { Browser, Page } from '../../src/browser/port.ts'
import type { Frozen } from '../../src/model/frozen.ts'
import { Recipe } from '../../src/model/recipe.ts'
import { RingbackError } from '../../src/support/errors.ts'

/** What the form probe needs to know beside the turn. */
export const FormOptions = z.strictObject({
  recipe: Recipe,
  /** The brand's form; what a recipe opens is read relative to it. */
  url: z.url({ protocol: /^https?$/ }),
  /** Running already; every contact gets a context of its own in it. */
  browser: z.custom<Browser>((given) => typeof given === 'object' && given !== null && 'open' in given),
  /** A person passes what stopped the robot, and submits. */
  assisted: z.boolean().default(false),
  /** Plays the person at the window, where there is none. */
  person: z.custom<(page: Page) => Promise<void>>((given) => typeof given === 'function').optional(),
  /** Milliseconds: how long a field may take to appear, a click to make its request, a person to submit. */
  patience: z
    .strictObject({
      field: z.int().positive().default(5_000),
      click: z.int().positive().default(10_000),
      person: z.int().positive().default(600_000),
    })
    .prefault({}),
})
export type FormOptions = Frozen<Omit<z.infer<typeof FormOptions>, 'browser' | 'person'>> & {
  readonly browser: Browser
  readonly person?: ((page: Page) => Promise<void>) | undefined
}

/** Checks the options, and names every problem at once. */
export function parseOptions(raw: unknown): FormOptions {
  const parsed = FormOptions.safeParse(raw)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({ message: `form: ${path.join('.')}: ${message}` }))
  throw new RingbackError('invalid-study', problems)
}
