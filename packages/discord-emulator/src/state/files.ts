import type { Attachment } from './model.js';

/** Everything that was uploaded, at addresses of the emulator's own in place of Discord's content network. */
export class Files {
  /** Where the emulator listens; set once it does. */
  origin = 'https://cdn.discordapp.com';
  readonly #kept = new Map<string, Attachment>();

  keep(file: Omit<Attachment, 'url'>): Attachment {
    const path = `${FILES}${file.id}/${encodeURIComponent(file.filename)}`;
    const kept = { ...file, url: `${this.origin}${path}` };
    this.#kept.set(path, kept);
    return kept;
  }

  at(path: string): Attachment | undefined {
    return this.#kept.get(path);
  }
}

/** What the paths of files begin with. */
export const FILES = '/attachments/';
