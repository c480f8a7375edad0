import type { Action } from '../probe/due.ts'
import { RingbackError } from '../support/errors.ts'
import { withFieldwork } from './fieldwork.ts'
import { sendTurn } from './send-turn.ts'
import type { World } from './world.ts'

/** One form contact in a visible browser: the form is prefilled, a person passes what stopped the robot, and submits. */
export async function assistStudy(folder: string, world: World, id: string): Promise<'once' | 'interrupted'> {
  return withFieldwork(folder, world, 'main', async (work) => {
    const { study, reader } = work
    const contact = study.plan.current.contacts.find((one) => one.id === id)
    if (contact === undefined || contact.channel !== 'form') {
      throw new RingbackError('wrong-use', `Expected a form contact of the plan, got \`${id}\``)
    }
    await work.mailboxes.read()
    const observations = await study.observations()
    const readings = await reader.readings(study.plan.current, observations)
    const action: Action = { contact, turn: 'opening', at: contact.notBefore, reading: null }
    await sendTurn(work, action, readings, observations, true)
    return 'once'
  })
}
