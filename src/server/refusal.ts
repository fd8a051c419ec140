/** An expected reason not to go on, told to the operator as one sentence and without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
