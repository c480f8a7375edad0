import { setTimeout as delay } from 'node:timers/promises'
import type { DeskTicket } from '../../servers/desk/rest.ts'
import type { RequestTracker } from '../../servers/request-tracker.ts'

const ASKS = 'Dear customer,\n\nplease send us the serial number of your kettle.\n\nKind regards\nSam'
const ANSWERS = 'Dear customer,\n\nyour repair is finished, and it was sent back to you today.\n\nKind regards\nSam'

/** A member of staff works these tickets until told to stop: asks for the serial number, and answers whoever gave it. */
export async function workTickets(
  desk: RequestTracker,
  isMine: (ticket: DeskTicket) => boolean,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    for (const { id } of (await desk.tickets()).filter(isMine)) {
      const written = (await desk.history(id)).filter(({ type }) => type === 'Correspond')
      const answers = written.filter(({ by }) => by === desk.staff.user).length
      if (answers === 0) await desk.reply(id, ASKS)
      else if (answers === 1 && written.length === 2) await desk.reply(id, ANSWERS)
    }
    await delay(200)
  }
}
