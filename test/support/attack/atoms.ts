/** Groups of responses that stand in the same published sums: nobody can tell them apart, so they are one unknown. */
export type Atoms = {
  /** How many responses each is of. */
  sizes: readonly number[]
  /** For every sum, which atoms are in it: 1 or 0. */
  rows: readonly Uint8Array[]
}

export function atomsOf(sums: readonly (readonly number[])[]): Atoms {
  const memberships = new Map<number, string>()
  for (const [place, members] of sums.entries())
    for (const member of members) memberships.set(member, `${memberships.get(member) ?? ''},${place}`)
  const atoms = [...Map.groupBy(memberships.keys(), (member) => memberships.get(member)!).values()]
  const atomOf = new Map(atoms.map((members, atom) => [members[0]!, atom]))
  const rows = sums.map((members) => {
    const row = new Uint8Array(atoms.length)
    for (const member of members) {
      const atom = atomOf.get(member)
      if (atom !== undefined) row[atom] = 1
    }
    return row
  })
  return { sizes: atoms.map(({ length }) => length), rows }
}

/** How many responses are in one sum and not in another. */
export function sizeBeyond(sizes: readonly number[], row: Uint8Array, other: Uint8Array): number {
  let size = 0
  for (let atom = 0; atom < row.length; atom += 1) if (row[atom] === 1 && other[atom] === 0) size += sizes[atom]!
  return size
}
