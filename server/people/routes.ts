import type { Line } from '../http/line.ts'
import { lines as contacts } from './routes-contacts.ts'
import { lines as links } from './routes-links.ts'
import { lines as session } from './routes-session.ts'
import { lines as staff } from './routes-staff.ts'

export const lines: readonly Line[] = [...session, ...links, ...staff, ...contacts]
