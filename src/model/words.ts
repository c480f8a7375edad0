import { z } from 'zod'
import type { Frozen } from './frozen.ts'

/** A short name that is also a file name: lower case, digits and hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected a slug such as `city-on-the-hill`')
export type Slug = Frozen<z.infer<typeof Slug>>

/** The ways to reach a brand. */
export const Channel = z.enum(['email', 'form', 'chat', 'phone', 'post', 'store', 'site'])
export type Channel = Frozen<z.infer<typeof Channel>>

/** When the shopper writes: before or after buying. */
export const Stage = z.enum(['before-sale', 'after-sale'])
export type Stage = Frozen<z.infer<typeof Stage>>

/** The languages that every shipped scenario is written in. */
export const Language = z.string().regex(/^[a-z]{2}$/, 'Expected a language of two letters such as `en`')
export type Language = Frozen<z.infer<typeof Language>>

/** What a desk may ask the shopper for, and what a scripted reply can give. */
export const Item = z.enum(['serial_number', 'invoice', 'photo', 'order_number', 'purchase_date'])
export type Item = Frozen<z.infer<typeof Item>>

/** Whether a thing was seen by the instrument or said by a person. A person's word wins. */
export const Witness = z.enum(['instrument', 'person'])
export type Witness = Frozen<z.infer<typeof Witness>>

/** A SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 in hexadecimal')
export type Sha256 = Frozen<z.infer<typeof Sha256>>
