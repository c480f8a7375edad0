/** One line of Postfix's log. */
export interface MailLogLine {
  /** Whole seconds, as Postfix writes them. */
  readonly at: string
  /** The program that wrote it: smtpd, submission/smtpd, qmgr, lmtp, smtp, pipe, bounce. */
  readonly by: string
  /** The queue id; null where the line is not about one message. */
  readonly queueId: string | null
  readonly text: string
}

const line = /^(?<month>\w{3}) +(?<day>\d+) (?<time>[\d:]{8}) \S+ postfix\/(?<by>[\w/-]+)\[\d+\]: (?<rest>.*)$/
const queued = /^(?<queueId>[0-9A-F]{6,}|[0-9A-Za-z]{12,}): (?<text>.*)$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads the log of a private Postfix, whose stamps are UTC and lack the year. */
export function readMailLog(log: string, year: number): readonly MailLogLine[] {
  return log.split('\n').flatMap((raw) => {
    const found = line.exec(raw)?.groups
    if (!found) return []
    const { month = '', day = '', time = '', by = '', rest = '' } = found
    const message = queued.exec(rest)?.groups
    const monthNumber = String(months.indexOf(month) + 1).padStart(2, '0')
    const at = `${year}-${monthNumber}-${day.padStart(2, '0')}T${time}.000Z`
    return [{ at, by, queueId: message?.queueId ?? null, text: message?.text ?? rest }]
  })
}
