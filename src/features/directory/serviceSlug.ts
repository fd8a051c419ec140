import { freeSlug, slugOf } from '../../domain/unitTree.ts'

/**
 * What names the services of a unit in addresses, in the order given. A release knows services by their name alone, so the name
 * is what an address is made of; where two read the same, the later one gets a number.
 * @param services all of a unit that a page lists, in its order
 */
export function serviceSlugs(services: readonly { name: string }[]): string[] {
  const taken = new Set<string>()
  return services.map(({ name }) => {
    const slug = freeSlug(slugOf(name), (wanted) => taken.has(wanted))
    taken.add(slug)
    return slug
  })
}
