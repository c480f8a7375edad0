import { expect, it } from 'vitest'
import { ticketIn } from '../../src/text/ticket.ts'

it.each([
  ['[desk.test #1] AutoReply: My repair', '', '1'],
  ['Re: My repair [#338214]', '', '338214'],
  ['[SUP-1234] My repair', '', 'SUP-1234'],
  ['[Desk - Support #5] My repair', '', '5'],
  ['My repair (Ticket 4711)', '', '4711'],
  ['##8812## My repair', '', '8812'],
  ['Case 00123456: My repair', '', '00123456'],
  ['My repair', 'Your ticket number is 2026-1187.', '2026-1187'],
  ['Reparatur', 'Ihre Vorgangsnummer lautet: RS-20987', 'RS-20987'],
  ['Réparation', 'Votre numéro de dossier : 884512', '884512'],
  ['Reparación', 'Su incidencia n.º 77123 está abierta', '77123'],
  ['Riparazione', 'Pratica numero 5561', '5561'],
  ['Reparatie', 'Uw zaaknummer: 90871', '90871'],
  ['My repair', 'Your order of 2 November is on its way, call 0800 555 123.', null],
  ['My repair in 2026', 'In that case 3 people will call.', null],
  ['', '', null],
])('in %j and %j the ticket is %s', (subject, body, ticket) => expect(ticketIn(subject, body)).toBe(ticket))
