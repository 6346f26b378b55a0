/**
 * Word lists of languages for which no table of parts of speech is at hand: just enough to tell a noun by what stands
 * before it, and what is no part of a phrase. Lower-case; what the stop words hold is not repeated.
 */
export interface GrammarWords {
  /** What a noun follows: articles, possessives, demonstratives, numerals. */
  readonly before: string;
  /** Join two nouns to one term: "base de données". */
  readonly links: string;
  /** Verbs, adverbs, pronouns, and adjectives that only point or praise: no part of a phrase. */
  readonly noise: string;
  /** Nouns that say nothing by themselves, months and days. */
  readonly empty: string;
}

export const GRAMMAR_WORDS: Readonly<Record<string, GrammarWords>> = {
  de: {
    before: `der die das des dem den ein eine einen einem einer eines kein keine keinen keinem keiner jeder jede jedes jedem jeden
      dieser diese dieses diesem diesen jener jene mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner
      ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure im am zum zur vom beim ins ans welche welcher
      welches zwei drei vier fünf sechs sieben acht neun zehn mehrere viele alle einige wenige beide`,
    links: '',
    noise: `etwa eigentlich einfach einige einigen einiger einem eigene eigenen eigener eigenes erste ersten erster erstes folgende
      folgenden folgender folgendes gleiche gleichen gleicher ganze ganzen ganzer ganzes große großen großer großes gute guten
      guter gutes jeweilige jeweiligen kleine kleinen kleiner kleines letzte letzten letzter letztes mehrere mehreren meiste
      meisten nächste nächsten nächster neue neuen neuer neues selbe selben verschiedene verschiedenen viele vielen weitere
      weiteren weiterer weiteres wenige wenigen wichtige wichtigen wichtiger bestimmte bestimmten bestimmter entsprechende
      entsprechenden zweite zweiten zweiter zweites dritte dritten übliche üblichen mögliche möglichen obige obigen vorhandene
      vorhandenen sogenannte sogenannten gesamte gesamten einzelne einzelnen einzelner heutige heutigen aktuelle aktuellen`,
    empty: `abend abschnitt ahnung anfang anzahl arbeit art artikel aspekt aufgabe ausnahme beginn beispiel beitrag bereich
      besonderheit bedarf bild detail ding dinge ende ergebnis fall fälle fällen frage fragen form gedanke gegensatz grund gründe
      gründen hand hilfe hinweis idee jahr jahre jahren kapitel leben leute leuten lösung mal menge mensch menschen minute minuten
      mittel möglichkeit möglichkeiten moment monat monate morgen nachteil name namen nutzen ordnung ort person personen problem
      probleme problemen punkt reihe sache sachen satz schritt schritte schritten seite seiten sinn stelle stunde stunden stück tag
      tage tagen teil teile teilen text thema themen tipp überblick umstand umstände umständen unterschied ursache verfügung
      vergangenheit vergleich verwendung vorteil vorteile voraussetzung vorgang weg weise welt wert werte wesentliche wissen woche
      wochen wort wunsch zahl zeit zeiten zeitpunkt ziel zukunft zusammenhang zustand zweck januar februar märz april mai juni juli
      august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute uhr
      einer eines folgendes folgende nächstes weiteres anderes allgemeine erstellen verwenden`,
  },
  fr: {
    before: `le la les l' un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
      chaque plusieurs quelques deux trois quatre cinq six sept huit neuf dix aucun aucune quel quelle quels quelles premier
      première nouveau nouvel nouvelle nouveaux nouvelles même mêmes autre autres tout tous toute toutes petit petite grand
      grande bon bonne certains certaines`,
    links: "de d' du des à au aux en",
    noise: `abord accord actuel actuelle actuellement afin ailleurs ainsi alors appelé appelée après assez attention aucun aujourd'hui
      auparavant aussi autant automatiquement beaucoup bien bientôt bon bonne bons bonnes cependant certain certaine certaines
      certains chaque cité contient contiennent correspond correspondant correspondante correspondants davantage demi dernier
      dernière dernières derniers devez devra devrait devriez différent différente différentes différents directement dispose
      disponible disponibles doit doivent donné donnée également ensuite entre environ enfin enfin essentiel essentielle faire fait
      faites faudra faut finalement font généralement grand grande grandes grands habituel intéressant intitulé jamais lequel
      laquelle lesquels lesquelles lorsque maintenant mal malheureusement meilleur meilleure mieux moins même naturellement
      nécessaire nécessaires nombreuses nombreux notamment nouveau nouveaux nouvel nouvelle nouvelles nul parfois particulier
      particulière particulièrement permet permettent permettant permis personne petit petite petites petits peuvent plupart plus
      plusieurs possible possibles pouvait pouvoir pourra pourrait pourrez premier première premières premiers présent présente
      prochain prochaine propre propres précédent précédente puisque quelconque rapidement rien récent récente sera seront serait seul
      seule seuls simple simples simplement soit soient souvent suffit suivant suivante suivantes suivants surtout tard tel telle
      telles tels tôt totalement utile utiles utilisant utilise utilisé utilisée utilisées utilisés utilisent utilisez veut voici
      voir vraiment évidemment éventuellement suis sommes étais aurait auront aura vais allons allez vont va doivent veux peux
      dois mettre met mis mise prend prendre pris donne donner trouve trouver trouvent existe existent semble reste restent`,
    empty: `an année années article aspect cas chapitre chose choses côté début demande différence effet ensemble étape étapes exemple
      exemples façon fait fin fois forme gens heure heures idée jour jours lieu manière mesure minute minutes mois moment monde
      moyen nombre partie parties peine personne personnes plupart point points possibilité problème problèmes question questions
      raison raisons rapport reste résultat rien section semaine semaines sens sorte suite temps type types usage utilisation valeur
      vie vue janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
      vendredi samedi dimanche hier matin soir titre niveau page note billet part travers main besoin lieux soin plein détails`,
  },
  es: {
    before: `el la los las un una unos unas del al este esta estos estas ese esa esos esas aquel aquella mi mis tu tus su sus nuestro
      nuestra nuestros nuestras cada algún alguna algunos algunas ningún ninguna varios varias dos tres cuatro cinco seis siete
      ocho nueve diez otro otra otros otras mismo misma todo toda todos todas cualquier primer primera nuevo nueva gran`,
    links: 'de del a en',
    noise: `además ahora alguna alguno algún allí alto ambas ambos anterior anteriores apenas aquí así aún bastante buen buena buenas
      bueno buenos casi ciertas ciertos cierta cierto claro conforme contiene contienen correspondiente correspondientes cualquier
      debe deben debería debería debido decir demasiado dentro después diferente diferentes dicha dicho directamente disponible
      disponibles distinta distintas distinto distintos embargo encima enseguida entonces especialmente estará existe existen fácil
      finalmente fuera gracias gran grande grandes habitual habitualmente hace hacen hacer hacia haciendo hecho importante importantes
      incluso incluye incluyen junto lejos llamada llamado lugar luego manual mayor mayores mayoría mediante mejor mejores menor menos
      menudo misma mismas mismo mismos muchas mucha necesaria necesario necesarias necesarios necesita necesitan ninguna ninguno
      ningún normalmente nueva nuevas nuevo nuevos nunca permite permiten permitir pesar poder podrá podría posible posibles posterior
      primer primera primeras primero primeros principal principales propia propias propio propios próximo próxima puede pueden puedes
      puedo quiere quieren quizá quizás realmente respectivamente resulta segunda segundo según será serán sería siguiente siguientes
      simple simplemente sola solo sólo suele suelen tal tales tampoco tener tiene tipos todavía tras trata última últimas último
      últimos única único única usa usar usando usado utiliza utilizan utilizar utilizando utilizado varias varios veces ver vez
      vía estamos estoy vamos voy va van queda debes tengo tenemos hemos quiero parece hacerlo actual actuales general concreto
      específico completo véase vea dar da dado dada adecuado adecuada`,
    empty: `año años artículo aspecto ayuda base bien caso casos cosa cosas cuestión cuenta detalle detalles día días diferencia efecto
      ejemplo ejemplos fin final forma formas gente grupo hecho hora horas idea lado lugar manera mayoría medio mes meses minuto
      minutos modo momento mundo nivel número número opinión parte partes paso pasos pena persona personas problema problemas
      propósito pregunta preguntas principio punto puntos razón realidad resto resultado sección semana semanas sentido serie sitio
      tema tiempo tipo tipos uso valor vez veces vida vista capítulo enero febrero marzo abril mayo junio julio agosto septiembre
      octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana término objetivo información
      cantidad posibilidad través falta`,
  },
  it: {
    before: `il lo la l' i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle
      nel nello nella nei negli nelle sul sullo sulla sui sugli sulle questo questa questi queste quel quello quella quei quelle
      quegli mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre vostro loro ogni alcuni alcune qualche nessun
      nessuna due tre quattro cinque sei sette otto nove dieci altro altra altri altre stesso stessa tutto tutta tutti tutte primo
      prima nuovo nuova`,
    links: "di d' del dello della dell' dei degli delle a da al",
    noise: `c'è abbastanza abbiamo adesso alcun alcuna alcune alcuni allora almeno alta alto altra altre altri altro ancora appena attuale
      avere basta bene bisogna buona buono certa certe certi certo ciascun ciascuna ciò cioè comune comuni comunque contiene contengono
      corrispondente cosa così davvero deve devono detto differenti direttamente disponibile disponibili diverse diversi diversa
      diverso dovrebbe dovrebbero dunque durante eccetera essere esiste esistono esso essa essi eventualmente facile finalmente fine
      fornisce forniscono generalmente già grande grandi grazie gran importante importanti infatti infine inoltre insieme intanto
      invece maggior maggiore maggiori mai mediante meglio meno mentre minore moltissimi molta molte necessari necessaria necessarie
      necessario nessun nessuna normalmente nuova nuove nuovi nuovo occorre oggi ora ormai ovvero particolare parecchi piccola piccolo
      poche pochi poco possibile possibili possono posso potrebbe potrebbero può puoi presente presenti prima prime primi primo
      principale principali propria proprie propri proprio prossimo purtroppo qualche qualcosa qualsiasi qualunque quasi questa
      quindi richiede richiedono rispetto saranno sarebbe seconda secondo seguente seguenti semplice semplicemente semplici sempre
      serve servono simile simili singola singolo sola sole soli solito solo soltanto soprattutto spesso stessa stesse stessi stesso
      subito successivo successiva tale tali talvolta tramite troppo tuttavia tutte ultima ultime ultimi ultimo unica unico usa usare
      usando usata usati usato utile utili utilizza utilizzare utilizzando utilizzato utilizzati vari varie varia vario vecchio vedere
      vengono verrà verranno viene vuole vuoi specifico specifica completo completa sapere fanno dare`,
    empty: `anno anni articolo aspetto aiuto base bisogno caso casi capitolo cosa cose dettagli differenza domanda domande effetto
      elenco esempio esempi fatto fine forma gente giorno giorni gruppo idea inizio insieme livello luogo maggioranza maniera mese
      mesi mezzo minuti minuto modo modi momento mondo motivo motivi numero ora ore parte parti passo passi persona persone
      possibilità problema problemi punto punti ragione resto risultato scelta scopo sezione senso serie settimana settimane sorta
      tema tempo termine tipo tipi uso valore vita volta volte gennaio febbraio marzo aprile maggio giugno luglio agosto settembre
      ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani quantità informazioni`,
  },
  pt: {
    before: `o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas num numa este esta estes estas
      esse essa esses essas aquele aquela deste desta neste nesta desse dessa meu minha meus minhas seu sua seus suas nosso nossa
      nossos nossas cada algum alguma alguns algumas nenhum nenhuma vários várias dois duas três quatro cinco seis sete oito nove
      dez outro outra outros outras mesmo mesma todo toda todos todas qualquer primeiro primeira novo nova`,
    links: 'de do da dos das a em',
    noise: `acima agora ainda algo algum alguma algumas alguns além ali alta alto amba ambas ambos anterior antes apenas aqui assim através
      atual atualmente bastante bem boa boas bom bons básica básicas certa certas certo certos claro conforme contém contudo
      correspondente cuja cujo deve devem deverá deveria devido dentro desde desta deste diferente diferentes diretamente disponíveis
      disponível diversas diversos embora enfim enquanto então entanto especial especialmente estará existe existem fácil faz fazem fazer
      fazendo feita feito final finalmente fora frequentemente fácil geral geralmente grande grandes graças há havia importante
      importantes inclui incluindo incluir infelizmente instalado isso junto lá logo maior maiores maioria melhor melhores menor menos
      mesma mesmas mesmo mesmos mediante muita muitas necessita necessária necessário necessárias necessários nenhum nenhuma nova
      novamente novas novo novos normalmente nunca outra outras outro outros parece pequena pequeno permite permitem pode podem podendo
      poder poderá poderia possui possível possíveis pois porém pouca poucas pouco poucos precisa precisam primeira primeiras primeiro
      primeiros principal principais própria próprias próprio próprios próxima próximo quaisquer qualquer quase realmente respectivo
      segunda segundo seguinte seguintes segue sendo serão seria simples simplesmente sempre sido somente são talvez tal tais
      tanto tantos tem têm temos tenha ter toda todas torna tornar total totalmente tudo última últimas último últimos única único
      usa usada usado usados usando usar utiliza utilizada utilizado utilizados utilizando utilizar vai várias vários velho ver vez
      vezes vamos estou estamos quer querem necessitar específico específica completo completa dado dada`,
    empty: `ano anos artigo aspecto aspeto ajuda base caso casos capítulo coisa coisas conta dia dias diferença efeito exemplo exemplos
      facto fato fim forma formas gente grupo hora horas ideia lado lugar maioria maneira meio minuto minutos modo momento mundo mês
      meses nível número objetivo parte partes passo passos pena pessoa pessoas pergunta perguntas ponto pontos possibilidade problema
      problemas propósito questão razão resto resultado secção seção semana semanas sentido série sítio tema tempo termo tipo tipos uso
      utilização valor vez vezes vida vista janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
      segunda terça quarta quinta sexta sábado domingo ontem hoje amanhã quantidade informação informações detalhes resposta`,
  },
  nl: {
    before: `de het een 't deze dit die dat mijn jouw uw zijn haar ons onze hun geen elk elke ieder iedere welk welke twee drie vier vijf
      zes zeven acht negen tien enkele sommige alle beide meerdere vele`,
    links: 'van',
    noise: `aantal achter afhankelijk allemaal allerlei ander andere anders beetje beide bekend belangrijk belangrijke belangrijkste
      beschikbaar beschikbare bepaald bepaalde best beste betere binnen bijna bijvoorbeeld bijkomende blijft blijven boven buiten
      daarbij daardoor daarin daarna daarom daarop daarvan daarvoor dezelfde diverse dus echt echter eerst eerste eigen eigenlijk enige
      enkel enkele erg ergens eventueel eventuele extra gaan gaat gebruik gebruiken gebruikt geeft geven gedaan geheel gehele gelijk
      gemakkelijk genoeg genoemd gewone gewoon goed goede groot grote grootste heel hele helaas helemaal hetzelfde hierbij hierdoor
      hierin hiervoor huidig huidige iedere inclusief juist juiste klein kleine komen komt kunt laat laatste lang laten maakt maken
      mag meerdere meest meestal misschien mogelijk mogelijke moeilijk moeten nadat namelijk natuurlijk nieuw nieuwe nodig nooit normaal
      nogal onder onderstaande ongeveer ooit opnieuw oude overigens precies recente samen slechts sommige soms staan staat steeds
      snel tamelijk tenzij terug tevens toegevoegd totaal tussen uiteindelijk uitsluitend vaak vanaf vandaag veel vele verder verdere
      verschillend verschillende via vind vinden volgen volgend volgende volledig volledige vooral voordat vorige vrij waarbij waardoor
      waarin waarna waaronder waarop waarvan waarvoor wanneer weer weinig wel welke wilt wordt worden zeer zelfs zichzelf ziet zien
      zodat zodra zogenaamde zoveel zou zouden zult zullen heeft gehad gemaakt ga kom doe doet wil weet denk vond kreeg ging bleek
      werken werkt werkte ligt zit zitten toont tonen bevat bevatten vereist geschikt geschikte hoe hoewel alleen behalve indien`,
    empty: `aantal artikel begin beetje dag dagen deel delen detail details ding dingen doel eind einde feit gebied gebruik geval gevallen
      groep hand hoofdstuk hulp idee jaar jaren kant keer keren keuze leven lijst maand maanden manier manieren mens mensen minuten
      minuut moment mogelijkheid mogelijkheden naam niveau nummer onderwerp ogenblik paar persoon plaats probleem problemen punt punten
      reden redenen reeks resultaat ruimte sectie situatie soort soorten stap stappen stuk tijd toestand uur verschil voorbeeld
      voorbeelden vraag vragen waarde weg wereld week weken werk wijze woord zin januari februari maart april mei juni juli augustus
      september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen
      informatie`,
  },
  ru: {
    before: '',
    links: '',
    noise: `автоматически благодаря более больше большинство будем будет будете будто буду будут быстро ваша ваше ваши вашего вашей вашем вашему
      ваших вашу важно важный весьма видно вместе вместо внутри возможно вообще вот вполне впрочем время всегда всеми всему всех всю
      всякий выше далее дальше данного данной данном действительно для должен должна должно должны другая другие другим другими другого
      другое другой других другому другую едва ещё есть жаль зато здесь значит зачем иначе именно иногда итак каждая каждого каждой
      каждую каждое каждом каждый кажется какая какие каким каких каком какое какой-то каждых конечно которого которой котором которому
      которую которым которыми которых кроме лишь любая любого любое любой любом любые любых любую менее меньше многие многих много
      могут можем можете можешь мог могла могли могу момент моего моей нами нас наша наше наши нашего нашей наших нам например
      начала наконец насколько небольшой невозможно некоторая некоторые некоторых некоторым некоторыми некоторое необходимо нельзя несколько
      нескольких нигде никак никогда ничего новая новое новой новом новую новые новый новых нового нужен нужна нужно нужны обе обычно
      однако одна одно одной одном одному одну одни одних около опять основном особенно остальные относительно отсюда очень первая
      первое первой первом первую первые первый первого первых перед плохо подобно подобный подробнее пожалуй полностью помимо поскольку
      последнего последней последний последних последняя поэтому правда практически прежде примерно просто против ранее раз разве разная
      разные разных разными сама сами самих самом самому самую самые самый самого самой самых сразу своего своей своём своем свои своими
      своим своих свою сейчас скорее следовательно следует следующая следующее следующей следующем следующие следующий следующих
      следующую сначала снова собой собственно собственный сообще соответственно соответствующая соответствующие соответствующий
      соответствующую среди стало стал стала стали такая такие таким таким такими таких такого такое такому такую твой тем теперь тех
      тогда точно трудно тому туда уж ясно хорошо целый чаще часто чему чего чуть эту этими этих этому эти являются является
      всё-таки вроде сделать делать сделал сделали говорит сказать стоит может имеет имеют иметь используя используется использовать`,
    empty: `август апрель время времени вид виде вида вопрос вопросы вопросов воскресенье вторник год года году годы лет глава главе день дни дня
      дней декабрь дело дела деле декабря июля июль июнь июня случае случай случаев случаях случая конец конце люди людей май мая март
      марта место месте месяц месяца минут минуты момент начало начале неделя недели номер ноябрь ноября образ образом октябрь октября
      пара понедельник помощь помощью порядок порядке причина причине пример примере пример примеры проблема проблемы проблем пятница
      пункт путь раз раза разница раздел разделе результат результате ряд ряда ряде сентябрь сентября сторона стороны стороне суббота
      сравнению счет счёт счёте тема тип типа типы условие утро факт февраль февраля форма форме целом цель цели часть части час часа часов
      человек человека число числе шаг шаги январь января среда среду четверг вечер вещи вещь возможность возможности значение значения
      количество случаю использование использования использовании помощи отличие виды способ способом способы`,
  },
};
