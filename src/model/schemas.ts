import { z } from 'zod'
import { ContactLine, Result } from './result.ts'

/** The JSON Schemas of what a report publishes, by file name. They lie in reports/schemas, and beside each result that they describe. */
export const SCHEMAS: Readonly<Record<string, object>> = {
  'result.schema.json': schema(Result, 'urn:ringback:result:1', 'All that is shown of a study: result.json'),
  'contact.schema.json': schema(ContactLine, 'urn:ringback:contact:1', 'One contact, one line of contacts.jsonl'),
}

function schema(of: z.ZodType, $id: string, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(of)
  return { $schema, $id, title, ...rest }
}
