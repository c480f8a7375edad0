import cs from './cs.json' with { type: 'json' }
import da from './da.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fi from './fi.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import hu from './hu.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }
import nl from './nl.json' with { type: 'json' }
import no from './no.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }
import pt from './pt.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import sv from './sv.json' with { type: 'json' }
import tr from './tr.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

/** What a link can promise to lead to. `away` leads elsewhere: to jobs, baskets, logins. */
export type LinkAim = keyof typeof en.links

/** The words of one language. A phrase is found as a whole; one that ends with `*` may go on. */
export interface LinkWords {
  readonly links: Readonly<Record<LinkAim, readonly string[]>>
  /** How days are named together: Monday to Friday, and all seven. */
  readonly hours: { readonly weekdays: readonly string[]; readonly every: readonly string[] }
  /** What brands say that they stand for. */
  readonly values: readonly string[]
}

/** Every language that links are read in. A new one is one file and one line here. */
export const LINK_WORDS: Readonly<Record<string, LinkWords>> = {
  cs,
  da,
  de,
  en,
  es,
  fi,
  fr,
  hu,
  it,
  ja,
  nl,
  no,
  pl,
  pt,
  ru,
  sv,
  tr,
  zh,
}
