export interface Texts {
  readonly stale: string;
  readonly failed: string;
}
export const en: Texts = {
  stale: 'This button is from an earlier time and no longer works. Please ask again.',
  failed: 'Something went wrong here, and it was written down. Please try again in a moment.',
};
