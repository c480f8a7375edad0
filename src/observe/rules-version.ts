/** The version of the rules by which messages are read. Raised with every change that can change a reading. */
export const RULES_VERSION = '2'
