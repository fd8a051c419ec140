/** What people send about accounts and agencies, as values or as one problem a field. */
import { z } from 'zod'
import { roles } from '../../domain/access.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Placement } from '../../domain/placement.ts'
import { slugOf } from '../../domain/unitTree.ts'
import {
  type AgencyKind,
  type AgencyProfile,
  type AgencySettings,
  agencyKinds,
  timeZones,
} from '../directory/agency.ts'
import { judgePassword } from './password.ts'
import { addressOf } from './people.ts'

/** `problem` names a sentence; `field` is the input it stands beside. */
export type FieldProblem = { field: string; problem: string }
type Read<T> = Outcome<T, FieldProblem[]>

const text = (least: number, most: number) => z.string().trim().min(least).max(most)
const email = z.string().trim().max(254).pipe(z.email()).transform(addressOf)
const chosen = z.string().transform((value) => value || null)

/** Addresses below `/admin/` that are no agency's. */
const reserved = new Set(['instansi-baru'])
const slug = text(1, 60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine((value) => !reserved.has(value))
const profile = {
  agency: text(3, 120),
  timeZone: z.enum(timeZones),
  kind: z.union([z.literal('').transform(() => null), z.enum(agencyKinds)]),
}
const person = { name: text(1, 100), email }

/** Reads the fields of a form; what is not named here is not looked at. */
function read<S extends z.ZodRawShape>(shape: S, values: URLSearchParams): Read<z.infer<z.ZodObject<S>>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, values.get(name) ?? '']))
  const parsed = z.object(shape).safeParse(given)
  if (parsed.success) return ok(parsed.data)
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
  return no(fields.map((field) => ({ field, problem: field })))
}

export type PersonForm = { name: string; email: string }

export function readPerson(values: URLSearchParams): Read<PersonForm> {
  return read(person, values)
}

export function readEmail(values: URLSearchParams): Read<{ email: string }> {
  return read({ email }, values)
}

/** The name of a passkey. */
export function readKeyName(values: URLSearchParams): Read<{ name: string }> {
  return read({ name: text(1, 60) }, values)
}

/**
 * A new password in the field `password`.
 * @param about what is known about the person
 */
export function readPassword(values: URLSearchParams, about: readonly string[]): Read<{ password: string }> {
  const password = values.get('password') ?? ''
  const fault = judgePassword(password, about)
  return fault ? no([{ field: 'password', problem: fault }]) : ok({ password })
}

/** Name and password of somebody who accepts an invitation. */
export function readNewcomer(
  values: URLSearchParams,
  about: readonly string[],
): Read<{ name: string; password: string }> {
  const named = read({ name: person.name }, values)
  const password = readPassword(values, [...about, values.get('name') ?? ''])
  if (named.ok && password.ok) return ok({ ...named.value, ...password.value })
  return no([...(named.ok ? [] : named.reason), ...(password.ok ? [] : password.reason)])
}

export function readPlacement(values: URLSearchParams): Read<Placement> {
  return read({ role: z.enum(roles), unitId: chosen, officerId: chosen }, values)
}

export type InvitationForm = PersonForm & Placement

export function readInvitation(values: URLSearchParams): Read<InvitationForm> {
  return read({ ...person, role: z.enum(roles), unitId: chosen, officerId: chosen }, values)
}

/** A new agency; without a slug one is made of its name. */
export function readAgency(values: URLSearchParams): Read<AgencyProfile> {
  const given = new URLSearchParams(values)
  if (!given.get('slug')?.trim()) given.set('slug', slugOf(given.get('agency') ?? '', ''))
  const result = read({ ...profile, slug }, given)
  return result.ok ? ok(profileOf(result.value)) : result
}

/** What an administrator changes of the own agency. */
export function readSettings(values: URLSearchParams): Read<AgencySettings> {
  const result = read({ ...profile, secondFactor: z.enum(['', 'on', 'off']) }, values)
  if (!result.ok) return result
  const { agency: name, timeZone, kind, secondFactor } = result.value
  return ok({ name, timeZone, kind, requiresSecondFactor: secondFactor === '' ? null : secondFactor === 'on' })
}

function profileOf(fields: { agency: string; slug: string; timeZone: string; kind: AgencyKind | null }): AgencyProfile {
  const { agency: name, ...rest } = fields
  return { name, ...rest }
}
