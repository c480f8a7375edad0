import type { FieldKind } from './reading.ts'

const TOKENS: Readonly<Record<string, FieldKind>> = {
  email: 'email',
  name: 'name',
  'given-name': 'first_name',
  'family-name': 'last_name',
  'additional-name': 'middle_name',
  'honorific-prefix': 'salutation',
  sex: 'salutation',
  tel: 'phone',
  'tel-national': 'phone',
  'tel-local': 'phone',
  organization: 'company',
  'street-address': 'address',
  'address-line1': 'address',
  'address-line2': 'address',
  'address-line3': 'address',
  'address-level2': 'city',
  'address-level1': 'state',
  'postal-code': 'postal_code',
  country: 'country',
  'country-name': 'country',
  url: 'url',
  username: 'other',
  nickname: 'name',
  'organization-title': 'other',
  bday: 'other',
  'current-password': 'other',
  'new-password': 'other',
  'one-time-code': 'other',
  language: 'other',
}

/** The kind that a field's `autocomplete` declares; null where it declares none. */
export function byAutocomplete(autocomplete: string | null): FieldKind | null {
  for (const token of autocomplete?.toLowerCase().trim().split(/\s+/).reverse() ?? []) {
    const kind = TOKENS[token]
    if (kind !== undefined) return /\bfax\b/i.test(autocomplete ?? '') ? 'fax' : kind
  }
  return null
}
