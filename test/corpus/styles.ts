/** What a mail of the corpus is made of before a program dresses it. */
export interface Plain {
  readonly language: string
  readonly subject: string
  readonly body: string
  readonly person: boolean
  /** Our own mail: the id, the words, the address. */
  readonly ours: { readonly id: string; readonly body: string; readonly address: string }
  readonly agent: string
}

/** How a program sends it: its headers and the body as it leaves the program. */
export interface Dressed {
  readonly from: string
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly html?: boolean
}

export type Style = (mail: Plain) => Dressed

const WROTE: Readonly<Record<string, string>> = {
  en: 'On Mon, 2 Nov 2026 at 09:00, Anna Keller <ADDRESS> wrote:',
  fr: 'Le lun. 2 nov. 2026 à 09:00, Anna Keller <ADDRESS> a écrit :',
  de: 'Am Mo., 2. Nov. 2026 um 09:00 Uhr schrieb Anna Keller <ADDRESS>:',
  es: 'El lun, 2 nov 2026 a las 9:00, Anna Keller (<ADDRESS>) escribió:',
  it: 'Il giorno lun 2 nov 2026 alle ore 09:00 Anna Keller <ADDRESS> ha scritto:',
  nl: 'Op ma 2 nov 2026 om 09:00 schreef Anna Keller <ADDRESS>:',
}
const BLOCK: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['From', 'Sent', 'To', 'Subject'],
  fr: ['De', 'Envoyé', 'À', 'Objet'],
  de: ['Von', 'Gesendet', 'An', 'Betreff'],
  es: ['De', 'Enviado', 'Para', 'Asunto'],
  it: ['Da', 'Inviato', 'A', 'Oggetto'],
  nl: ['Van', 'Verzonden', 'Aan', 'Onderwerp'],
}
const ABOVE: Readonly<Record<string, string>> = {
  en: '##- Please type your reply above this line -##',
  fr: '##- Veuillez saisir votre réponse au-dessus de cette ligne -##',
  de: '##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein -##',
  es: '##- Escriba su respuesta por encima de esta línea -##',
  it: '##- Scrivi la tua risposta sopra questa riga -##',
  nl: '##- Typ uw antwoord boven deze regel -##',
}

const threads = ({ ours }: Plain) => ({ 'In-Reply-To': ours.id, References: ours.id })
const wrote = ({ language, ours }: Plain) => (WROTE[language] ?? '').replace('ADDRESS', ours.address)
const quote = (text: string) => text.replace(/^/gm, '> ')
const named = ({ person, agent }: Plain, desk: string) =>
  person ? `"${agent} (${desk})" <help@desk.test>` : `"${desk}" <help@desk.test>`
const paragraphs = (text: string) =>
  text
    .split('\n\n')
    .map((part) => `<p>${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`)
    .join('')

function zendesk(mail: Plain): Dressed {
  return {
    from: named(mail, 'Halden'),
    subject: mail.subject,
    headers: {
      ...threads(mail),
      'X-Mailer': 'Zendesk Mailer',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Zendesk-From-Account-Id': '1a2b3c',
    },
    body: `${ABOVE[mail.language]}\n\n${mail.person ? `${mail.agent} (Halden)\n\n2 Nov 2026, 11:02\n\n` : ''}${mail.body}\n\n----------------------------------------------\n\nAnna Keller\n\n2 Nov 2026, 09:00\n\n${mail.ours.body}\n\n[K7M2QD-9X1Z]`,
  }
}

function freshdesk(mail: Plain): Dressed {
  return {
    from: named(mail, 'Halden'),
    subject: mail.subject,
    headers: {
      ...threads(mail),
      'X-Auto-Response-Suppress': 'DR, RN, OOF, AutoReply',
      'Auto-Submitted': mail.person ? 'auto-replied' : 'auto-generated',
      'X-FD-Original-Message-ID': '<55@desk.test>',
    },
    body: `${paragraphs(mail.body)}${mail.person ? `<div class="freshdesk_quote"><blockquote>${wrote(mail).replaceAll('<', '&lt;')}<br>${paragraphs(mail.ours.body)}</blockquote></div>` : ''}`,
    html: true,
  }
}

function freescout(mail: Plain): Dressed {
  return {
    from: named(mail, 'Halden'),
    subject: `Re: ${mail.subject.replace(/^Re: /, '')}`,
    headers: {
      ...threads(mail),
      'Message-ID': mail.person ? '<FS_reply-12-ab34@desk.test>' : '<FS_autoreply-12-ab34@desk.test>',
      ...(mail.person ? { 'X-FreeScout-Mail-Type': 'customer.message' } : {}),
    },
    body: `${mail.body}\n\n${mail.person ? `${wrote(mail)}\n\n${quote(mail.ours.body)}\n` : ''}`,
  }
}

function requestTracker(mail: Plain): Dressed {
  return {
    from: mail.person ? `"${mail.agent} via RT" <help@desk.test>` : '"Halden via RT" <help@desk.test>',
    subject: `[desk.test #1] ${mail.person ? '' : 'AutoReply: '}${mail.subject.replace(/^Re: /, '')}`,
    headers: {
      Precedence: 'bulk',
      'X-RT-Ticket': 'desk.test #1',
      'X-RT-Loop-Prevention': 'desk.test',
      'X-Managed-BY': 'RT 5.0.3 (http://www.bestpractical.com/rt/)',
      ...(mail.person
        ? { 'In-Reply-To': '', References: '<RT-Ticket-1@desk.test>', 'X-RT-Originator': 'agent@desk.test' }
        : { ...threads(mail), 'Auto-Submitted': 'auto-replied' }),
    },
    body: `${mail.body}\n\n${mail.person ? `On Mon Nov 02 09:00:00 2026, ${mail.ours.address} wrote:\n${quote(mail.ours.body)}` : `-------------------------------------------------------------------------\n${mail.ours.body}`}`,
  }
}

function osticket(mail: Plain): Dressed {
  return {
    from: named(mail, 'Halden Support'),
    subject: `${mail.person ? 'Re: ' : ''}${mail.subject.replace(/^Re: /, '')} [#841207]`,
    headers: mail.person
      ? { 'X-Mailer': 'osTicket Mailer' }
      : {
          ...threads(mail),
          'Auto-Submitted': '=?UTF-8?Q?auto-replied?=',
          Precedence: '=?UTF-8?Q?auto=5Freply?=',
          'X-Autoreply': '=?UTF-8?Q?yes?=',
          'X-Auto-Response-Suppress': '=?UTF-8?Q?DR=2C_RN=2C_OOF=2C_AutoReply?=',
        },
    body: `-- reply above this line --\n\n${mail.body}\n\nRef-Mid: xG9-aaaa-bbbb`,
  }
}

function redmine(mail: Plain): Dressed {
  return {
    from: '"Halden tracker" <help@desk.test>',
    subject: `[Service - Support #31] (New) ${mail.subject.replace(/^Re: /, '')}`,
    headers: {
      'X-Redmine-Host': 'desk.test',
      'X-Redmine-Project': 'service',
      'X-Redmine-Issue-Id': '31',
      ...(mail.person
        ? { 'X-Redmine-Sender': 'agent', References: '<redmine.issue-31.20261102@desk.test>' }
        : threads(mail)),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': '<redmine.desk.test>',
    },
    body: `${mail.person ? `Issue #31 has been updated by ${mail.agent}.\n\n` : ''}${mail.body}\n\n----------------------------------------\nSupport #31: ${mail.subject}\nhttp://desk.test/issues/31\n\n* Status: New\n* Priority: Normal\n\n----------------------------------------\n${mail.ours.body}\n\n-- \nYou have received this notification because you have either subscribed to it, or are involved in it.`,
  }
}

function servicenow(mail: Plain): Dressed {
  return {
    from: '"Halden IT Service" <help@desk.test>',
    subject: `CS0012044 - ${mail.subject.replace(/^Re: /, '')}`,
    headers: {
      ...threads(mail),
      Precedence: 'bulk',
      'X-ServiceNow-Generated': 'true',
      'X-ServiceNow-Source': 'Notification',
    },
    body: `${paragraphs(mail.body)}<hr><p>Ref:MSG0412231_abc</p>`,
    html: true,
  }
}

function salesforce(mail: Plain): Dressed {
  return {
    from: named(mail, 'Halden Service'),
    subject: `${mail.subject} [ ref:_00D2abc._5002def:ref ]`,
    headers: {
      ...threads(mail),
      'X-SFDC-LK': '00D2abc',
      'X-SFDC-User': '0052xyz',
      'X-Mail_abuse_inquiries': 'http://www.salesforce.com/company/abuse.jsp',
    },
    body: `${mail.body}\n\n${mail.person ? `--------------- Original Message ---------------\nFrom: Anna Keller [${mail.ours.address}]\nSent: 02/11/2026, 09:00\nTo: help@desk.test\nSubject: My repair\n\n${mail.ours.body}` : ''}\n\nref:_00D2abc._5002def:ref`,
  }
}

function outlook(mail: Plain): Dressed {
  const [from, sent, to, subject] = BLOCK[mail.language] ?? ['From', 'Sent', 'To', 'Subject']
  return {
    from: `"${mail.agent}" <service@desk.test>`,
    subject: mail.subject,
    headers: {
      ...threads(mail),
      'X-Mailer': 'Microsoft Outlook 16.0',
      'X-MS-Has-Attach': '',
      'X-Auto-Response-Suppress': 'DR, OOF, AutoReply',
    },
    body: `${mail.body}\n\n${from}: Anna Keller <${mail.ours.address}>\n${sent}: 2. 11. 2026 09:00\n${to}: Service <help@desk.test>\n${subject}: My repair\n\n${mail.ours.body}`,
  }
}

function gmail(mail: Plain): Dressed {
  return {
    from: `"${mail.agent}" <service@desk.test>`,
    subject: mail.subject,
    headers: threads(mail),
    body: `<div dir="ltr">${paragraphs(mail.body)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${wrote(mail).replaceAll('<', '&lt;')}<br></div><blockquote class="gmail_quote">${paragraphs(mail.ours.body)}</blockquote></div>`,
    html: true,
  }
}

function appleMail(mail: Plain): Dressed {
  return {
    from: `${mail.agent} <service@desk.test>`,
    subject: mail.subject,
    headers: { ...threads(mail), 'X-Mailer': 'Apple Mail (2.3774.300.61.1.2)' },
    body: `${mail.body}\n\n${quote(`${wrote(mail)}\n\n${mail.ours.body}`)}`,
  }
}

function thunderbird(mail: Plain): Dressed {
  return {
    from: `${mail.agent} <service@desk.test>`,
    subject: mail.subject,
    headers: { ...threads(mail), 'User-Agent': 'Mozilla Thunderbird' },
    body: `${wrote(mail)}\n${quote(mail.ours.body)}\n\n${mail.body}\n\n-- \n${mail.agent}\nHalden Audio, Service`,
  }
}

/** A reply of a mail server or a mail program on its own. */
function sieve(mail: Plain): Dressed {
  return {
    from: `${mail.agent} <service@desk.test>`,
    subject: mail.subject,
    headers: {
      ...threads(mail),
      'Auto-Submitted': 'auto-replied (vacation)',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'All',
      'X-Sieve': 'Pigeonhole Sieve 0.5.19',
    },
    body: mail.body,
  }
}

function exchange(mail: Plain): Dressed {
  return {
    from: `"${mail.agent}" <service@desk.test>`,
    subject: mail.subject,
    headers: {
      ...threads(mail),
      'Return-Path': '<>',
      'X-Auto-Response-Suppress': 'All',
      'X-MS-Exchange-Inbox-Rules-Loop': 'service@desk.test',
    },
    body: paragraphs(mail.body),
    html: true,
  }
}

function bare(mail: Plain): Dressed {
  return { from: '"Halden" <help@desk.test>', subject: mail.subject, headers: {}, body: mail.body }
}

function newsletter(mail: Plain): Dressed {
  return {
    from: '"Halden News" <news@mail.desk.test>',
    subject: mail.subject,
    headers: {
      'List-Unsubscribe': '<https://mail.desk.test/u/1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
    body: paragraphs(mail.body),
    html: true,
  }
}

function phpMailer(mail: Plain): Dressed {
  return {
    from: '"Halden" <wordpress@desk.test>',
    subject: mail.subject,
    headers: { 'X-Mailer': 'PHPMailer 6.6.5' },
    body: mail.body,
  }
}

function stranger(mail: Plain): Dressed {
  return { from: `"${mail.agent}" <office@chairs.test>`, subject: mail.subject, headers: {}, body: mail.body }
}

/** Eight desk platforms, each of which sends its automatic mail and its agents' mail. */
export const PLATFORMS: Readonly<Record<string, Style>> = {
  zendesk,
  freshdesk,
  freescout,
  requestTracker,
  osticket,
  redmine,
  servicenow,
  salesforce,
}
/** Four mail clients, in which people write. */
export const CLIENTS: Readonly<Record<string, Style>> = { outlook, gmail, appleMail, thunderbird }
/** What answers by itself without a desk. */
export const MACHINES: Readonly<Record<string, Style>> = { sieve, exchange, bare, phpMailer }
export const AWAY: Readonly<Record<string, Style>> = { sieve, exchange, bare }
export const BULK: Readonly<Record<string, Style>> = { newsletter, zendesk, bare }
export const STRANGERS: Readonly<Record<string, Style>> = { stranger }
export const GATES: Readonly<Record<string, Style>> = { bare, sieve }
