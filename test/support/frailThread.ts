// A thread that answers what it is told, with how often it was told anything, until it is told to fall.
import { parentPort } from 'node:worker_threads'

const port = parentPort!
let [told, isDeaf] = [0, false]
port.on('message', (message: string) => {
  told += 1
  if (message === 'be deaf') isDeaf = true
  if (message === 'fall') throw new Error('It fell.')
  if (message === 'stop' && !isDeaf) port.close()
  else port.postMessage(`${message} ${told}`)
})
