import { describe, expect, test } from 'vitest'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { readForms } from '../../src/page/read-page.ts'
import type { FormReading } from '../../src/page/reading.ts'

/** One contact form a language: name, e-mail, subject, message and the button, with labels alone to tell. */
const CONTACT: Readonly<Record<string, readonly [heading: string, ...labels: string[]]>> = {
  en: ['Get in touch', 'Your name', 'E-mail address', 'Subject', 'Your message', 'Send message'],
  fr: ['Contactez-nous', 'Nom et prénom', 'Adresse électronique', 'Objet', 'Votre message', 'Envoyer'],
  de: ['Kontaktformular', 'Ihr Name', 'E-Mail-Adresse', 'Betreff', 'Ihre Nachricht', 'Absenden'],
  es: ['Contáctenos', 'Nombre y apellidos', 'Correo electrónico', 'Asunto', 'Mensaje', 'Enviar'],
  it: ['Contattaci', 'Nome e cognome', 'Indirizzo e-mail', 'Oggetto', 'Messaggio', 'Invia'],
  nl: ['Neem contact op', 'Uw naam', 'E-mailadres', 'Onderwerp', 'Uw bericht', 'Versturen'],
  pt: ['Fale conosco', 'Nome completo', 'Correio eletrónico', 'Assunto', 'Mensagem', 'Enviar'],
  pl: ['Formularz kontaktowy', 'Imię i nazwisko', 'Adres e-mail', 'Temat', 'Treść wiadomości', 'Wyślij'],
  sv: ['Kontakta oss', 'Ditt namn', 'E-post', 'Ämne', 'Meddelande', 'Skicka'],
  da: ['Kontakt os', 'Dit navn', 'E-mail', 'Emne', 'Besked', 'Send besked'],
  no: ['Kontaktskjema', 'Ditt navn', 'E-post', 'Emne', 'Melding', 'Send melding'],
  fi: ['Ota yhteyttä', 'Nimi', 'Sähköposti', 'Aihe', 'Viesti', 'Lähetä'],
  cs: ['Napište nám', 'Jméno a příjmení', 'E-mailová adresa', 'Předmět', 'Zpráva', 'Odeslat'],
  hu: ['Írjon nekünk', 'Az Ön neve', 'E-mail cím', 'Tárgy', 'Üzenet', 'Küldés'],
  ru: ['Обратная связь', 'Ваше имя', 'Электронная почта', 'Тема', 'Сообщение', 'Отправить'],
  tr: ['Bize ulaşın', 'Adınız Soyadınız', 'E-posta', 'Konu', 'Mesajınız', 'Gönder'],
  ja: ['お問い合わせ', 'お名前', 'メールアドレス', '件名', 'お問い合わせ内容', '送信'],
  zh: ['联系我们', '姓名', '邮箱', '主题', '留言内容', '提交'],
  ko: ['문의하기', '이름', '이메일', '제목', '문의 내용', '보내기'],
  uk: ["Зворотний зв'язок", "Ваше ім'я", 'Електронна пошта', 'Тема', 'Повідомлення', 'Надіслати'],
}

const LABELLED = (name: string, label: string, input: string) => `<p><label for="${name}">${label}</label> ${input}</p>`

describe('A contact form', () => {
  test.each(Object.entries(CONTACT))(
    'in %s is read by its words alone, on a page that hides its language',
    (_, words) => {
      const [heading, name, email, subject, message, send] = words
      const form = only(`<h1>${heading}</h1><form method=post action=/x>
      ${LABELLED('f1', name ?? '', '<input id=f1 name=f1>')}${LABELLED('f2', email ?? '', '<input id=f2 name=f2>')}
      ${LABELLED('f3', subject ?? '', '<input id=f3 name=f3>')}${LABELLED('f4', message ?? '', '<textarea id=f4></textarea>')}
      <button>${send}</button></form>`)
      expect(form.kind).toBe('contact')
      expect(kinds(form)).toEqual(['name', 'email', 'subject', 'message', 'submit'])
    },
  )

  test('is read where names are hashed and labels point nowhere', () => {
    const form = only(`<h2>Open a new ticket</h2><form method=post action=open.php>
      <label for="_9f3c01ab77de5512">Email Address *</label><br><input id="9f3c01ab77de5512" name="9f3c01ab77de5512"><br>
      <label for="_17ac5512ee090aa1">Full Name *</label><br><input id="17ac5512ee090aa1" name="17ac5512ee090aa1"><br>
      <label for="_77de55129f3c01ab">Phone Number</label><br><input type=tel name="77de55129f3c01ab"><br>
      <label for="_aa1ee0917ac55120">Issue Summary *</label><br><input name="aa1ee0917ac55120"><br>
      <textarea name=message placeholder="Details on the reason for opening the ticket"></textarea>
      <input type=submit value="Create Ticket"></form>`)
    expect(form.kind).toBe('contact')
    expect(kinds(form)).toEqual(['email', 'name', 'phone', 'subject', 'message', 'submit'])
    expect(form.fields.map(({ required }) => required)).toEqual([true, true, false, true, false, false])
  })

  test('is read by placeholders where there is nothing else', () => {
    const form = only(`<form><input placeholder="Vorname"><input placeholder="Nachname"><input placeholder="PLZ">
      <input placeholder="Telefon"><textarea placeholder="Nachricht"></textarea><button>Senden</button></form>`)
    expect(kinds(form)).toEqual(['first_name', 'last_name', 'postal_code', 'phone', 'message', 'submit'])
  })

  test('is read where its fields stand in no form', () => {
    const form = only(`<h2>Contact</h2><div><input id=name placeholder=Name><input type=email id=mail>
      <textarea placeholder=Message></textarea><button type=button>Send</button></div>`)
    expect([form.index, form.kind]).toEqual([null, 'contact'])
    expect(kinds(form)).toEqual(['name', 'email', 'message', 'submit'])
  })

  test('that says complaint is one', () => {
    const form = only(`<h1>Make a complaint</h1><form id=complaint method=post><label>Name <input></label>
      <label>E-mail <input></label><label>Your complaint <textarea></textarea></label><button>Submit complaint</button></form>`)
    expect(form.kind).toBe('complaint')
  })
})

describe('A form of another kind', () => {
  test.each([
    ['search', '<form role=search action=/search><input type=search name=q><button>Search</button></form>'],
    [
      'login',
      '<form method=post action=/login><input name=user placeholder=Username><input type=password name=pass><button>Log in</button></form>',
    ],
    [
      'newsletter',
      '<form method=post id=newsletter><h3>Newsletter</h3><input type=email name=email placeholder="Your e-mail"><button>Subscribe</button></form>',
    ],
    [
      'recovery',
      '<h1>Forgot your password?</h1><form method=post action=/password/reset><input type=email name=email><button>Reset password</button></form>',
    ],
    [
      'registration',
      '<h1>Create an account</h1><form method=post action=/register><label>First name <input></label><label>Last name <input></label><label>E-mail <input type=email></label><label>Password <input type=password></label><label>Confirm password <input type=password></label><button>Register</button></form>',
    ],
    [
      'comment',
      '<h3>Leave a Reply</h3><form method=post id=commentform action=/wp-comments-post.php><p>Your email address will not be published.</p><label>Comment <textarea name=comment></textarea></label><label>Name <input name=author></label><label>Email <input name=email></label><label>Website <input name=url></label><input type=submit value="Post Comment"></form>',
    ],
  ])('is %s', (kind, html) => expect(only(html).kind).toBe(kind))
})

describe('A field', () => {
  test.each([
    ['email_confirm', '<input placeholder="E-mail"><input placeholder="Repeat your e-mail">'],
    ['last_name', '<input placeholder="Prénom"><input placeholder="Nom">'],
    ['name', '<input placeholder="Nombre">'],
    ['order_number', '<input placeholder="Bestellnummer">'],
    ['serial_number', '<label>Numéro de série <input name=x></label>'],
    ['purchase_date', '<label>Date of purchase <input type=date></label>'],
    ['company', '<input name=company_name>'],
    ['address', '<label>City, State, Zip <input></label>'],
    ['country', '<select><option value="">Select your country</option><option>Chile</option></select>'],
    ['subject', '<label>Motif de votre demande <select><option>-</option><option>SAV</option></select></label>'],
    ['topic', '<label>Abteilung <select><option>Vertrieb</option></select></label>'],
    [
      'subject',
      '<textarea></textarea><select name=s1><option>-</option><option>General question</option><option>Complaint</option><option>Suggestion</option></select>',
    ],
    ['attachment', '<input type=file name=f>'],
    ['consent', '<input type=checkbox id=c><label for=c>Ich habe die Datenschutzerklärung gelesen</label>'],
    ['marketing_consent', '<label><input type=checkbox checked> Yes, send me offers by e-mail</label>'],
    ['captcha', '<label>4 + 3 = ? <input name=answer></label>'],
    ['captcha', '<label>Entrez le code de sécurité <input></label>'],
    ['phone', '<input autocomplete="section-a tel" name=a1>'],
    ['salutation', '<label>Anrede <select><option>Frau</option><option>Herr</option></select></label>'],
    ['other', '<label>How did you hear about us? <select><option>Radio</option></select></label>'],
    ['reset', '<input><input type=reset value=Clear>'],
    ['cancel', '<input><button type=button>Abbrechen</button>'],
    ['city', '<input name="ctl00$Main$Contact$txtCity">'],
  ])('is %s', (kind, html) =>
    expect(kinds(only(`<form>${html}</form>`)).at(html.includes('<textarea') ? 1 : -1)).toBe(kind),
  )

  const around = (field: string) =>
    only(`<form><label>Name <input></label><label>E-mail <input></label>${field}<textarea></textarea></form>`)
  test.each([
    [
      'far off the screen',
      '<div style="position:absolute;left:-5000px"><label>Website <input name=website tabindex=-1></label></div>',
    ],
    ['by its words', '<label>Leave this field blank <input name=x7></label>'],
    ['by its words in German', '<label>Bitte nicht ausfüllen <input name=x7></label>'],
    ['by its name, out of sight', '<div class=hidden><input name=honeypot></div>'],
  ])('is a trap: %s', (_, field) => expect(kinds(around(field))).toContain('honeypot'))

  test.each([
    ['an optional website', '<label>Website (optional) <input name=url></label>'],
    ['one that opens after a choice', '<div style="display:none"><label>Order number <input name=order></label></div>'],
    ['a company', '<input name=company placeholder="Company (if any)">'],
  ])('is honest: %s', (_, field) => expect(kinds(around(field))).not.toContain('honeypot'))
})

describe('A barrier', () => {
  test.each([
    ['recaptcha', '<script src="https://www.google.com/recaptcha/api.js"></script>'],
    ['hcaptcha', '<div class=h-captcha></div>'],
    ['turnstile', '<div class=cf-turnstile></div>'],
    ['friendly-captcha', '<div class=frc-captcha></div>'],
    ['own', '<label>Security code <input name=code></label>'],
  ])('is a captcha by %s', (vendor, html) => {
    const form = only(`<form method=post><input type=email><textarea></textarea>${html}</form>`)
    expect(form.barriers).toMatchObject([{ barrier: 'captcha', vendor }])
  })

  test('is none where nothing stands in the way', () => {
    expect(only('<form method=post><input type=email><textarea></textarea></form>').barriers).toEqual([])
  })
})

function only(html: string): FormReading {
  const forms = readForms(snapshotOfHtml(html))
  expect(forms).toHaveLength(1)
  return forms[0] as FormReading
}

function kinds(form: FormReading): readonly string[] {
  return form.fields.map(({ kind }) => kind)
}
