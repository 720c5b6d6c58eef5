import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from './watched.ts'

/** A certificate of a test, as files (PEM). */
export interface Certificate {
  readonly certFile: string
  readonly keyFile: string
  /** Whoever trusts this file trusts the certificate. */
  readonly caFile: string
}

/** What is right or wrong about it (F4). `good` is for localhost and 127.0.0.1. */
export type CertificateKind = 'good' | 'wrong-host' | 'expired'

/** Makes a certificate that signs itself, below `folder`. */
export function makeCertificate(folder: string, kind: CertificateKind = 'good'): Certificate {
  const openssl = programOf('openssl', 'openssl')
  const [certFile, keyFile] = [join(folder, `${kind}.pem`), join(folder, `${kind}.key`)]
  const names = kind === 'wrong-host' ? 'DNS:mail.other.example' : 'DNS:localhost,IP:127.0.0.1'
  const extensions = `basicConstraints=critical,CA:TRUE\nsubjectAltName=${names}\n`
  const extensionFile = join(folder, `${kind}.ext`)
  writeFileSync(extensionFile, extensions)
  const request = join(folder, `${kind}.csr`)
  const run = (words: readonly string[]) => execFileSync(openssl, words, { stdio: 'pipe' })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  run(['req', '-new', ...curve, '-keyout', keyFile, '-out', request, '-subj', '/CN=localhost'])
  const days = kind === 'expired' ? '-1' : '2'
  run(['x509', '-req', '-in', request, '-signkey', keyFile, '-out', certFile, '-days', days, '-extfile', extensionFile])
  return { certFile, keyFile, caFile: certFile }
}
