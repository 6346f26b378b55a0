/**
 * The English golden rules of sentence splitting (Pragmatic Segmenter lists them), one case per rule, in sentences
 * written for this project. `missed` says why a case is deliberately not met.
 */
export interface GoldenRule {
  readonly rule: string;
  readonly sentences: readonly string[];
  /** The text, when it is not the sentences joined by one space. */
  readonly text?: string;
  readonly missed?: string;
}

const LISTS = 'inline numbering is not told from prose; lists arrive as blocks of their own';

export const GOLDEN_RULES: readonly GoldenRule[] = [
  { rule: 'full stop', sentences: ['The disk is full.', 'We ordered another one.'] },
  { rule: 'question mark', sentences: ['Which kernel is it?', 'It is the old one.'] },
  { rule: 'exclamation mark', sentences: ['It boots!', 'I went to bed.'] },
  { rule: 'upper-case initial', sentences: ['The patch came from Ruth K. Olsen.'] },
  { rule: 'lower-case letter', sentences: ['The table is on p. 87.'] },
  { rule: 'two-letter lower-case abbreviation inside', sentences: ['Did Mara and co. fix the build?'] },
  {
    rule: 'two-letter capitalised abbreviation inside',
    sentences: ['The servers came from Holt, Marsh & Co. in spring.'],
  },
  { rule: 'two-letter lower-case abbreviation at the end', sentences: ['We met Mara and co.', 'They had the keys.'] },
  {
    rule: 'two-letter capitalised abbreviation at the end',
    sentences: ['The servers came from Holt, Marsh & Co.', 'It took a week.'],
  },
  { rule: 'abbreviation before a name', sentences: ['The road to Mt. Hood was closed.'] },
  { rule: 'abbreviation before and after', sentences: ['St. Mary’s Hospital is on 9th st. by the river.'] },
  { rule: 'possessive abbreviation', sentences: ['This was Tom Reed Jr.’s laptop.'] },
  { rule: 'many stops inside', sentences: ['The ship sailed to the U.S.A. that winter.'] },
  { rule: 'many stops at the end', sentences: ['She works for the U.N.', 'What about him?'] },
  { rule: 'U.S. at the end', sentences: ['The mirror is in the U.S.', 'What about yours?'] },
  { rule: 'U.S. before a name', sentences: ['He sued the U.S. Army in Ohio.'] },
  { rule: 'U.S. inside', sentences: ['They hosted it in the U.S. for nine years.'] },
  {
    rule: 'time of day',
    sentences: ['At 7 a.m. Mrs. Hall opened the rack.', 'She closed it at 9 P.M.', 'Mrs. Hall then drove home.'],
    missed: 'a title after "P.M." opens a sentence here and goes on after "a.m."; nothing in the text tells which',
  },
  { rule: 'decimal inside', sentences: ['The cable cost $12.50 at the shop.'] },
  { rule: 'decimal at the end', sentences: ['The cable cost $12.50.', 'It broke at once.'] },
  {
    rule: 'sentence in brackets',
    sentences: ['He maintains the list (He wrote it in a weekend.) for the whole office.'],
  },
  { rule: 'e-mail address', sentences: ['Write to Ann.Field@example.org.', 'She reads it daily.'] },
  {
    rule: 'web address',
    sentences: ['The file is here: https://mirror.example.9.org/pub/old_kernels/list.html.', 'Have a look.'],
  },
  { rule: 'single quotes inside', sentences: ["He looked up, 'It is done.' he said."] },
  { rule: 'double quotes inside', sentences: ['He looked up, "It is done." he said.'] },
  { rule: 'double quotes at the end', sentences: ['He looked up, "It is done."', 'Nobody answered him.'] },
  { rule: 'two exclamation marks', sentences: ['Success!!', 'It took all night.'] },
  { rule: 'two question marks', sentences: ['Anyone??', 'Is the channel dead?'] },
  { rule: 'exclamation and question mark', sentences: ['Really!?', 'Are you sure?'] },
  { rule: 'question and exclamation mark', sentences: ['Really?!', 'Are you sure?'] },
  { rule: 'list 1.) without stops', sentences: ['1.) Stop the daemon', '2.) Copy the file'], missed: LISTS },
  { rule: 'list 1.) with stops', sentences: ['1.) Stop the daemon.', '2.) Copy the file.'] },
  { rule: 'list 1) without stops', sentences: ['1) Stop the daemon', '2) Copy the file'], missed: LISTS },
  { rule: 'list 1) with stops', sentences: ['1) Stop the daemon.', '2) Copy the file.'] },
  { rule: 'list 1. without stops', sentences: ['1. Stop the daemon', '2. Copy the file'], missed: LISTS },
  { rule: 'list 1. with stops', sentences: ['1. Stop the daemon.', '2. Copy the file.'] },
  { rule: 'list with bullets', sentences: ['• 9. Stop the daemon', '• 10. Copy the file'], missed: LISTS },
  { rule: 'list with hyphens', sentences: ['⁃9. Stop the daemon', '⁃10. Copy the file'], missed: LISTS },
  {
    rule: 'list with letters',
    sentences: ['a. Stop the daemon', 'b. Copy the file', 'c. Start the daemon again'],
    missed: LISTS,
  },
  { rule: 'line break inside', sentences: ['The scan was cut\nin two by the reader.'] },
  { rule: 'line break and space inside', sentences: ['The night was long \nin the machine room.'] },
  {
    rule: 'lines that are a list',
    sentences: ['backups', 'mail filters, aliases', 'printing'],
    text: 'backups\nmail filters, aliases\nprinting',
    missed: 'a paragraph broken by lines reads like this too; list items arrive as blocks of their own',
  },
  { rule: 'coordinates', sentences: ['The mast stands at N°. 2044.118.907.', 'We cabled it there.'] },
  { rule: 'name with a sign', sentences: ['He ran search at Yahoo! in the early days.'] },
  { rule: 'I as a pronoun', sentences: ['Nobody stayed but you and I.', 'Was that Peter I. Lang on the phone?'] },
  {
    rule: 'ellipsis before a closing quote',
    sentences: ['The manual says that with fewer parts, “the noise of the fan will seem lower. . . .”'],
  },
  {
    rule: 'ellipsis in brackets',
    sentences: ['“Linus [...] kept the tree of patches [...]” (Marsh 31).'],
  },
  {
    rule: 'ellipsis and a full stop',
    sentences: [
      'When the rest of a line is lost, and nothing else, show that it is lost with dots (a space on both sides) and close the line with a stop . . . .',
      'A new line.',
    ],
  },
  { rule: 'four dots', sentences: ['We never tested that....', 'He shipped it.'] },
  {
    rule: 'three dots inside',
    sentences: ['I was not ... well, what I saw...look . . . what I want is, the bug is . . . I did not see it.'],
  },
  {
    rule: 'spaced dots',
    sentences: [
      'Another custom that slowly went . . . was that of naming machines after moons. . . .',
      'The names were not lost. . . .',
    ],
  },
];
