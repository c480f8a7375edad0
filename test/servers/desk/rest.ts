/** A ticket as the desk sees it. */
export interface DeskTicket {
  readonly id: number
  readonly subject: string
  readonly status: string
  readonly requestors: readonly string[]
  /** The desk's own stamp, whole seconds. */
  readonly created: string
}

/** One thing that happened to a ticket, by the desk's own books. */
export interface DeskEvent {
  readonly id: number
  /** Create, Correspond, Comment, EmailRecord (a mail went out), Status, Set … */
  readonly type: string
  readonly by: string
  readonly at: string
}

/** The desk's REST 2 interface, as a member of staff uses it. */
export interface DeskRest {
  tickets(): Promise<readonly DeskTicket[]>
  history(ticket: number): Promise<readonly DeskEvent[]>
  reply(ticket: number, text: string): Promise<void>
}

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly next_page?: string
}

/** Speaks to the REST 2 interface with a login. */
export function deskRest(baseUrl: string, queue: string, user: string, password: string): DeskRest {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const ask = async (url: string, options: RequestInit = {}) => {
    const response = await fetch(url, { ...options, headers: { authorization, ...options.headers } })
    if (!response.ok)
      throw new Error(`Expected the desk to answer 200 or 201, got ${response.status}: ${await response.text()}`)
    return response.json() as Promise<unknown>
  }
  const all = async (first: string) => {
    const items: Page['items'][number][] = []
    for (let url: string | undefined = first; url; ) {
      const page = (await ask(url)) as Page
      items.push(...page.items)
      url = page.next_page
    }
    return items
  }
  return {
    async tickets() {
      const query = new URLSearchParams({
        query: `Queue = '${queue}'`,
        fields: 'Subject,Status,Requestor,Created',
        'fields[Requestor]': 'EmailAddress',
        orderby: 'id',
        per_page: '100',
      })
      return (await all(`${baseUrl}/REST/2.0/tickets?${query}`)).map((item) => ({
        id: Number(item.id),
        subject: String(item.Subject),
        status: String(item.Status),
        requestors: (item.Requestor as readonly { id: string; EmailAddress?: string }[]).map(
          (one) => one.EmailAddress ?? one.id,
        ),
        created: instant(item.Created),
      }))
    },
    async history(ticket) {
      const query = new URLSearchParams({ fields: 'Type,Creator,Created', per_page: '100' })
      return (await all(`${baseUrl}/REST/2.0/ticket/${ticket}/history?${query}`)).map((item) => ({
        id: Number(item.id),
        type: String(item.Type),
        by: (item.Creator as { id: string }).id,
        at: instant(item.Created),
      }))
    },
    async reply(ticket, text) {
      await ask(`${baseUrl}/REST/2.0/ticket/${ticket}/correspond`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: text,
      })
    },
  }
}

function instant(stamp: unknown): string {
  return new Date(String(stamp)).toISOString()
}
