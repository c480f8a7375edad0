import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, openDesk } from '../rig/desk.ts'
import { type Field, openField } from './field.ts'
import type { FieldPlan } from './study-files.ts'

/** A study in the machine's own time, with a desk in this process that counts what it gets. */
export interface DeskField extends Field {
  readonly desk: Desk
}

/** Opens a desk, and writes a study of it by mail and, unless told otherwise, by form. */
export async function openDeskField(plan: Partial<FieldPlan> = {}, byForm = true): Promise<DeskField> {
  const maildir = await mkdtemp(join(tmpdir(), 'ringback-maildir-'))
  const desk = await openDesk(maildir)
  const field = await openField({
    domain: 'shopper.test',
    mailbox: { kind: 'maildir', name: 'shopper', path: maildir },
    routes: { 'brand.test': desk.smtpPort, 'shopper.test': desk.smtpPort },
    email: 'support@brand.test',
    ...(byForm ? { form: { url: `http://127.0.0.1:${desk.webPort}/contact`, recipe: RECIPE } } : {}),
    ...plan,
  })
  return {
    ...field,
    desk,
    async remove() {
      await desk.close()
      await field.remove()
      await rm(maildir, { recursive: true, force: true })
    },
  }
}

const RECIPE = {
  recipe: 1,
  grade: 'approved',
  steps: [
    { do: 'open', url: '/contact' },
    { do: 'fill', field: { label: 'Name' }, with: '{{persona.name}}' },
    { do: 'fill', field: { label: 'E-mail' }, with: '{{email}}' },
    { do: 'fill', field: { label: 'Message' }, with: '{{message}}' },
    { do: 'click', on: { text: 'Send', role: 'button' }, submits: true },
  ],
  irreversible: { method: 'POST', url: '/contact' },
  success: [{ text: 'we have received your message' }],
}
