/**
 * What a tabular Data Package of version 2 must be (datapackage.org, Data Package, Data Resource and Table Schema), as far as ours uses it:
 * strict, so that a property which the standard does not know is found too.
 */
import { z } from 'zod'

/** An address, or a path that leads out of no folder. */
const path = z.string().regex(/^(https?:\/\/.+|(?![./~]|file:)(?!.*\/\.\.\/)(?!.*(\\|:\/\/)).*)$/)
const licence = z
  .strictObject({
    name: z
      .string()
      .regex(/^[-a-zA-Z0-9._]+$/)
      .optional(),
    path: path.optional(),
    title: z.string().optional(),
  })
  .refine(({ name, path: at }) => name !== undefined || at !== undefined)
const constraints = z.strictObject({
  required: z.boolean().optional(),
  enum: z
    .array(z.string())
    .min(1)
    .refine((values) => new Set(values).size === values.length)
    .optional(),
})
const field = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['string', 'number', 'integer', 'boolean', 'date', 'datetime']),
  description: z.string().optional(),
  constraints: constraints.optional(),
})
const schema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
  fields: z
    .array(field)
    .min(1)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length),
  missingValues: z.array(z.string()).optional(),
})
const file = {
  name: z.string().regex(/^[-a-z0-9._/]+$/),
  path,
  title: z.string().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  mediatype: z
    .string()
    .regex(/^[^/]+\/[^/]+$/)
    .optional(),
  encoding: z.string().optional(),
  bytes: z.int().min(0).optional(),
  hash: z
    .string()
    .regex(/^([^:]+:[^:]+|[a-fA-F0-9]{32})$/)
    .optional(),
}
const resource = z.union([z.strictObject({ ...file, type: z.literal('table'), schema }), z.strictObject(file)])

export const dataPackage = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[-a-z0-9._/]+$/),
  id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  created: z.iso.datetime(),
  homepage: z.url(),
  keywords: z.array(z.string()).min(1),
  licenses: z.array(licence).min(1),
  contributors: z.array(z.strictObject({ title: z.string(), roles: z.array(z.string()).min(1) })).min(1),
  sources: z.array(z.strictObject({ title: z.string(), path })),
  resources: z
    .array(resource)
    .min(1)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length),
})
