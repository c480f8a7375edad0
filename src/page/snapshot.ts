// The browser hands it over, this room reads it: the values live where both may import them.
export * from '../model/page-snapshot.ts'
