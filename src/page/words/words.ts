import ar from './ar.json' with { type: 'json' }
import bg from './bg.json' with { type: 'json' }
import cs from './cs.json' with { type: 'json' }
import da from './da.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import el from './el.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fa from './fa.json' with { type: 'json' }
import fi from './fi.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import hu from './hu.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }
import ko from './ko.json' with { type: 'json' }
import nl from './nl.json' with { type: 'json' }
import no from './no.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }
import pt from './pt.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import sk from './sk.json' with { type: 'json' }
import sv from './sv.json' with { type: 'json' }
import tr from './tr.json' with { type: 'json' }
import uk from './uk.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

/** What the words beside a field can name. Most are kinds of field; the rest says more about one, or what it is not. */
export type FieldConcept = keyof typeof en.fields

/** What the words around a form can say that it is for. */
export type FormConcept = keyof typeof en.forms

/**
 * The words of one language. A phrase is found as a whole; one that ends with `*` may go on (`phone*` finds phones).
 * One that begins with `=` must be all that is said. Upper case, accents and punctuation make no difference.
 */
export interface LanguageWords {
  /** Frequent short words: they tell which language a page is in where it does not say so itself. */
  readonly common: readonly string[]
  readonly fields: Partial<Readonly<Record<FieldConcept, readonly string[]>>>
  readonly forms: Partial<Readonly<Record<FormConcept, readonly string[]>>>
}

/** Every language that forms are read in. A new one is one file and one line here. */
export const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
  ar,
  bg,
  cs,
  da,
  de,
  el,
  en,
  es,
  fa,
  fi,
  fr,
  hu,
  it,
  ja,
  ko,
  nl,
  no,
  pl,
  pt,
  ro,
  ru,
  sk,
  sv,
  tr,
  uk,
  zh,
}
