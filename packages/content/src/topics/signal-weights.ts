import { tokenize } from '../text/tokens.js';
import type { Topic } from './taxonomy.js';
import { wordKey } from './word-key.js';

/**
 * What each signal of a topic weighs. Of overlapping signals only the longest counts, so a longer one weighs at least
 * what the strongest within it does: "MySQL replication" says MySQL no less than "MySQL".
 */
export function signalWeights({ signals }: Topic): number[] {
  const keys = signals.map(
    ({ phrase }) =>
      ` ${tokenize(phrase)
        .map(({ text }) => wordKey(text))
        .join(' ')} `,
  );
  return signals.map(({ weight, weak }, index) => {
    let most = weight;
    for (const [other, inner] of signals.entries()) {
      if (other === index || inner.weight <= most || (inner.weak && !weak)) continue;
      if (keys[index]?.includes(keys[other] ?? '\n')) most = inner.weight;
    }
    return most;
  });
}
