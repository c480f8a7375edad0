/** Fewer decided contacts than this decide nothing in general. */
export const MINIMUM_N = 5
/** How often chance alone may produce a finding. */
export const ALPHA = 0.05
