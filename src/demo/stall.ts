import type { Slug } from '../model/words.ts'
import type { Script } from './desk.ts'
import type { Shown } from './site.ts'

/** One brand of the street: what its site takes, and how its desk acts. Its pages and files lie in the folder of its name. */
export interface Stall {
  readonly slug: Slug
  /** The pages of the site: a path, and the file that it shows. */
  readonly pages: Readonly<Record<string, string>>
  readonly form: {
    /** Where the form is posted to. */
    readonly path: string
    /** What the fields are called. */
    readonly email: string
    readonly message: string
    readonly subject?: string
    /** A field that no person sees; what fills it is turned away. */
    readonly trap?: string
    /** A field in which the characters of a picture are wanted, and those characters. */
    readonly captcha?: readonly [field: string, code: string]
    /** What is shown to who filled it well, with the pages of the site at hand. */
    thanks(number: number, page: (file: string) => string): Shown
    /** What is shown to the others. */
    sorry(): Shown
  }
  readonly script: Script
}
