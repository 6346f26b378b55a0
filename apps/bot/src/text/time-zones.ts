/** The name of the zone as it is listed, whatever its case; undefined when there is none. Offsets are no zones. */
export function timeZoneNamed(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** All zones that this Node knows, UTC first. */
export function timeZones(): readonly string[] {
  known ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return known;
}

let known: readonly string[] | undefined;

/** Hours and minutes of the day, "14:05". */
export function timeOfDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Zones of which a word begins with what was written (`new y`, `berlin`, `europe/p`), then those that hold it. */
export function timeZonesLike(written: string, most: number): readonly string[] {
  const sought = spaced(written.trim());
  const places = timeZones().map((zone) => ({ zone, at: ` ${spaced(zone)}`.indexOf(sought) }));
  const begins = ({ zone, at }: (typeof places)[number]) => at >= 0 && ` ${spaced(zone)}`.includes(` ${sought}`);
  return [...places.filter(begins), ...places.filter((place) => place.at >= 0 && !begins(place))]
    .slice(0, most)
    .map(({ zone }) => zone);
}

const spaced = (name: string) => name.toLowerCase().replace(/[\s/_-]+/g, ' ');
