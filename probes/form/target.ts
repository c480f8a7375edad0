import { setTimeout as wait } from 'node:timers/promises'
import type { Field, Page } from '../../src/browser/port.ts'
import type { Target } from '../../src/model/recipe.ts'

/** Looks for a target until it is there, or patience ends. One that a person can't see counts only where that is said. */
export async function find(
  page: Page,
  target: Target,
  patienceMs: number,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<Field | null> {
  const end = performance.now() + patienceMs
  while (true) {
    const field = await page.locate(target)
    if (field !== null && (hidden || (await field.visible()))) return field
    if (performance.now() >= end) return null
    await wait(100)
  }
}

/** How a recipe names an element: `label Message`. */
export function nameOf(target: Target): string {
  const [by, words] = Object.entries(target).find(([key]) => key !== 'frame' && key !== 'role') ?? ['element', '']
  return `${by} ${words}`
}
