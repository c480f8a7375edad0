/** The contract version of the public shapes: result.json, the journal and the probe contract. */
export const contract = 1
