/* Words that stay with their neighbours, a row for each language; the rules are in glue.c. Pure; any thread.
 */
#include "text/glue_language.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define CYRILLIC_UNITS " км м см мм кг г т га л ч с мин млн млрд трлн тыс. руб. долл. °с мвт квт гвт "

const char glue_common_units[] =
    " % ‰ ° °c °f €  $ £ ¥ ₽ ₸ ₴ ₼ ₺ ₾ сом km m cm mm kg g ha l mw kw gw "
    "km² м² км² км/ч "
    "km/h usd eur kzt rub uzs kgs ";
const char glue_common_before[] = " № # § € $ £ ¥ ₽ ₸ ₴ ₼ ₺ ≈ ~ ± + − > < ≤ ≥ © ";

/* One-letter Cyrillic words need no list: they keep the next word in every language. */
static const struct glue_language languages[] = {
    {"ru", " см. им. ",
     " г. д. с. о. р. оз. ул. пр. пл. пос. обл. т. гл. ст. п. стр. рис. проф. акад. ген. гр. св. тов. ",
     " бы б же ж ли ль ",
     CYRILLIC_UNITS
     " г. гг. в. вв. год года лет января февраля марта апреля мая июня июля августа сентября октября ноября "
     "декабря чел. "},
    {"uk", " див. ім. ",
     " м. с. смт о. р. оз. вул. просп. пл. обл. т. гл. ст. п. стор. рис. проф. акад. ген. ", " би б же ж чи ",
     CYRILLIC_UNITS
     " р. рр. рік року році роком роки років роках ст. тис. грн гривень год год. хв хв. осіб "
     "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "},
    {"be", " гл. імя ", " г. в. вул. пл. вобл. т. арт. п. стар. мал. праф. акад. ген. ", " бы б жа ж ці ",
     CYRILLIC_UNITS
     " г. гг. год года году годзе годам гады гадоў гадах ст. гадз гадз. хв хв. чал. рублёў студзеня лютага "
     "сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня "},
    {"bg", " вж. ", " г. гр. с. ул. бул. кв. пл. обл. т. гл. чл. стр. проф. акад. ген. ", " ли ",
     CYRILLIC_UNITS
     " г. год. година години годините в. век хил. лв. лева евро ч. часа мин. души януари февруари "
     "март април май юни юли август септември октомври ноември декември "},
    {"sr", " в. ", " г. др ул. трг проф. акад. ген. бр. чл. стр. ", " ли ",
     CYRILLIC_UNITS
     " год. година године години годину век века хиљ. хиљада хиљаде милион милиона милијарди дин. динара "
     "евра "
     "god. godina godine godini godinu vek veka hilj. hiljada hiljade mil. milion miliona mlrd. milijardi "
     "din. "
     "dinara evra јануара фебруара марта априла маја јуна јула августа септембра октобра новембра "
     "децембра јануар фебруар март април мај јун јул август септембар октобар новембар децембар "
     "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar "
     "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra "},
    {"mk", "", " г. д-р ул. бул. проф. акад. бр. чл. стр. ", " ли ",
     CYRILLIC_UNITS
     " ден. денари евра г. год. година години годината век илјади милион милиони милијарди часот "
     "часа јануари февруари март април мај јуни јули август септември октомври ноември декември "},
    {"kk", "", " қ. ауд. обл. көш. т. б. проф. акад. ген. сағат ", "",
     CYRILLIC_UNITS
     " ж. жж. жыл жылы жылғы жылдың жылдан жылға жылдары мың миллион миллиард теңге тг пайыз адам сағ. мин. "
     "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек "
     "қазан қараша желтоқсан қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда "
     "қыркүйекте қазанда қарашада желтоқсанда "},
    {"ky", "", " ш. обл. көч. проф. акад. ген. саат ", "",
     CYRILLIC_UNITS
     " ж. жыл жылы жылдын жылдан жылга жылдары миң миллион миллиард сом пайыз адам мүн. "
     "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь январда "
     "февралда мартта апрелде майда июнда июлда августта сентябрда октябрда ноябрда декабрда "},
    {"tg", "", " ш. н. вил. проф. акад. ген. соли соати ", "",
     CYRILLIC_UNITS
     " с. сол соат дақиқа ҳазор миллион миллиард сомонӣ фоиз нафар январ феврал март апрел май "
     "июн июл август сентябр октябр ноябр декабр январи феврали марти апрели майи июни июли "
     "августи сентябри октябри ноябри декабри "},
    {"uz", "", " sh. koʻch. prof. akad. gen. soat ш. кўч. проф. акад. соат ", "",
     CYRILLIC_UNITS " yil yili yilda yilgi yilning yildan yilga ming million milliard mln mlrd trln soʻm "
                    "so‘m foiz nafar kishi "
                    "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr "
                    "йил йили йилда йилги йилнинг йилдан йилга минг миллион миллиард сўм фоиз нафар киши "
                    "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр "},
    {"mn", " сарын ", " проф. акад. ген. ", "",
     CYRILLIC_UNITS
     " он оны онд оноос жил жилийн сарын дугаар дүгээр цаг цагийн минут минутын мянга мянган сая "
     "тэрбум төгрөг төгрөгийн хувь хувиар хүн "},
    {"tr", "", " dr. prof. doç. av. sn. hz. ", " mi mı mu mü de da ",
     " bin milyon milyar tl ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "},
    {"az", "", " dr. prof. akad. ", " mi mı mu mü da də ",
     " min milyon milyard manat yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr "
     "dekabr "},
    {"en", " no. vol. p. pp. ", " mr. mrs. ms. dr. st. prof. gen. col. sen. rep. gov. mr mrs ms dr st ", "",
     " million billion trillion percent a.m. p.m. am pm january february march april may june july august "
     "september october november december "},
    {"de", " nr. s. bd. ", " dr. prof. hr. fr. st. ", "",
     " mio. mrd. uhr januar februar märz april mai juni juli august september oktober november dezember "},
    {"fr", " n° nº p. 1er ", " m. mme mlle dr st ste ", " ! ? : ; » ",
     " millions milliards h janvier février mars avril "
     "mai juin juillet août septembre octobre novembre décembre "},
    {"pl", " a i o u w z nr str. ul. ", " prof. dr gen. św. ", " się ",
     " tys. mln mld zł r. w. stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
     "października listopada grudnia "},
    {"cs", " a i k o s u v z č. str. ul. ", " prof. dr. gen. sv. ", "", " tis. mil. mld. kč "},
    {"sk", " a i k o s u v z č. str. ul. ", " prof. dr. gen. sv. ", "", " tis. mil. mld. "},
    {"tk", "", " dr. prof. akad. ", "",
     " müň mln mlrd manat ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr "},
    {"es", " n.º núm. pág. ", " sr. sra. dr. dra. d. dña. st. sta. ", "", " de mil millones "},
    {"ar", "", " د. أ. م. ", "",
     " يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر مليون مليار ألف "},
    {"fa", "", "", "",
     " ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر میلیون میلیارد هزار درصد "},
    {"ps", "", "", "", " جنوري فبروري مارچ اپرېل مۍ جون جولای اګست سپټمبر اکتوبر نومبر ډیسمبر "},
    {"ur", "", "", "",
     " جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر لاکھ کروڑ فیصد "},
    {"he", " מס׳ ", " ד\"ר פרופ׳ גב׳ ", "",
     " בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר מיליון מיליארד "
     "ש\"ח "},
    {"ka", "", "", "",
     " იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი "
     "იანვარს "
     "თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს წელს "
     "წლის "},
    {"hy",
     " հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի "
     "դեկտեմբերի ",
     "", "", " թ. թվականի մլն մլրդ դրամ "},
    {"hi", "", " डॉ. श्री ", "", " जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर लाख करोड़ "},
};

static const struct glue_language every_language = {"", "", "", "", ""};

const struct glue_language *glue_language_find(const char *tag, bool cyrillic)
{
    size_t length = tag ? strcspn(tag, "-_") : 0;
    for (size_t i = 0; tag && i < sizeof languages / sizeof *languages; i++)
        if (length == strlen(languages[i].code) && strncasecmp(tag, languages[i].code, length) == 0)
            return &languages[i];
    return cyrillic ? &languages[0] : &every_language;
}

bool glue_list_has(const char *list, const char *word)
{
    char spaced[64];
    int length = snprintf(spaced, sizeof spaced, " %s ", word);
    return length > 2 && (size_t)length < sizeof spaced && strstr(list, spaced) != NULL;
}
