import fastJson from 'fast-json-stringify'
import { z } from 'zod'

type Schema = Record<string, unknown>

const made = new WeakMap<z.ZodType, (value: unknown) => string>()

/** Writes a reply by its declared shape: a field that is not declared cannot leave (A12). Compiled at first use. */
export function serialiserOf(shape: z.ZodType): (value: unknown) => string {
  const known = made.get(shape)
  if (known !== undefined) return known
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  const serialise: (value: unknown) => string = fastJson(flat(schema))
  made.set(shape, serialise)
  return serialise
}

/**
 * A schema for writing, not for checking: without bounds and formats; alternatives that differ in their JSON type become
 * one schema with several types, which is written without trying each alternative by a validator.
 */
function flat(given: unknown): Schema {
  if (!isSchema(given)) return {}
  const { anyOf, properties, items, prefixItems, additionalProperties, required, type, $defs, $ref } = given
  if (Array.isArray(anyOf)) return merged(anyOf.map(flat)) ?? given
  return {
    ...(type === undefined ? typeOfConst(given) : { type }),
    ...(isSchema(properties) ? { properties: mapped(properties) } : {}),
    ...(Array.isArray(required) ? { required } : {}),
    ...(Array.isArray(prefixItems) ? { items: prefixItems.map(flat) } : isSchema(items) ? { items: flat(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: flat(additionalProperties) } : {}),
    ...(isSchema($defs) ? { $defs: mapped($defs) } : {}),
    ...($ref === undefined ? {} : { $ref }),
  }
}

/** Undefined: several alternatives of one JSON type; those are told apart by a validator, as they were declared. */
function merged(alternatives: readonly Schema[]): Schema | undefined {
  const types = alternatives.flatMap(({ type }) => (Array.isArray(type) ? type : [type]))
  if (new Set(types).size !== types.length || types.includes(undefined)) return undefined
  return { ...Object.assign({}, ...alternatives), type: types }
}

const mapped = (schemas: Schema): Schema =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, flat(schema)]))

const typeOfConst = ({ const: value, enum: words }: Schema): Schema => {
  const sample: unknown = value ?? (Array.isArray(words) ? words[0] : undefined)
  return sample === undefined ? {} : { type: typeof sample }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
