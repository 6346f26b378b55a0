/** A taxonomy that cannot be used. `problems` lists everything found, one line each. */
export class TaxonomyError extends Error {
  readonly code = 'taxonomy-invalid';

  constructor(
    readonly problems: readonly string[],
    source: string,
    options?: ErrorOptions,
  ) {
    const [first, ...rest] = problems;
    const more = rest.length === 0 ? '' : ` (and ${rest.length} more: ${rest.slice(0, 4).join('; ')})`;
    super(`The taxonomy ${source} cannot be used: ${first}${more}. Correct the file and try again.`, options);
    this.name = 'TaxonomyError';
  }
}
