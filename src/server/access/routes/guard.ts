import type { Ability } from '../../../domain/access.ts'
import type { PlaceKind } from '../../../features/directory/place.ts'

/**
 * Who is let in to a page. `place` is what the address names below its agency: access is decided by the unit that it belongs
 * to. A page of the agency asks for the ability in the whole agency, or, where it is `scoped`, in any unit of it: such a page
 * shows what the person's reach covers and nothing else.
 */
export type Guard =
  | 'public'
  | 'signed-in'
  | 'operator'
  | {
      read: Ability
      change?: Ability
      place: 'agency' | 'scoped' | PlaceKind
      /** To change it asks for the ability in the whole agency: a unit's people may look at what belongs to all of it. */
      changeIn?: 'agency'
    }
