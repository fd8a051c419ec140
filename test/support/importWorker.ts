// A process that works on imports: `node importWorker.ts CONNECTION`. It says when it is in the middle of storing, and may be killed then.
import { workOnRuns } from '../../src/features/exchange/runs.ts'
import { connect } from '../../src/server/db.ts'

const { db, close } = connect(JSON.parse(process.argv[2] ?? '{}'))
const storing = () => db.selectFrom('import_run').select(['done', 'tries']).where('state', '=', 'storing')
const before = (await storing().executeTakeFirst())?.tries ?? 0
const watch = setInterval(async () => {
  const run = await storing().executeTakeFirst()
  if (run && run.tries > before && run.done > 0) console.log('under way')
}, 20)
await workOnRuns(db, { clock: () => new Date('2026-07-15T03:00:00Z'), isAway: () => false })
clearInterval(watch)
await close()
