/** How a wait that had a deadline ended. */
export type Settled =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'late' };

/** Waits for the work, at most `milliseconds`. Work that is late goes on; what becomes of it is ignored. Never rejects. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<Settled> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Settled>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late' }), milliseconds);
  });
  const done = work.then(
    (): Settled => ({ kind: 'done' }),
    (cause: unknown): Settled => ({ kind: 'failed', cause }),
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
