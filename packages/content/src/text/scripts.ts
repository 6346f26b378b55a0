/** Scripts that one language of the web writes almost alone. Han is Chinese only where there is no kana. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/[ٹڈڑںے]/gu, 'ur'],
  [/[پچگژکی]/gu, 'fa'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
];

/** A letter that decides for its script beside many others: kana among Han, Persian and Urdu letters among Arabic. */
const DECIDING: Readonly<Record<string, number>> = { ja: 5, fa: 10, ur: 25 };

/**
 * Language told by the script alone; undefined for Latin and Cyrillic text and for text without letters. A quarter of
 * the letters is enough, since technical text in any script is full of Latin names.
 */
export function languageOfScript(prose: string): string | undefined {
  if (!/[\u0370-\u03ff\u0530-\u1cff\u3040-\uffdc]/.test(prose)) return undefined;
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  let best: string | undefined;
  let most = letters / 4;
  for (const [pattern, language] of SCRIPTS) {
    const count = (prose.match(pattern)?.length ?? 0) * (DECIDING[language] ?? 1);
    if (count <= most) continue;
    best = language;
    most = count;
  }
  return best;
}
