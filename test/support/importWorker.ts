// A process that works on imports: `node importWorker.ts CONNECTION`.
import { workOnRuns } from '../../src/features/exchange/runs.ts'
import { connect } from '../../src/server/db.ts'

const { db, close } = connect(JSON.parse(process.argv[2] ?? '{}'))
await workOnRuns(db, { clock: () => new Date('2026-07-15T03:00:00Z'), isAway: () => false })
await close()
