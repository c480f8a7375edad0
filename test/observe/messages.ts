import type { ReadingKind } from '../../src/model/reading.ts'
import type { Item } from '../../src/model/words.ts'
import { type Draft, OPENING } from './study.ts'

interface Labelled extends Draft {
  readonly title: string
  readonly kind: ReadingKind
  readonly by: 'machine' | 'person' | 'unknown'
  readonly asksFor?: readonly Item[]
  readonly to?: string
  readonly language?: string | null
  readonly optOut?: boolean
}

const OURS = '<k7m2qd9x.opening@shopper.test>'
const threaded = { 'In-Reply-To': OURS, References: OURS }
const quoted = OPENING.split('\n')
  .map((line) => `> ${line}`)
  .join('\n')
const zendesk = { 'X-Mailer': 'Zendesk Mailer', 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
const rt = {
  'X-RT-Ticket': 'desk.test #1',
  'X-RT-Loop-Prevention': 'desk.test',
  'X-Managed-BY': 'RT 5.0.3',
  Precedence: 'bulk',
}
const redmine = {
  'X-Redmine-Host': 'desk.test',
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'List-Id': '<redmine.desk.test>',
}

/** How desks write: platforms by the headers that they really put, in words of our own. */
export const MESSAGES: readonly Labelled[] = [
  // Desk platforms
  {
    title: 'Request Tracker, autoreply',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'en',
    headers: { ...threaded, ...rt, 'Auto-Submitted': 'auto-replied' },
    subject: '[desk.test #1] AutoReply: My repair',
    body: `Greetings,\n\nthis message was generated automatically because a trouble ticket about "My repair" was opened.\nThere is no need to answer it. Your ticket has been given the number [desk.test #1].\n\n-------------------------------------------------------------------------\n${OPENING}`,
  },
  {
    title: 'Request Tracker, staff reply stamped as bulk',
    kind: 'answer',
    by: 'person',
    headers: { ...rt, 'In-Reply-To': '', References: '<RT-Ticket-1@desk.test>', 'X-RT-Originator': 'mo@desk.test' },
    subject: '[desk.test #1] My repair',
    body: `Hello Mrs Keller,\n\nthe board has come in and your amplifier will be ready on Friday.\n\nMo\n\nOn Mon Nov 02 09:00:00 2026, anna.keller+k7m2qd9x@shopper.test wrote:\n${quoted}`,
  },
  {
    title: 'Request Tracker, permission denied',
    kind: 'acknowledgement',
    by: 'machine',
    headers: { ...threaded, ...rt, 'Return-Path': '<>' },
    subject: 'Permission Denied',
    body: 'You do not have permission to create tickets in this queue.',
  },
  {
    title: 'osTicket, auto-response in encoded words',
    kind: 'acknowledgement',
    by: 'machine',
    headers: {
      ...threaded,
      'Auto-Submitted': '=?UTF-8?Q?auto-replied?=',
      Precedence: '=?UTF-8?Q?auto=5Freply?=',
      'X-Autoreply': '=?UTF-8?Q?yes?=',
    },
    subject: 'My repair [#338214]',
    body: '-- reply above this line --\n\nDear Anna,\n\nA request for support has been created and assigned #338214. A representative will follow up.\n\nRef-Mid: abc123',
  },
  {
    title: 'osTicket, staff reply without a thread',
    kind: 'request',
    by: 'person',
    asksFor: ['serial_number', 'invoice'],
    headers: { 'X-Mailer': 'osTicket Mailer' },
    subject: 'Re: My repair [#338214]',
    body: '-- reply above this line --\n\nDear Anna,\n\nto find your repair we need two things:\n\n- the serial number\n- a copy of the invoice\n\nBest wishes\nJo\n\nRef-Mid: abc124',
  },
  {
    title: 'FreeScout, auto-reply without an automatic header',
    kind: 'acknowledgement',
    by: 'machine',
    headers: { ...threaded, 'Message-ID': '<FS_autoreply-12-34@desk.test>' },
    body: 'Hi Anna,\n\nyour message reached us. You will hear from a colleague.\n\npowered by FreeScout',
  },
  {
    title: 'FreeScout, staff reply',
    kind: 'holding',
    by: 'person',
    headers: { ...threaded, 'Message-ID': '<FS_reply-12-34@desk.test>', 'X-FreeScout-Mail-Type': 'customer.message' },
    body: "Hi Anna,\n\nI'm checking with the workshop and will let you know as soon as I hear from them.\n\nSam",
  },
  {
    title: 'Zendesk, automatic acknowledgement',
    kind: 'acknowledgement',
    by: 'machine',
    headers: { ...threaded, ...zendesk },
    body: `##- Please type your reply above this line -##\n\nYour request (48211) has been received and is being reviewed by our support staff.\n\nTo add comments, reply to this email.\n\n[ABC123-DE45]`,
  },
  {
    title: "Zendesk, an agent's reply under the same stamps",
    kind: 'answer',
    by: 'person',
    headers: { ...threaded, ...zendesk },
    body: `##- Please type your reply above this line -##\n\n----------------------------------------------\n\nRobin, Nov 3, 2026, 10:12 GMT+1\n\nHello Anna, I spoke to the workshop: your amplifier will be finished by the end of next week.\n\n----------------------------------------------\n\nAnna Keller, Nov 2, 2026, 09:00 GMT+1\n\n${OPENING}\n\n[ABC123-DE45]`,
  },
  {
    title: "Redmine, a person's note under automatic stamps",
    kind: 'request',
    by: 'person',
    asksFor: ['photo'],
    headers: { ...redmine, References: '<redmine.issue-5.20261102@desk.test>', 'X-Redmine-Sender': 'kim' },
    subject: '[Desk - Support #5] My repair',
    body: 'Issue #5 has been updated by Kim.\n\nCould you send me a photo of the damage?\n\n----------------------------------------\nSupport #5: My repair\n* Author: Anna\n----------------------------------------',
  },
  {
    title: 'Contact Form 7, a copy without any sign in the headers',
    kind: 'acknowledgement',
    by: 'machine',
    headers: { 'X-Mailer': 'PHPMailer 6.7 (https://github.com/PHPMailer/PHPMailer)' },
    subject: 'Your message to Desk',
    body: 'Thank you for contacting us. We have received your message and will reply within two working days.',
  },
  {
    title: 'Freshdesk, ticket received',
    kind: 'acknowledgement',
    by: 'machine',
    headers: {
      'X-Freshdesk-Account': '1',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'DR, RN, OOF, AutoReply',
    },
    subject: 'Ticket Received - My repair',
    body: 'Dear Anna, we would like to acknowledge receipt of your request. A ticket has been created with Ticket ID 1207.',
  },
  {
    title: "Exchange on a person's mail: X-Auto-Response-Suppress proves nothing",
    kind: 'answer',
    by: 'person',
    headers: { ...threaded, 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
    body: `It will be ready on Thursday.\n\nRegards\nLee\n\nFrom: Anna Keller\nSent: Monday, 2 November 2026 09:00\nTo: Help\nSubject: My repair\n\n${OPENING}`,
  },
  {
    title: 'a person in HTML only',
    kind: 'answer',
    by: 'person',
    type: 'text/html; charset=utf-8',
    headers: threaded,
    body: '<html><head><style>p{color:red}</style></head><body><p>Hello Anna,</p><p>your amplifier <b>will be ready</b> tomorrow.</p><blockquote><p>could you send the serial number?</p></blockquote></body></html>',
  },
  // Out of office and gates
  {
    title: 'Dovecot Sieve vacation',
    kind: 'out-of-office',
    by: 'machine',
    headers: {
      ...threaded,
      'Auto-Submitted': 'auto-replied (vacation)',
      Precedence: 'bulk',
      'X-Sieve': 'Pigeonhole Sieve 0.5.19',
    },
    subject: 'Automated reply',
    body: 'I am out of the office until 16 November.',
  },
  {
    title: 'Outlook, subject alone',
    kind: 'out-of-office',
    by: 'machine',
    subject: 'Automatische Antwort: My repair',
    body: 'Ich bin bis 16. November nicht im Büro.',
  },
  {
    title: 'a tag before the automatic subject',
    kind: 'out-of-office',
    by: 'machine',
    subject: '[External] Automatic reply: My repair',
    body: 'Our office is closed until Monday.',
  },
  {
    title: 'a French absence',
    kind: 'out-of-office',
    by: 'machine',
    subject: "Réponse automatique d'absence du bureau : My repair",
    body: 'Je suis absente du bureau jusqu’au 16 novembre.',
  },
  {
    title: 'a person who answers under an automatic subject',
    kind: 'answer',
    by: 'person',
    headers: threaded,
    subject: 'Re: Automatic reply: My repair',
    body: 'Back again! It will be ready tomorrow.',
  },
  {
    title: 'a person who writes of a colleague on holiday',
    kind: 'answer',
    by: 'person',
    headers: threaded,
    body: 'My colleague is on holiday, so I looked: it will be ready tomorrow.',
  },
  {
    title: 'a challenge by its program',
    kind: 'challenge',
    by: 'machine',
    headers: { 'X-Boxtrapper': 'gate', 'Auto-Submitted': 'auto-replied' },
    subject: 'Your email requires verification verify:123',
    body: 'Answer this message so that yours is delivered.',
  },
  {
    title: 'a challenge by its words',
    kind: 'challenge',
    by: 'machine',
    subject: 'Please confirm your message',
    body: 'Click to prove it.',
  },
  {
    title: 'a read receipt',
    kind: 'unrelated',
    by: 'machine',
    type: 'multipart/report; report-type=disposition-notification; boundary=b',
    subject: 'Read: My repair',
    body: '--b\n\nYour message was read.\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--',
  },
  {
    title: 'a newsletter',
    kind: 'marketing',
    by: 'machine',
    headers: { 'List-Unsubscribe': '<https://desk.test/leave>', Precedence: 'bulk' },
    subject: 'Autumn offers',
    body: 'Ten per cent off all headphones this week.',
  },
  {
    title: 'a survey',
    kind: 'survey',
    by: 'machine',
    headers: { 'Auto-Submitted': 'auto-generated' },
    subject: 'Your case',
    body: 'How did we do? Please rate our service.',
  },

  // Acknowledgements that bear no header, in six languages
  {
    title: 'English',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'en',
    body: 'Dear customer, we have received your enquiry. One of our agents will get back to you within one working day.',
  },
  {
    title: 'German',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'de',
    body: 'Sehr geehrte Damen und Herren, wir haben Ihre Anfrage erhalten. Unser Team wird sich innerhalb von zwei Werktagen bei Ihnen melden.',
  },
  {
    title: 'French',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'fr',
    body: 'Bonjour, nous avons bien reçu votre demande. Un conseiller vous répondra sous 48 heures.',
  },
  {
    title: 'Spanish',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'es',
    body: 'Estimado cliente: hemos recibido su consulta. Le responderemos en un plazo de 48 horas.',
  },
  {
    title: 'Italian',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'it',
    body: 'Gentile cliente, abbiamo ricevuto la sua richiesta. Le risponderemo entro due giorni lavorativi.',
  },
  {
    title: 'Dutch',
    kind: 'acknowledgement',
    by: 'machine',
    language: 'nl',
    body: 'Beste klant, wij hebben uw vraag goed ontvangen. Een medewerker antwoordt binnen twee werkdagen.',
  },
  {
    title: 'an automatic mail that asks for data stays an acknowledgement',
    kind: 'acknowledgement',
    by: 'machine',
    asksFor: ['order_number'],
    headers: { 'Auto-Submitted': 'auto-replied' },
    body: 'We have received your message. Please reply with your order number so that we can help you faster.',
  },
  {
    title: 'an automatic mail that sends elsewhere stays an acknowledgement',
    kind: 'acknowledgement',
    by: 'machine',
    to: 'form',
    headers: { 'Auto-Submitted': 'auto-replied' },
    body: 'This mailbox is not monitored. Please use our contact form.',
  },

  // Requests
  {
    title: 'English',
    kind: 'request',
    by: 'person',
    asksFor: ['serial_number'],
    language: 'en',
    headers: threaded,
    body: `Dear Mrs Keller,\n\ncould you please let me have the serial number of your amplifier?\n\nKind regards\nTeam\n\n${quoted}`,
  },
  {
    title: 'German',
    kind: 'request',
    by: 'person',
    asksFor: ['serial_number', 'purchase_date'],
    language: 'de',
    body: 'Guten Tag Frau Keller,\n\nbitte teilen Sie uns die Seriennummer und das Kaufdatum mit, dann schauen wir gern nach.',
  },
  {
    title: 'French',
    kind: 'request',
    by: 'person',
    asksFor: ['invoice', 'photo'],
    language: 'fr',
    body: "Bonjour Madame,\n\npourriez-vous nous envoyer la facture d'achat ainsi qu'une photo de l'appareil ?",
  },
  {
    title: 'Spanish',
    kind: 'request',
    by: 'person',
    asksFor: ['serial_number', 'invoice'],
    language: 'es',
    body: 'Buenos días:\n\nPara localizar la reparación necesitamos el número de serie y la factura.',
  },
  {
    title: 'Italian',
    kind: 'request',
    by: 'person',
    asksFor: ['serial_number'],
    language: 'it',
    body: 'Buongiorno,\n\nci può indicare il numero di serie del suo apparecchio?',
  },
  {
    title: 'Dutch',
    kind: 'request',
    by: 'person',
    asksFor: ['photo', 'order_number'],
    language: 'nl',
    body: "Goedemiddag,\n\nkunt u ons het bestelnummer en een paar foto's sturen?",
  },
  {
    title: 'a thing that is thanked for is not asked for',
    kind: 'answer',
    by: 'person',
    headers: threaded,
    body: 'Thank you for the serial number. Your amplifier will be ready on Monday.',
  },

  // Hand-offs
  {
    title: 'too busy: please fax',
    kind: 'handoff',
    by: 'person',
    to: 'fax',
    language: 'en',
    headers: threaded,
    body: 'Hello,\n\nI am sorry, we are far too busy to answer e-mails at present. Please fax your question to us instead.\n\nBroom',
  },
  {
    title: 'German, to the dealer',
    kind: 'handoff',
    by: 'person',
    to: 'retailer',
    body: 'Guten Tag,\n\nbitte wenden Sie sich direkt an Ihren Händler, der das für Sie klärt.',
  },
  {
    title: 'French, by telephone',
    kind: 'handoff',
    by: 'person',
    to: 'phone',
    body: 'Bonjour,\n\nce dossier est traité par nos techniciens ; appelez notre service au plus vite, ils vous diront.',
  },
  {
    title: 'Spanish, to the form',
    kind: 'handoff',
    by: 'person',
    to: 'form',
    body: 'Buenas tardes:\n\nPor favor, rellene el formulario de nuestra página para este tipo de solicitudes.',
  },
  {
    title: 'Italian, to the shop',
    kind: 'handoff',
    by: 'person',
    to: 'retailer',
    body: 'Buongiorno,\n\nper questo prodotto deve rivolgersi al suo rivenditore di fiducia.',
  },
  {
    title: 'Dutch, to another department',
    kind: 'handoff',
    by: 'person',
    to: 'department',
    body: 'Goedendag,\n\nik heb uw bericht doorgestuurd naar onze technische afdeling; zij nemen het over.',
  },
  {
    title: 'a telephone number in case of further questions sends nobody on',
    kind: 'answer',
    by: 'person',
    headers: threaded,
    body: 'It will be ready on Friday. If you have any further questions, please call us.',
  },

  // Holding, answers, and what nobody can tell
  {
    title: 'German, patience',
    kind: 'holding',
    by: 'person',
    body: 'Guten Tag,\n\nich kläre das mit der Werkstatt und melde mich, sobald ich mehr weiß.',
  },
  {
    title: 'French, patience',
    kind: 'holding',
    by: 'person',
    body: 'Bonjour,\n\nje me renseigne auprès de l’atelier et je reviens vers vous.',
  },
  {
    title: 'an Italian answer to an English message',
    kind: 'answer',
    by: 'person',
    language: 'it',
    headers: threaded,
    body: 'Buongiorno signora Keller,\n\nil suo orologio sarà pronto giovedì mattina in negozio.\n\nCordiali saluti',
  },
  {
    title: 'a German answer',
    kind: 'answer',
    by: 'person',
    language: 'de',
    body: 'Hallo Frau Keller, Ihr Gerät wird bis Freitag fertig. Viele Grüße',
  },
  {
    title: 'a French answer',
    kind: 'answer',
    by: 'person',
    language: 'fr',
    body: 'Bonjour, votre montre sera prête vendredi matin.',
  },
  {
    title: 'a Spanish answer',
    kind: 'answer',
    by: 'person',
    language: 'es',
    body: 'Hola, su reloj estará listo el viernes por la mañana.',
  },
  {
    title: 'a Dutch answer',
    kind: 'answer',
    by: 'person',
    language: 'nl',
    body: 'Beste mevrouw Keller, uw horloge is vrijdagmiddag klaar.',
  },
  {
    title: 'a person who says something that no rule knows',
    kind: 'undecided',
    by: 'person',
    headers: threaded,
    body: 'Hello Anna, the amplifier in question is the blue one with the walnut cheeks, if memory serves.',
  },
  {
    title: 'thanks for the message, and what it asked: machine or person, nobody can tell',
    kind: 'undecided',
    by: 'unknown',
    body: 'We have received your message. Your amplifier will be ready on Friday.',
  },
  { title: 'our own words alone, quoted back', kind: 'undecided', by: 'unknown', headers: threaded, body: quoted },
  {
    title: 'a language that we do not read',
    kind: 'undecided',
    by: 'unknown',
    language: 'pl',
    body: 'Dzień dobry, proszę podać nam jeszcze kilka szczegółów dotyczących tego urządzenia, żebyśmy mogli je odnaleźć w magazynie.',
  },

  // Stop
  {
    title: 'a person who wants no more mail',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Please stop writing to us. We know what this is.',
  },
  {
    title: 'the same in German',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Guten Tag, bitte schreiben Sie uns nicht mehr. Das ist keine echte Anfrage.',
  },
  {
    title: 'the same in French',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Bonjour, veuillez cesser de nous contacter à ce sujet.',
  },
  {
    title: 'the same in Spanish',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Buenos días, dejen de escribirnos, gracias.',
  },
  {
    title: 'the same in Italian',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Buongiorno, vi chiediamo: smettete di scriverci.',
  },
  {
    title: 'the same in Dutch',
    kind: 'undecided',
    by: 'person',
    optOut: true,
    body: 'Goedendag, verwijder ons adres uit uw lijst, wij werken hier niet aan mee.',
  },
]
