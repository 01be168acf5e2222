/** How often each rating was given for one driver in one window. One respondent gives one rating. */
export interface RatingCounts {
  readonly notYet: number;
  readonly partly: number;
  readonly inPlace: number;
  readonly cantTell: number;
}

export interface Score {
  /** Percent of points, 0 to 100, not rounded; `undefined` where nobody could tell. */
  readonly percent: number | undefined;
  /** Respondents who could tell. */
  readonly n: number;
  /** Share of all respondents who could not tell, 0 to 1; `undefined` where there are none. */
  readonly cantTellShare: number | undefined;
}

/**
 * The score of one driver: the mean over respondents of 0, 1 or 2 points, as a percentage of 2. "Can't tell" is no
 * low score: it is left out of the points and reported as its own share.
 */
export function scoreOf({ notYet, partly, inPlace, cantTell }: RatingCounts): Score {
  const n = notYet + partly + inPlace;
  return {
    percent: n === 0 ? undefined : ((partly + 2 * inPlace) / (2 * n)) * 100,
    n,
    cantTellShare: n + cantTell === 0 ? undefined : cantTell / (n + cantTell),
  };
}
