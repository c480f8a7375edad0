import vendors from './chat-vendors.json' with { type: 'json' }
import type { PageSnapshot } from './snapshot.ts'

/** A chat that a page carries: that its vendor's script is there, not that anybody answers. */
export interface SeenChat {
  readonly vendor: string
  readonly sign: string
}

/** The chats whose vendors left something in the page. */
export function chatsIn(page: PageSnapshot): readonly SeenChat[] {
  return vendors.flatMap(({ vendor, scripts, marks, frames }) => {
    const script = page.scripts.find((src) => scripts.some((part) => src.includes(part)))
    const widget = page.widgets.find((name) => marks.some((mark) => name.toLowerCase().includes(mark.toLowerCase())))
    const frame = page.frames.find(({ url, name, selector }) =>
      frames.some((part) => `${url ?? ''} ${name ?? ''} ${selector ?? ''}`.toLowerCase().includes(part)),
    )
    const sign = script ?? widget ?? frame?.url ?? frame?.name
    return sign === undefined || sign === null ? [] : [{ vendor, sign }]
  })
}
