import type { Evidence } from '@fieldnotes/content/model';
import type { Texts } from '../locales/texts.js';
import { escapeLine } from '../text/escape.js';

/** Why a topic was assigned: `“Xen” in the title, “Xen” 3 times in the text`. Escaped. */
export function describeEvidence(evidence: readonly Evidence[], texts: Texts): string {
  return evidence.map(({ signal, field, count }) => texts.evidence(escapeLine(signal), field, count)).join(', ');
}
