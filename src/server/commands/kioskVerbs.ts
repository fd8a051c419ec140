// `portal kiosk …`: the devices that stand at a point for everybody.
import type { Command } from 'commander'
import { renderUnicodeCompact } from 'uqr'
import { portalDoer } from '../../features/audit/audit.ts'
import { enrolDevice, listDevices, revokeDevice } from '../../features/entry/kiosk.ts'
import { Refusal } from '../refusal.ts'
import { withDatabase } from './command.ts'
import { print } from './tables.ts'

export function addKioskVerbs(program: Command): void {
  const kiosk = program.command('kiosk').description('devices that stand at a point for everybody')
  kiosk
    .command('enrol')
    .description('prints the address to open once on the device; it is told this once')
    .argument('<code>', 'the code of the point, in any case')
    .option('--json', 'as JSON')
    .action(enrol)
  kiosk.command('list').description('all devices').option('--json', 'as JSON').action(list)
  kiosk
    .command('revoke')
    .description('takes a device out of service; it shows the usual survey from then on')
    .argument('<device>', 'its id, as the list has it')
    .action(revoke)
}

async function enrol(code: string, { json }: { json?: true }): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const enrolled = await enrolDevice(db, portalDoer(new Date()), code)
    if (!enrolled.ok) throw new Refusal(enrolmentRefusals[enrolled.reason](code))
    const { deviceId, key } = enrolled.value
    const url = `${publicUrl}/q/${code.toUpperCase()}/anjungan?kunci=${key}`
    if (json) return print(JSON.stringify({ deviceId, url }))
    print(renderUnicodeCompact(url))
    print(`Open this once on the device, and keep it to yourself: ${url}`)
    print(`To take it out of service: portal kiosk revoke ${deviceId}`)
  })
}

async function list({ json }: { json?: true }): Promise<void> {
  await withDatabase(async ({ db }) => {
    const devices = await listDevices(db)
    if (json) return print(JSON.stringify(devices))
    for (const { deviceId, code, point, enrolledAt, revokedAt } of devices)
      print(`${deviceId}  ${code ?? '-'}  ${point}  ${enrolledAt.toISOString()}${revokedAt ? '  revoked' : ''}`)
  })
}

async function revoke(deviceId: string): Promise<void> {
  await withDatabase(async ({ db }) => {
    const revoked = await revokeDevice(db, portalDoer(new Date()), deviceId)
    if (!revoked.ok) throw new Refusal(revocationRefusals[revoked.reason](deviceId))
    print(`${deviceId} is revoked.`)
  })
}

const enrolmentRefusals = {
  unknown: (code: string) => `There is no code "${code}".`,
  revoked: (code: string) => `The code "${code}" was revoked.`,
  closed: (code: string) => `The point of "${code}" is closed.`,
}

const revocationRefusals = {
  unknown: (device: string) => `There is no device "${device}".`,
  revoked: (device: string) => `The device "${device}" was revoked before.`,
}
