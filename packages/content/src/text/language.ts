/** Language of a text as a BCP 47 primary subtag, `und` when it cannot be told. A declared language is trusted. */
export function detectLanguage(text: string, declared: string | null = null): string {
  const primary = declared?.trim().toLowerCase().split(/[-_]/)[0];
  if (primary !== undefined && /^[a-z]{2,3}$/.test(primary)) return primary;
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => ['the', 'and', 'of', 'to', 'is', 'a', 'in', 'i'].includes(word)).length;
  return english * 10 > words.length ? 'en' : 'und';
}
