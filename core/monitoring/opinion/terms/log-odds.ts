/** In how many texts of two collections a word stands. */
export interface WordCount {
  word: string;
  chosen: number;
  other: number;
}

/** The prior weighs as much as this share of the two collections: what is rare in both differs little. */
const priorShare = 0.1;

/**
 * How much oftener a word is used in the chosen texts than in the others: the log-odds ratio with an informative Dirichlet prior, made of
 * both together, and its value in standard errors (Monroe, Colaresi and Quinn, Fightin' Words, Political Analysis 16, 2008, eq. 15–22).
 */
export function logOdds(counts: readonly WordCount[]): (WordCount & { logOdds: number; z: number })[] {
  const chosenWords = counts.reduce((sum, { chosen }) => sum + chosen, 0);
  const otherWords = counts.reduce((sum, { other }) => sum + other, 0);
  const priorWords = priorShare * (chosenWords + otherWords);
  return counts.map((count) => {
    const { chosen, other } = count;
    const prior = priorShare * (chosen + other);
    const odds = (times: number, all: number) =>
      Math.log((times + prior) / (all + priorWords - times - prior));
    const difference = odds(chosen, chosenWords) - odds(other, otherWords);
    const error = Math.sqrt(1 / (chosen + prior) + 1 / (other + prior));
    return { ...count, logOdds: difference, z: difference / error };
  });
}
