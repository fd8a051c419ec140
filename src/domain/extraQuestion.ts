/**
 * Pertanyaan tambahan: what an agency asks beside the elements, for a programme or to learn what is needed. They follow the
 * elements, nobody has to answer them, and they never enter the index.
 */
import type { PointKind } from './pointKind.ts'
import type { Words } from './questionnaire.ts'

/** Four words from low to high; one of several; any of several; a few words of one's own. */
export const extraKinds = ['scale', 'single', 'several', 'text'] as const
export type ExtraKind = (typeof extraKinds)[number]

export type ExtraQuestion = {
  /** Joins answers to their question, as the code of an element does. */
  readonly code: string
  readonly kind: ExtraKind
  readonly question: Words
  /** The words of the answers 1, 2, 3 and so on; none where the answer is a text. */
  readonly options: readonly Words[]
  /** At which kinds of points it is asked; null is everywhere. */
  readonly pointKinds: readonly PointKind[] | null
}

/** By code: the answers chosen, numbered from 1 and in order, or the text. What was not answered is not there. */
export type ExtraAnswers = Readonly<Record<string, readonly number[] | string>>

/** More would cost answers to the elements: the survey is promised to take a minute. */
export const EXTRAS_MAX = 5
export const EXTRA_TEXT_MAX = 500

const optionLimits: Readonly<Record<ExtraKind, readonly [least: number, most: number]>> = {
  scale: [4, 4],
  single: [2, 10],
  several: [2, 10],
  text: [0, 0],
}

/** How many answers a kind of question offers, at least and at most. */
export function optionLimitsOf(kind: ExtraKind): readonly [least: number, most: number] {
  return optionLimits[kind]
}

/** Those of the questions that are asked at a kind of point. */
export function extrasAt(extras: readonly ExtraQuestion[], kind: PointKind): readonly ExtraQuestion[] {
  return extras.filter(({ pointKinds }) => pointKinds === null || pointKinds.includes(kind))
}

/** How many answers there were to a question, and how many to each of its options. */
export type ExtraCount = { answered: number; counts: number[] }

/** A counted cell: option 0 stands for everybody who answered the question. */
export type ExtraCell = { code: string; option: number; n: number }

/** The cells to which one response adds one each. */
export function cellsOf(choices: Readonly<Record<string, readonly number[]>>): Omit<ExtraCell, 'n'>[] {
  return Object.entries(choices).flatMap(([code, options]) =>
    [0, ...new Set(options)].map((option) => ({ code, option })),
  )
}

/** What the cells of a version say about one of its questions. */
export function countOf({ code, options }: ExtraQuestion, cells: readonly ExtraCell[]): ExtraCount {
  const sum = (option: number) =>
    cells.reduce((total, cell) => (cell.code === code && cell.option === option ? total + cell.n : total), 0)
  return { answered: sum(0), counts: options.map((_, place) => sum(place + 1)) }
}
