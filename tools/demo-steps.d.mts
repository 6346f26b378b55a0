export declare const steps: readonly {
  readonly what: string;
  readonly words: readonly string[];
  readonly seen: readonly string[];
}[];
