/** How sentences of a language begin that cannot be understood by themselves. Lower-case; words and phrases apart by `|`. */
interface Openings {
  /** Pronouns, connectors and adverbs that point back. */
  readonly leaning: string;
  /** "This", which leans unless the post's own name follows: "dieser Beitrag". */
  readonly pointing: string;
  /** What a post calls itself. */
  readonly itself: string;
  /** Invitations to read on. */
  readonly furniture: string;
}

const OPENINGS: Readonly<Record<string, Openings>> = {
  de: {
    leaning: `das (?:ist|war|hat|hatte|wird|wurde|kann|können|sind|bedeutet|heißt|geht|ging|funktioniert|liegt|lag|gilt|sollte|soll|würde|wäre|macht|muss|zeigt|klingt|lässt|führt|
      kommt|sieht|bringt|sorgt|stimmt|reicht|hilft)|dies|es(?! (?:gibt|existier))|er|sie(?! (?:können|müssen|sollten|haben|wollen|brauchen))|ihn|ihm|ihnen|sein|seine|deren|dessen|davon|damit|dabei|dadurch|dafür|dagegen|daher|daher|dann|danach|daran|darauf|daraus|darin|darüber|darum|dazu|deshalb|deswegen|
      aber|allerdings|also|auch|außerdem|dennoch|doch|ebenso|folglich|ferner|hierbei|hierfür|hierzu|hier|jedoch|jetzt|nun|natürlich|leider|
      nämlich|oder|schließlich|so|somit|sonst|sondern|stattdessen|trotzdem|und|vielmehr|weiterhin|zudem|zuletzt|zunächst|zuerst|zum beispiel|
      z\\.\\s?b\\.|wie (?:bereits|schon|oben) |ansonsten|anschließend|andernfalls|deren|letztere[rs]?|erstere[rs]?|beide[rs]?|einige davon|solche[rs]?|falls (?:ja|nein|nicht)|genau(?:so)?|im gegensatz dazu|mit (?:diesem|dieser|diesen)|in (?:diesem|dieser|diesen)(?! (?:artikel|beitrag|post|text|abschnitt|kapitel))|aus diesem|dort`,
    pointing: 'diese[rsmn]?|jene[rsmn]?',
    itself:
      'artikel|beitrag|blog|blogbeitrag|post|text|buch|anleitung|abschnitt|kapitel|serie|seite|woche|jahr|monat|handbuch|dokument',
    furniture:
      'weitere informationen|mehr (?:dazu|informationen)|siehe (?:auch)?|weiterlesen|lesen sie|einzelheiten|details (?:dazu|über|zu)',
  },
  fr: {
    leaning: `ça|cela|ceci|c['’]est|ce sont|il(?! (?:est|faut|y a|s['’]agit|existe))|ils|elle|elles|celui-ci|celle-ci|ceux-ci|celles-ci|leur|leurs|son|sa|ses|y|en (?:effet|revanche|outre|conséquence)|
      ainsi|alors|après (?:cela|ça)|aussi|au contraire|autrement|car|cependant|d['’]ailleurs|dans ce cas|de (?:même|plus|ce fait)|donc|du coup|également|
      enfin|ensuite|et|finalement|ici|là|maintenant|mais|malheureusement|néanmoins|or|ou|par (?:ailleurs|conséquent|contre|exemple)|
      p\\. ?ex\\.|parce que|pourtant|puis|puisque|quant à (?:lui|elle)|sinon|tandis que|toutefois|voici|voilà|avec (?:cela|ça|cette|ce)|les deux|certains d['’]entre|bien sûr|évidemment|comme (?:déjà|mentionné|indiqué|vu)`,
    pointing: 'ce|cet|cette|ces',
    itself:
      'article|billet|texte|livre|tutoriel|guide|chapitre|section|série|page|manuel|document|semaine|année|mois|matin',
    furniture:
      "pour plus d['’]informations|pour en savoir plus|voir (?:aussi|également)|lire la suite|consultez|des précisions|de plus amples",
  },
  es: {
    leaning: `eso|esto|ello|él|ella|ellos|ellas|éste|ésta|éstos|éstas|ése|ésa|su|sus|allí|ahí|aquí|además|ahora|asimismo|así|aunque esto|
      como (?:ya|se) |con (?:esto|eso|ello)|de (?:hecho|esta|este|todos modos)|debido a (?:esto|ello)|después|desafortunadamente|desgraciadamente|embargo|en (?:cambio|este|esta|ese|consecuencia)|
      entonces|finalmente|igualmente|incluso|luego|lamentablemente|mientras tanto|no obstante|o|por (?:ejemplo|eso|ello|esto|esta|este|lo tanto|tanto|otro lado|otra parte|supuesto)|
      p\\. ?ej\\.|pero|porque|pues|sin embargo|sino|también|tampoco|tras (?:esto|ello)|y|ambos|ambas|algunos de (?:ellos|estos)`,
    pointing: 'este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|dicho|dicha|dichos|dichas',
    itself:
      'artículo|entrada|post|texto|libro|tutorial|guía|capítulo|sección|serie|página|manual|documento|semana|año|mes',
    furniture: 'para (?:más|mayor) información|más información|véase|vea|ver también|leer más|consulte',
  },
  it: {
    leaning: `ciò|esso|essa|essi|esse|egli|lui|lei|loro|suo|sua|suoi|sue|qui|lì|là|allora|altrimenti|anche|ancora|anzi|adesso|ora|bensì|comunque|così|
      con (?:questo|questa|ciò)|da (?:ciò|qui|questo)|di conseguenza|dopo di|dunque|e|ed|eppure|finalmente|in (?:questo|questa|tal|effetti|particolare)|infatti|infine|inoltre|invece|
      ma|mentre|naturalmente|nonostante (?:ciò|questo)|o|oppure|ovviamente|per (?:questo|esempio|tanto|ciò)|perciò|però|pertanto|poi|purtroppo|quindi|successivamente|
      tuttavia|come (?:già|detto|accennato)|ad esempio|al contrario|d['’]altra parte|entrambi|entrambe|alcuni di (?:questi|essi)`,
    pointing: 'questo|questa|questi|queste|quello|quella|quei|quegli|quelle|tale|tali',
    itself:
      'articolo|post|testo|libro|tutorial|guida|capitolo|sezione|serie|pagina|manuale|documento|settimana|anno|mese',
    furniture: 'per (?:ulteriori|maggiori) (?:informazioni|dettagli)|ulteriori informazioni|si veda|vedere|vedi|leggi',
  },
  pt: {
    leaning: `isso|isto|aquilo|ele|ela|eles|elas|seu|sua|seus|suas|ali|aqui|lá|agora|ainda|além disso|aliás|ambos|ambas|assim|com (?:isso|isto)|como (?:já|mencionado|dito)|
      contudo|de (?:facto|fato|qualquer)|depois|desta|deste|dessa|desse|disso|e|em (?:seguida|vez disso)|embora isso|então|entretanto|enfim|finalmente|felizmente|infelizmente|logo|mas|mesmo assim|
      nesse|nessa|neste caso|no entanto|ou|pois|por (?:exemplo|isso|isto|outro lado|fim|conseguinte)|porém|porque|portanto|p\\. ?ex\\.|também|todavia|tampouco|alguns (?:deles|destes)`,
    pointing: 'este|esta|estes|estas|esse|essa|esses|essas|aquele|aquela|tal|tais',
    itself:
      'artigo|post|postagem|texto|livro|tutorial|guia|capítulo|secção|seção|série|página|manual|documento|semana|ano|mês',
    furniture:
      'para (?:mais|mais detalhes|obter) informaç(?:ão|ões)|mais informaç(?:ão|ões)|veja|ver também|leia|consulte',
  },
  nl: {
    leaning: `het (?:is|was|werd|wordt|kan|zal|heeft|had|gaat|ging|moet|lijkt|blijkt|werkt|geeft|zou)|hij|zij|ze|hem|haar|hun|zijn|hier|daar|er|aldus|alleen|anders|bijvoorbeeld|bovendien|daarbij|daardoor|daarin|daarmee|daarna|daarnaast|daarom|daarop|
      daartoe|daarvan|daarvoor|dan|desondanks|dus|echter|en|evenals|eveneens|hierbij|hierdoor|hierin|hiermee|hierna|hiervoor|immers|integendeel|maar|
      natuurlijk|niettemin|nu|of|ook|helaas|omdat|vandaar|verder|vervolgens|want|zo|zoals (?:gezegd|al|eerder)|tenslotte|ten slotte|uiteindelijk|toch|toen|tevens|beide|sommige (?:daarvan|hiervan)`,
    pointing: 'deze|dit|die|dat',
    itself:
      'artikel|bericht|blog|blogpost|post|tekst|boek|handleiding|hoofdstuk|deel|reeks|serie|pagina|document|week|jaar|maand',
    furniture: 'voor meer informatie|meer informatie|raadpleeg|lees (?:meer|verder)|zie (?:ook)?|details over',
  },
  ru: {
    leaning: `это|он|она|оно|они|его|её|ее|их|ему|ей|им|там|тут|здесь|тогда|теперь|поэтому|потому|так|также|тоже|затем|потом|после этого|однако|но|а|и|или|либо|ведь|иначе|кроме того|
      к сожалению|конечно|например|напротив|наконец|итак|следовательно|таким образом|при этом|при этом|тем не менее|тем временем|впрочем|зато|в этом случае|в таком|из-за этого|для этого|если (?:он|она|оно|они|это|так|да|нет)|
      в (?:результате|противном|частности|отличие)|как (?:уже|видно|сказано|упоминалось)|то есть|т\\. ?е\\.|оба|обе|некоторые из них|то|сюда|туда|отсюда|оттуда|первый из них`,
    pointing:
      'этот|эта|эти|этой|этого|этому|этим|этих|этими|эту|такой|такая|такие|такое|данный|данная|данные(?= команды)',
    itself:
      'стать\\p{L}+|пост\\p{L}*|запис\\p{L}+|текст\\p{L}*|книг\\p{L}+|руководств\\p{L}+|глав\\p{L}+|раздел\\p{L}*|сери\\p{L}+|страниц\\p{L}+|документ\\p{L}*|недел\\p{L}+|год\\p{L}*|месяц\\p{L}*',
    furniture:
      'подробн\\p{L}+ (?:информаци\\p{L}+|описан\\p{L}+)|дополнительн\\p{L}+ информаци\\p{L}+|смотрите|см\\.|читать|читайте',
  },
};

const OPENING = '^["\'“‘«„(]*';
const made = new Map<string, RegExp>();

/** Whether a sentence of a language (other than English) begins by pointing back, or asks to read on. Linear. */
export function pointsBack(sentence: string, language: string): boolean {
  const openings = Object.hasOwn(OPENINGS, language) ? OPENINGS[language] : undefined;
  if (openings === undefined) return false;
  const pattern = made.get(language) ?? patternOf(openings);
  made.set(language, pattern);
  return pattern.test(sentence);
}

function patternOf({ leaning, pointing, itself, furniture }: Openings): RegExp {
  const back = leaning.replaceAll(/\s*\n\s*/g, '');
  return new RegExp(
    `${OPENING}(?:(?:${back}|(?:${pointing})(?! (?:\\p{L}+ )?(?:${itself})(?!\\p{L})))(?![\\p{L}\\d-])|(?:${furniture})(?!\\p{L}))`,
    'iu',
  );
}
