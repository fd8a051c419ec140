import { spawn } from 'node:child_process'

/** Reads until the process that started it is gone, then stops the PostgreSQL of a folder and removes the folder. */
const script = `
cat > /dev/null
server=$(head -n 1 "$1/postgres/postmaster.pid" 2> /dev/null) && kill -QUIT "$server"
while kill -0 "$server" 2> /dev/null && [ -e "$1/postgres/postmaster.pid" ]; do sleep 0.1; done
rm -rf "$1"`

/** Sees to it that nothing is left of a folder and its server, also when this process is killed; answers how to dismiss it. */
export function careFor(dataDir: string): () => void {
  const caretaker = spawn('/bin/sh', ['-c', script, 'caretaker', dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // a signal to the whole group must not reach it
  })
  caretaker.unref()
  caretaker.stdin.on('error', () => undefined)
  return () => caretaker.stdin.end()
}
