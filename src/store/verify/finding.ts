/** What does not hold, or is worth knowing. */
export type FindingKind =
  | 'unreadable'
  | 'changed'
  | 'replaced'
  | 'column'
  | 'invalid'
  | 'added'
  | 'removed'
  | 'reordered'
  | 'truncated'
  | 'stream-missing'
  | 'rewritten'
  | 'head-differs'
  | 'unknown-head'
  | 'seal-broken'
  | 'seal-removed'
  | 'seal-unrecorded'
  | 'evidence-missing'
  | 'evidence-altered'
  | 'evidence-undeleted'
  | 'deleted'
  | 'orphan'

/** One thing that `verify` found. `where` is an observation (`worker:main#4`), a stream, a seal, a hash or a file. */
export interface Finding {
  readonly kind: FindingKind
  readonly where: string
  readonly message: string
  /** False where all is as it should be, and a reader may still want to know. */
  readonly fault: boolean
}

/** What does not hold. */
export function fault(kind: FindingKind, where: string, message: string): Finding {
  return { kind, where, message, fault: true }
}

/** What is worth knowing. */
export function notice(kind: FindingKind, where: string, message: string): Finding {
  return { kind, where, message, fault: false }
}
