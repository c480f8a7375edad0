/** What a form is for. */
export const FORM_KINDS = [
  'contact',
  'complaint',
  'comment',
  'search',
  'login',
  'registration',
  'newsletter',
  'recovery',
  'order',
  'other',
] as const
export type FormKind = (typeof FORM_KINDS)[number]

/** What a field asks for. `subject` is what the message is about, typed or chosen; `topic` is where it should go: a department, a recipient. */
export const FIELD_KINDS = [
  'email',
  'email_confirm',
  'name',
  'first_name',
  'last_name',
  'middle_name',
  'salutation',
  'phone',
  'fax',
  'company',
  'address',
  'city',
  'state',
  'postal_code',
  'country',
  'subject',
  'topic',
  'order_number',
  'serial_number',
  'purchase_date',
  'message',
  'attachment',
  'consent',
  'marketing_consent',
  'captcha',
  'honeypot',
  'url',
  'submit',
  'reset',
  'cancel',
  'other',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** One field as it was understood. */
export interface FieldReading {
  readonly name: string | null
  readonly kind: FieldKind
  /** The best of its labels. */
  readonly label: string | null
  readonly required: boolean
  readonly selector: string
  /** Its place in the snapshot's `fields`: of a group of radio buttons, the first. */
  readonly at: number
}

/** One form as it was understood. */
export interface FormReading {
  /** Its place among the `<form>` elements of its document; null for fields that stand in none. */
  readonly index: number | null
  readonly frame: number
  readonly kind: FormKind
  readonly confidence: number
  readonly selector: string
  readonly fields: readonly FieldReading[]
  readonly barriers: readonly Barrier[]
}

/** What a person must pass before the form takes anything. */
export interface Barrier {
  readonly barrier: 'captcha' | 'login'
  /** Who makes it: recaptcha, hcaptcha and the like, or `own`; null where that means nothing. */
  readonly vendor: string | null
  /** What it was told by. */
  readonly sign: string
}
