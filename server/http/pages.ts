import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PAGE_POLICY } from './headers.ts'

/** Addresses of screens (web/paths.ts): each is answered with the same page. Anything else is not found. */
export const screens = [
  '/',
  '/sign-in',
  '/forgotten',
  '/welcome/:token',
  '/decide/:token',
  '/tickets',
  '/tickets/*',
  '/organisation',
  '/service',
  '/profile',
  '/desk',
  '/desk/*',
]

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)

interface Content {
  readonly plain: Buffer
  readonly etag: string
  readonly packed: Map<string, Promise<Buffer>>
}

/**
 * The built screens. The files are listed once, each with a route of its own: no address is ever made into a path (H2).
 * A built file's name is the hash of its content, so browsers keep it; the page that names them is always asked for.
 */
export function servePages(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) return
  const contents = new Map<string, Promise<Content>>()
  const contentOf = (name: string): Promise<Content> => {
    const known = contents.get(name) ?? readContent(join(folder, name))
    contents.set(name, known)
    return known
  }
  for (const name of namesIn(folder)) {
    const type = TYPES[extname(name)]
    if (type === undefined || name === 'index.html') continue
    const caching = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
    app.get(`/${name}`, async (request, reply) => {
      reply.header('content-type', type).header('cache-control', caching)
      return send({ request, reply }, await contentOf(name))
    })
  }
  for (const url of screens) {
    app.get(url, async (request, reply) => {
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', PAGE_POLICY)
      return send({ request, reply }, await contentOf('index.html'))
    })
  }
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

async function readContent(path: string): Promise<Content> {
  const plain = await readFile(path)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { plain, etag, packed: new Map() }
}

async function send(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  content: Content,
): Promise<FastifyReply> {
  reply.header('etag', content.etag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === content.etag) return reply.code(304).send()
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''))
  if (encoding === undefined || content.plain.length < 1400) return reply.send(content.plain)
  const packed = content.packed.get(encoding) ?? pack(content.plain, encoding)
  content.packed.set(encoding, packed)
  return reply.header('content-encoding', encoding).send(await packed)
}

const encodingFor = (accepted: string): 'br' | 'gzip' | undefined =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined

/** Once a file and process, at the first reader's call: the build needs no step of its own for it. */
const pack = (plain: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> =>
  encoding === 'br'
    ? asBrotli(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })
    : asGzip(plain, { level: 9 })
