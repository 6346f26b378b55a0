/** What was seen of one REST request. */
export interface RequestRecord {
  readonly method: string;
  /** The route as the OpenAPI file spells it, `/channels/{channel_id}/messages`; the path itself when unknown. */
  readonly route: string;
  /** The path asked for, without `/api/v10`. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly files: readonly { readonly field: string; readonly filename: string; readonly bytes: number }[];
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Unix milliseconds on the emulator's clock. */
  readonly at: number;
  /** Null until answered, and for good when the connection was dropped or left hanging. */
  readonly status: number | null;
  readonly response: unknown;
}
