/**
 * Stop words: function words that say nothing about what a text is about. Kept short on purpose, because a word left
 * out here can never be asked for: "go", "get", "make", "find", "time", "new", "first" and "down" stay searchable.
 * Apostrophes are part of a contraction, so that "we'll" is a stop word and "well" and "shell" are judged alone.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: `a about above after again against all also although always am among an and another any are aren't as at away be
    became because become been before being below between both but by came can can't cannot could couldn't did didn't do
    does doesn't doing don't done during each either else enough etc even ever every few for from further had hadn't has
    hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll
    i'm i've ie eg if in into is isn't it it'd it'll it's its itself just like many may maybe me might mine more most
    much must my myself neither no nor not of off often on once one's only onto or other others ought our ours ourselves
    out over own per perhaps quite rather really same shall shan't she she'd she'll she's should shouldn't since so some
    somehow someone something sometimes somewhat still such than that that'll that's the their theirs them themselves then
    there there's therefore these they they'd they'll they're they've this those though through thus to too toward towards
    under until unto up upon us very via was wasn't we we'd we'll we're we've were weren't what what's whatever when
    when's where where's whether which while who who's whoever whom whose why why's will with within without won't would
    wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves s t d ll re ve m`,
  de: `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
    bin bis bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darum das dass dazu dein
    deine dem den denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine
    einem einen einer eines er es etwas euch euer eure für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jene jener jenes jetzt kann
    kein keine keinem keinen keiner können könnte man manche mein meine meinem meinen meiner mich mir mit muss müssen nach
    nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte
    sondern sonst über um und uns unser unsere unter viel vom von vor während wann war waren warum was weg weil welche
    welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wurde wurden würde zu zum zur zwar
    zwischen`,
  fr: `à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons c ça car ce
    ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de des depuis dès deux donc dont du elle
    elles en encore entre es est et étaient était été être eu eux fait faire fut ici il ils j je l la là le les leur leurs
    lors lorsque lui m ma mais me même mêmes mes mon n ne ni nos notre nous on ont ou où par parce pas peu peut plus pour
    pourquoi pouvez pu puis qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se sera ses seulement
    si sinon son sont sous sur t ta tandis te tes toi ton toujours tous tout toute toutes très tu un une vers via voici voilà
    vos votre vous vu y`,
  es: `a al algo algunas algunos ante antes aquel aquella así aun aunque bien cada como cómo con contra cual cuál cuando
    cuándo de del desde donde dónde dos durante e el él ella ellas ellos en entre era eran eres es esa esas ese eso esos
    esta está están estaba estar estas este esto estos estoy fue fueron ha había han has hasta hay he la las le les lo los
    luego más me mi mí mientras mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para
    pero poco por porque pues que qué quien quién se sea ser si sí sido siempre sin sino sobre son soy su sus también tan
    tanto te tiene tienen toda todas todo todos tu tú tus u un una unas uno unos vosotros y ya yo`,
  it: `a ad agli ai al alla alle allo anche ancora avere aveva avevano c che chi ci coi col come con contro così cui d da
    dagli dai dal dalla dalle dallo degli dei del della delle dello dentro di do dove dopo due e è ed era erano essere fa fare
    fino fra fu gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mie miei mio molto ne negli nei
    nel nella nelle nello noi non nostra nostro o ogni oppure per perché però più poi prima qual quale quali quando quanto
    quella quelle quelli quello questa queste questi questo qui sarà se sei sempre senza si sia siamo sono sopra sotto sta
    stata stato su sua sue sugli sui sul sulla sulle suo suoi tra tu tua tue tuo tutta tutte tutti tutto un una uno vi voi`,
  pt: `a à ao aos aquela aquele aquilo as às até com como da das de dela dele deles depois do dos e é ela elas ele eles em
    entre era eram essa essas esse esses esta está estão estas estava este estes eu foi for foram há isso isto já lhe lhes
    mais mas me mesmo meu meus minha muito muitos na não nas nem no nos nós nossa nosso num numa o os ou para pela pelas pelo
    pelos por porque qual quando quanto que quem se seja sem ser será seu seus só sobre sua suas também tão te tem têm ter
    teu tinha todo todos tu tua tudo um uma umas uns você vocês vos`,
  nl: `aan al alle alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en er ge geen
    had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jullie kan kon kunnen maar me meer men met
    mij mijn moet na naar niet niets nog nu of om omdat ons onze ook op over reeds te tegen toch toen tot u uit uw van veel
    voor waar wanneer want waren was wat we wel werd wie wij wil worden wordt zal ze zelf zich zij zijn zo zoals zonder zou`,
  no: `alle at av både ble bli blir da de deg dei dem den denne der dere deres det dette di din disse du eller en er et etter
    for fordi fra før ha hadde han hans har hun hva hvem hver hvilken hvis hvor hvordan hvorfor i ikke ja jeg kan kunne man
    mange med meg mellom men mer min mitt mot må ned nei noe noen nå når og også om opp oss over på samme seg selv sin sitt
    skal skulle slik som så til um under ut uten var ved vi vil ville vår være vært å andre bare fikk får først gikk gjør gjøre går hele hvert igjen kom mest mye nok siste`,
  sv: `alla allt att av blev bli blir både de dem den denna deras dess dessa det detta dig din ditt du där då efter ej eller
    en er ert ett för från ha hade han hans har henne hennes hon honom hur här i icke inom inte jag ju kan kunde man med
    mellan men mig min mitt mot mycket måste ni nu när någon något några och också om oss på samma sedan sig sin sitt ska
    skulle som så till under upp ut utan vad var vara varför varje vara vem vi vid vilken vilket vår våra än är åt över andra bara finns fick får först första ganska gör gå går hela igen kom mest nog sista`,
  ru: `а без более бы был была были было быть в вам вас ваш весь во вот все всё всего всех вы где да даже для до его ее её
    если есть еще ещё же за здесь и из или им их к как какой ко когда которая которое которые который кто ли либо мне может
    можно мой моя мы на над надо наш не него нее неё нет ни них но ну о об однако он она они оно от очень по под после потом
    потому при про с сам свой себя со так также такой там те тем то тогда того тоже той только том тот ты у уже хотя чего чей
    чем через что чтобы эта эти это этого этой этом этот я`,
};

// Languages without a stemmer: their stop words also tell them from their neighbours.
const MORE_WORDS: Readonly<Record<string, string>> = {
  bg: `а ако аз без беше бил би в ви вие все всички във го да дали до докато за защо защото и из или им има как като към ли ме
    между ми много може на над не него нея ни ние никой но нещо от още по под при пред през са се сега си след само сме със
    също такъв там те ти това тази този толкова тук ще че чрез`,
  ca: `a al als amb això aquest aquesta aquests com de del dels des el els en entre és està fins ha han hi i ja la les li
    llavors més meu molt no nosaltres o on per però perquè què quan que qui se sense ser seu si sobre són també tot tots un
    una uns va van vaig`,
  cs: `a aby ale ani ano asi až bez bude by byl byla bylo být co či do ho i ja jak jako je jeho její jen ještě jsem jsme jsou
    k kde kdo kdy když která které který ma má mi na nad ne nebo není než o od po pod podle pokud potom pro proto protože před
    při s se si tak také takže tam ten tento to tu už v ve však vše z za ze že`,
  da: `af alle andre at blev bliver da de dem den denne der deres det dette dig din disse dog du efter eller en end er et for
    fra få før gik går ham han hans har havde hun hvad hvis hvor hvordan hvorfor i igen ikke ind jeg jer jo kan kom kunne
    længere man mange med meget mellem men mig min mit mod må når ned noget nogle nok nu når og også om op os over på selv
    sidste sig sin skal skulle som så til ud uden under var ved vi vil ville vores være været`,
  fi: `aina ei eikä ensin ennen että he hän ihan ja jo joka jonka jos jossa josta jota joten kaikki kanssa koska kuin kuinka kun
    lähinnä me mikä mitä missä mutta myös ne niin nyt näin ole oli olla olen on ovat saa se sekä sen siis siitä siinä sitten
    tai taas tämä tämän tässä tästä vaan vain vielä voi voin`,
  hr: `a ali ako bez bi bio bila bilo biti da dok do ga gdje i ih ili im iz ja je jer još kad kada kako kao koja koje koji kroz
    li mi mogu možete može na nakon ne nego neki nije no o od oko osim ova ove ovo ovaj ovdje po pod pri prije sa samo sam se
    smo su svaki sve svi što ta tako također te ti to treba tu u uz vam vas već vi više za zato`,
  hu: `a abban ahol akkor amely ami az azt be csak de e egy egyik el én és ez ezt ha hanem hogy hogyan igen is itt így jó kell
    ki le legyen lehet már meg mert mi mint minden miért most nagyon ne nem ő össze ott pedig sem sok szerint után úgy vagy
    van vannak volt`,
  id: `ada adalah akan anda agar atau bagi bahwa banyak beberapa belum bisa dalam dan dapat dari dengan di hanya harus hingga
    ia ini itu jika juga kami karena ke kita lagi lain lebih maka mereka namun oleh pada paling para perlu saat saja sampai
    sangat saya sebagai sebuah sebelum secara sejak semua seperti serta setelah setiap sudah suatu tanpa telah tentang
    terhadap tersebut tetapi tidak untuk yaitu yang`,
  pl: `a aby albo ale ani bardzo bez bo być był była było były by co czy dla do gdy gdzie go i ich ile im inne ja jak jako je
    jego jej jest jestem jeszcze jeśli już każdy kiedy kto która które który ma mam mnie może można na nad nie nich nim niż no
    o od oraz po pod ponieważ przed przez przy są się sobie ta tak także tam te tego tej ten to tu tylko tym u w we więc
    wszystko wszystkich z za ze znowu że żeby`,
  ro: `a acest această acestea ai al ale am ar are as așa au avea ca care când că ce cel cele cu cum da dacă dar de deci din
    după ea ei el este eu face fi fie fost în își la le lui mai mea meu mi nu o ori pe pentru peste prin sa sau să se și sunt
    ta toate tot un una unei unui va vă vor`,
  tr: `acaba ama ancak artık aslında bana bazı belki ben beni bir birkaç biz bu bunu çok çünkü da daha de değil diye en
    gibi göre hem hep her hiç için ile ise kadar kendi ki kim mi mı mu mü nasıl ne neden nerede o olan olarak oldu olduğu
    olur onu önce sen siz sonra şey şu tüm ve veya var ya yani yine yok`,
  vi: `ai bạn bị bởi cả các cái cần chỉ cho chúng chưa có còn của cũng do đã đang để đến đều điều đó được gì hãy hay hoặc hơn
    khi không là lại làm lên mà mình mỗi một mới nào nên nếu này những như nhưng nhiều ở phải qua ra rằng rất rồi sau sẽ sự tại
    thì theo thể tôi trên trong trước từ và vào vẫn vậy về vì việc với vừa`,
  uk: `а або але без був була були було бути в вам вас вже ви від він вона вони воно все всі вчора де для до його її із з за
    знову й і коли лише ми може мій мої на над нам нас не немає ні ніж о один однак перед під після по потім про при саме
    свій себе собі спершу та так також там те тепер ти тим то тобто тоді тому у це цей ця ці чи через що щоб як яка який які
    якщо я є`,
};

// Languages told by their script. Of those written without spaces only words of two characters and more: a single one is
// a token there, and has to be found.
const WORDS_OF_SCRIPTS: Readonly<Record<string, string>> = {
  ar: `إلى أن أنه أنها أو أي أيضا أيضًا إذا إن إنه التي الذي الذين الى ان او بعد بعض بل بين تكون تم ثم جدا حتى حيث خلال دون ذلك سوف ضمن عبر
    على عن عند عندما غير فإن فقد فقط في قبل قد كان كانت كل كما كيف لا لأن لقد لكن لم لن له لها ليس ما مثل مع من منها منه هذا هذه هناك هو هي
    و وفي وقد ولا وهو وهي يتم يجب يكون يمكن يمكنك به بها فيه فيها عليه عليها إليه إليها`,
  el: `αλλά αν ανά από αρκετά αυτά αυτές αυτή αυτήν αυτό αυτός αυτού αφού για γιατί δεν εδώ είναι είτε εκεί εμάς ένα έναν ένας ενός ενώ επίσης
    επειδή έτσι έχει έχετε έχουν έχω ή η ήταν θα ίσως κάθε και καθώς κάποια κάποιο κατά κι με μέσα μέσω μετά μη μην μια μία μόνο μπορεί
    μπορείτε μπορούν μπορώ να ναι ο οι όλα όλες όλη όλο όμως όπου όπως όσο όταν ότι ου παρά περίπου πιο ποια ποιο πολλά πολύ που πού πρέπει
    πριν προς πως πώς σαν σας σε στα στη στην στις στο στον στους συνήθως τα τη την της τι τις το τόσο τον του τους τότε των χωρίς ως ώστε
    μας μου σου άλλα άλλη άλλο`,
  fa: `آن آنها از است اگر اما ای این اینکه با باید بر برای بسیار به بود بودند بین پس پیش تا تر ترین تنها چه چون حتی خود در دیگر را روی زیر سپس
    شد شده شما شود شوند کرد کردن کرده کند کنند کنید که ما مانند من می نمی نه نیز نیست ها های هایی هر هم همه همین هنوز و وی یا یک یکی توسط
    هستند دارد دارند داشته کنم`,
  he: `אבל או אולי אותו אותה אחר אחרי אחת איך אין אם אני אנחנו את אתה באופן בגלל בין בלי גם דרך הוא היא הם הן היה היו הייתה הזה הזאת הזו זה זאת זו
    יותר יש יכול כאן כאשר כבר כדי כי כל כך לא לאחר לי לו לה להיות לכן לפני מאוד מה מי מן מתי עד על עם עוד עכשיו פה צריך רק של שלה שלו שלי
    שלך שלנו שם תוך אלא אלה אך הרבה`,
  hi: `अगर अपना अपनी अपने अब अभी आप आपका आपके आपको इस इसका इसकी इसके इसमें इसे उन उनके उस उसके एक ऐसा ऐसे और कई कर करता करते करना करने करें का
    कि किया किसी की कुछ के को कोई क्या गई गए गया जब जा जाता जाती जाते जाने जैसे जो तक तब तो था थी थे दिया दो द्वारा नहीं ने पर फिर बाद
    बहुत भी में मैं मैंने यदि यह यहाँ या ये रहा रहे लिए ले वह वाले वे सकता सकते सभी साथ से हम ही हुआ हुई हुए है हैं हो होता होती होते होना`,
  ja: `ある いる する なる この その これ それ ため こと もの よう から まで など です ます した して され ない また 場合 可能 必要 使用 以下 以上 利用 それぞれ
    すべて ここ そこ 際に 上記 下記 一部 自分 今回 私は 何か`,
  ko: `가장 같은 같이 것은 것을 것이 것입니다 경우 그 그러나 그런 그리고 그래서 그것 내 너무 다른 다시 다음 대한 대해 더 되는 된 됩니다 두 등 때 때문에 또 또는
    또한 만 많은 매우 모든 및 바로 수 싶은 아니라 아닌 아주 어떤 여기 여러 위한 위해 이 이것 이것은 이런 이러한 이렇게 이를 있는 있다 있습니다 있으며 있을 없는
    없습니다 자세한 저는 전에 제 조금 좀 중 중에 지금 참고 처음 하고 하는 하지만 한 할 함께 합니다 해서 했다 했습니다 후 후에`,
  zh: `一个 一些 一种 不是 不会 不能 也可 以及 以下 但是 你可 使用 例如 可以 可能 因为 因此 如果 如何 它们 对于 就是 已经 并且 您可 应该 我们 所以 所有
    或者 所需 时候 是否 有些 有关 没有 然后 现在 这个 这些 这里 进行 通过 那么 那些 需要 其他 其中 其它 任何 一般 之后 之前 包含 包括 为了 而且 由于
    还是 只有 只是 这样 他们 自己 什么 怎么 非常 很多 许多 比较 能够 不同 同时 此外 另外 这种 它的 的话 一下 一样`,
};

/** Languages whose function words are known. */
export const KNOWN_LANGUAGES: readonly string[] = [...Object.keys(WORDS), ...Object.keys(MORE_WORDS)];

/** Words of a language that carry no subject: lower-case, with their apostrophes (`'`). Empty for unknown languages. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const words = listOf(WORDS, language) ?? listOf(MORE_WORDS, language) ?? listOf(WORDS_OF_SCRIPTS, language);
  return new Set(words?.split(/\s+/) ?? []);
}

function listOf(lists: Readonly<Record<string, string>>, language: string): string | undefined {
  return Object.hasOwn(lists, language) ? lists[language] : undefined;
}
