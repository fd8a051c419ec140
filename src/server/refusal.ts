/** An expected reason not to go on, told to the operator as one sentence and without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const MOST_LINES = 100

/** Every problem by its line; past a hundred, how many more. */
export function refusalOf(problems: readonly string[]): string {
  const rest = problems.length - MOST_LINES
  const shown = problems.slice(0, MOST_LINES).join('\n')
  const more = rest > 0 ? `\n… and ${rest} more.` : ''
  return problems.length === 1
    ? `${shown} Nothing was stored.`
    : `${shown}${more}\n${problems.length} problems; nothing was stored.`
}
