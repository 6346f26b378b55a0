import type { Topic } from './taxonomy.js';

/**
 * What each signal of a topic weighs. Of overlapping signals only the longest counts, so a longer one weighs at least
 * what the strongest within it does: "MySQL replication" says MySQL no less than "MySQL".
 */
export function signalWeights({ signals }: Topic): number[] {
  const spaced = signals.map(({ phrase }) => ` ${phrase.toLowerCase()} `);
  return signals.map(({ phrase, weight, weak }, index) => {
    let most = weight;
    if (!phrase.includes(' ')) return most;
    for (const [other, inner] of signals.entries()) {
      if (other === index || inner.weight <= most || (inner.weak && !weak)) continue;
      if (spaced[index]?.includes(spaced[other] ?? '\n')) most = inner.weight;
    }
    return most;
  });
}
