/** The value below which `share` (0 to 1) of the sample lies, between two values by linear interpolation; NaN of none. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = Float64Array.from(sample).sort();
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function median(sample: readonly number[]): number {
  return quantile(sample, 0.5);
}

/** Rounded to what is worth reading: `digits` after the point. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

const MEBIBYTE = 1024 * 1024;

export function mebibytes(bytes: number): number {
  return round(bytes / MEBIBYTE, 1);
}

export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}
