import guidelines from './guidelines.json' with { type: 'json' }

export { AUDIT_DEFAULTS, type Audited, auditSite } from './audit.ts'
export { draftOf } from './draft.ts'

/** What findings touch, by id. */
export const GUIDELINES: Readonly<Record<string, { readonly title: string; readonly url: string }>> = guidelines
