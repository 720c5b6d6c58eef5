import { newKey, Problem, toProblem } from './api.ts'

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
}

export interface UploadOptions {
  readonly file: File
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** Sends one file as it is (`POST /api/v1/files`), with progress, which fetch cannot tell. Throws `Problem`. */
export function upload({ file, onProgress, signal }: UploadOptions): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/files')
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type)
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.setRequestHeader('x-asmo', '1')
    request.setRequestHeader('idempotency-key', newKey())
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as StoredFile)
      else reject(toProblem(request.status, request.responseText))
    })
    request.addEventListener('error', () => reject(new Problem(0, { code: 'offline', title: 'No connection' })))
    request.addEventListener('abort', () => reject(new DOMException('Upload cancelled', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
