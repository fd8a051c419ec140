// A second process that uses the embedded database of a folder: `node opener.ts DATA_DIR`. It leaves when its input ends.
import { openEmbedded } from '../../src/server/embedded.ts'

const embedded = await openEmbedded(process.argv[2] ?? '')
console.log('open')
for await (const _ of process.stdin);
await embedded.leave()
