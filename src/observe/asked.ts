import type { Contact } from '../model/plan.ts'

/** What a reply is read against: our own words, whom they went to, and what would answer them. */
export type Asked = Pick<Contact, 'opening' | 'replies' | 'close' | 'answers' | 'target'>
