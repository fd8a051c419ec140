/** Who takes part in a public consultation forum: groups of people, counted and never named. */
export const participantGroups = ['users', 'community', 'academics', 'business', 'media', 'office'] as const
export type ParticipantGroup = (typeof participantGroups)[number]

/** How many people came in all. */
export function participantsIn(participants: Partial<Record<ParticipantGroup, number>>): number {
  return participantGroups.reduce((sum, group) => sum + (participants[group] ?? 0), 0)
}
