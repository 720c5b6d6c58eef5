import { z } from 'zod'
import { refusalWords } from '../../core/refusal.ts'
import { problemShape } from '../../core/wire.ts'
import { API } from './gate.ts'
import type { Line, Who } from './line.ts'
import type { RawLine } from './raw.ts'

type Schema = Record<string, unknown>
type Operation = Record<string, unknown>

/** The description of the API, from the same lines that serve it: what is not described does not exist. */
export function openApi(
  { lines, rawLines }: { lines: readonly Line[]; rawLines: readonly RawLine[] },
  { baseUrl, cookie }: { baseUrl: string; cookie: string },
): object {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const line of lines) add(paths, line, lineOperation(line))
  for (const line of rawLines) add(paths, line, rawOperation(line))
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'АСМО-поддержка', version: '1', description: ABOUT },
    servers: [{ url: baseUrl + API }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie, description: 'Set by POST /session.' },
      },
      schemas: { Problem: schemaOf(problemShape, 'output'), RefusalWord: { type: 'string', enum: [...refusalWords] } },
      parameters: { IdempotencyKey: KEY, OurPage: OUR_PAGE },
      responses: { Problem: PROBLEM },
    },
  }
}

const ABOUT = `Errors are application/problem+json (RFC 9457) whose \`code\` is stable. Lists page by \`cursor\`. Instants are RFC 3339
in UTC, spans are milliseconds. Every write carries \`X-Asmo: 1\`; most carry an \`Idempotency-Key\`: sent again with the same content, it
gives the first answer (header \`Idempotent-Replay: true\`), with another content 422.`

const PROBLEM = {
  description: 'A refusal or a failure; nothing has changed.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made by the sender, one a submission; the first answer is kept under it.',
  schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
}

const OUR_PAGE = {
  name: 'X-Asmo',
  in: 'header',
  required: true,
  description: 'What no foreign page can send.',
  schema: { type: 'string', const: '1' },
}

interface Common {
  readonly method: string
  readonly path: string
  readonly who: Who
  readonly summary: string
}

function add(paths: Record<string, Record<string, Operation>>, line: Common, rest: Operation): void {
  const path = line.path.replaceAll(/:([^/]+)/g, '{$1}')
  const method = line.method.toLowerCase()
  const operation = {
    operationId: [method, ...line.path.split(/[/:]+/).filter((part) => part !== '')].join('_').replaceAll('-', '_'),
    summary: line.summary,
    tags: [line.path.split('/')[1] ?? ''],
    security: line.who === 'anyone' ? [] : [{ session: [] }],
    'x-who': line.who,
    ...rest,
  }
  paths[path] = { ...paths[path], [method]: operation }
}

function lineOperation(line: Line): Operation {
  const status = line.status ?? 200
  const body = 'body' in line ? line.body : undefined
  const keyed = line.kind === 'act' && line.repeatable !== false
  return {
    parameters: [
      ...fieldsOf(line.params, 'path'),
      ...fieldsOf(line.query, 'query'),
      ...(line.kind === 'read' ? [] : [{ $ref: '#/components/parameters/OurPage' }]),
      ...(keyed ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]:
        status === 204
          ? { description: 'Done.' }
          : { description: 'Done.', content: { 'application/json': { schema: schemaOf(line.reply, 'input') } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function rawOperation({ method, path, reply }: RawLine): Operation {
  const params = [...path.matchAll(/:([^/]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const upload = method === 'POST'
  const content =
    'shape' in reply
      ? { 'application/json': { schema: schemaOf(reply.shape, 'input') } }
      : { [reply.mediaType]: { schema: { type: 'string' } } }
  return {
    parameters: [...params, ...(upload ? [{ $ref: '#/components/parameters/OurPage' }, FILE_NAME] : [])],
    ...(upload ? { requestBody: { required: true, content: { '*/*': { schema: { type: 'string' } } } } } : {}),
    responses: {
      ['shape' in reply ? reply.status : 200]: { description: 'Done.', content },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const FILE_NAME = {
  name: 'X-File-Name',
  in: 'header',
  required: true,
  description: 'The name, percent-encoded UTF-8.',
  schema: { type: 'string' },
}

function fieldsOf(shape: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (shape === undefined) return []
  const { properties, required } = schemaOf(shape, 'input')
  const names: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || names.includes(name),
    schema,
  }))
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema
}
