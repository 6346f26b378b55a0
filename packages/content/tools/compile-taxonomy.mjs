/**
 * Writes the taxonomy that ships with the package as JSON beside the compiled code: reading its YAML takes a third of a
 * second that every start would pay. Run by the build; `data/taxonomy.yaml` stays what people read and edit.
 */
import { writeFileSync } from 'node:fs';
import { parseShippedTaxonomy } from '../dist/topics/taxonomy.js';

writeFileSync(new URL('../dist/taxonomy.json', import.meta.url), JSON.stringify(parseShippedTaxonomy()));
