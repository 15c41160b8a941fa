/* How long a Russian article of about 600 words takes to set and to draw on a 1080p screen, beside a bare
 * TTF_RenderUTF8_Blended of the same lines: `bench_text [ROUNDS]`. Cold is the first time in a process that
 * has just opened its fonts; warm is the best of the rounds. */
#include "text/paragraph.h"

#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 36, WIDTH = 704, LINE = 52, LINES_MOST = 200 };

static const char *const article[] = {
    "УСТЬ-КАМЕНОГОРСК — Три страны договорились о совместной охране высокогорных озёр и лесов, где обитают "
    "снежный "
    "барс и алтайский улар. Новый заповедник займёт 450 000 га по обе стороны границы, сообщили в четверг "
    "его "
    "учредители. Подготовка соглашения началась ещё в 2015 г., но лишь теперь стороны сошлись на единых "
    "правилах "
    "для посетителей, учёных и местных жителей.",
    "«Мы долго шли к этому дню, — сказал на церемонии А. С. Иванов, директор парка. — Звери не знают границ: "
    "барс "
    "за одну ночь проходит до 40 км и утром оказывается в другой стране. Охранять его поодиночке "
    "невозможно». По "
    "его словам, в горах осталось не более 120 взрослых хищников, т. е. на треть меньше, чем 20 лет назад.",
    "Соглашение предусматривает обмен данными о погоде, общую службу спасения и совместные отряды "
    "инспекторов. До "
    "конца года на перевалах установят 36 автоматических камер, которые будут снимать животных днём и ночью. "
    "Снимки "
    "попадут в открытый архив: каждый желающий сможет следить за жизнью заповедника и помогать учёным "
    "считать зверей.",
    "Деньги на первые три года — около 12 млн долл. — выделили правительства и несколько благотворительных "
    "фондов. "
    "Половина суммы пойдёт на дороги, мосты и приюты для путешественников, четверть — на научные станции, "
    "остальное — "
    "на поддержку сельских школ и мастерских. В посёлках у границы парка уже открылись курсы для "
    "проводников.",
    "Местные жители встретили новость с надеждой и с осторожностью. «Раньше мы пасли скот у самых ледников, "
    "— "
    "рассказывает Айгуль, хозяйка небольшого пансиона. — Теперь летние пастбища придётся переносить ниже. "
    "Зато к нам "
    "поедут гости, и дети, может быть, не станут уезжать в город». Её муж готовится водить группы по старой "
    "тропе, "
    "которой когда-то шли караваны с чаем и шёлком.",
    "Учёные предупреждают, что одной охраны мало. За полвека ледники Алтая потеряли почти 30 % площади, реки "
    "мелеют к августу, а лес поднимается выше по склонам. «Заповедник — это не музей под стеклом, — "
    "объясняет "
    "биолог Марат Ержанов. — Мы должны понимать, как меняется климат, и помогать животным приспособиться». "
    "Для этого "
    "три академии наук создали общую лабораторию, где будут работать и студенты.",
    "Особое внимание уделят птицам. Алтайский улар, крупный родственник куропатки, гнездится на каменистых "
    "осыпях и "
    "не переносит шума. Поэтому с 1-го мая по 15 июля самые тихие долины закроют для посещения. Остальные "
    "маршруты, "
    "общей длиной 20–30 дней пути, останутся доступны круглый год, хотя зимой идти по ним разрешат только с "
    "проводником.",
    "На карте будущего парка отмечены и памятники истории: курганы, наскальные рисунки, остатки сторожевых "
    "башен. "
    "Археологи надеются, что строительство дорог не повредит раскопкам. В соглашении сказано: прежде чем "
    "проложить "
    "новую тропу, нужно получить согласие экспертного совета. В нём поровну представлены учёные, власти и "
    "жители "
    "окрестных сёл.",
    "Первые посетители смогут приехать уже весной. Билет будет стоить одинаково во всех трёх странах, а "
    "купить его "
    "можно будет по телефону или в любом почтовом отделении. Школьникам и пенсионерам обещают скидку, "
    "жителям "
    "приграничных районов — бесплатный вход. Организаторы рассчитывают принять в первый год около 50 тыс. "
    "гостей, но "
    "готовы ограничить их число, если природа не выдержит нагрузки.",
    "К открытию готовят и книгу: сорок фотографов из восьми стран снимали Алтай на протяжении года. На "
    "обложке — "
    "рассвет над озером, который видели, вероятно, и те, кто тысячу лет назад выбивал на скалах оленей и "
    "всадников. "
    "«Мы лишь гости в этих горах, — говорится в предисловии, — и уходя, хотим оставить их такими, какими "
    "нашли». "
    "Выставка снимков откроется в столице 12 сентября и продлится до конца ноября; потом она отправится в "
    "путешествие по региону, а её последней остановкой станет новый музей у входа в заповедник.",
};

enum { PARAGRAPHS = sizeof article / sizeof *article };

struct bench {
    struct fonts *fonts;
    SDL_Surface *surface;
    char *lines[LINES_MOST]; /* of the last round */
    size_t line_count;
    double set, draw; /* milliseconds of the last round */
};

static double now(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000 / (double)SDL_GetPerformanceFrequency();
}

static void fail(const char *what, const char *why)
{
    (void)fprintf(stderr, "bench_text: %s: %s\n", what, why);
    exit(1);
}

static void round_once(struct bench *bench)
{
    const SDL_Color ink = {223, 225, 228, 255};
    struct paragraph paragraphs[PARAGRAPHS];
    struct error error = {0};
    double start = now();
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        struct text_span span = {.text = article[i], .face = FACE_REGULAR, .size = SIZE};
        struct text_request request = {
            .spans = &span, .span_count = 1, .language = "ru", .width = WIDTH, .no_orphan = true};
        if (!paragraph_set(bench->fonts, &request, &paragraphs[i], &error))
            fail("setting", error.text);
    }
    bench->set = now() - start;
    bench->draw = 0;
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        for (size_t line = 0; line < paragraphs[i].line_count; line++) {
            (void)SDL_FillRect(bench->surface, NULL, 0);
            double begin = now();
            if (!paragraph_draw_line(bench->fonts, &paragraphs[i], line, bench->surface, 0, 38, &ink, &error))
                fail("drawing", error.text);
            bench->draw += now() - begin; /* clearing is not our work */
        }
    }
    while (bench->line_count > 0)
        free(bench->lines[--bench->line_count]);
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        for (size_t line = 0; line < paragraphs[i].line_count && bench->line_count < LINES_MOST; line++)
            bench->lines[bench->line_count++] = strndup(paragraphs[i].text + paragraphs[i].lines[line].start,
                                                        paragraphs[i].lines[line].length);
        paragraph_finish(&paragraphs[i]);
    }
}

/* Milliseconds of drawing the lines with SDL2_ttf alone. */
static double bare(const struct bench *bench, TTF_Font *font)
{
    const SDL_Color ink = {223, 225, 228, 255};
    double start = now();
    for (size_t i = 0; i < bench->line_count; i++)
        SDL_FreeSurface(TTF_RenderUTF8_Blended(font, bench->lines[i], ink));
    return now() - start;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

int main(int count, char **arguments)
{
    long rounds = count > 1 ? strtol(arguments[1], NULL, 10) : 20;
    struct error error = {0};
    struct bench bench = {0};
    double start = now();
    bench.fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    double opened = now() - start;
    bench.surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, LINE, 32, SDL_PIXELFORMAT_ARGB8888);
    TTF_Font *font = bench.fonts ? TTF_OpenFont(SOURCE_FOLDER "/fonts/NotoSans-Regular.ttf", SIZE) : NULL;
    if (!font || !bench.surface)
        fail("starting", error.set ? error.text : SDL_GetError());
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);

    round_once(&bench);
    double cold_set = bench.set, cold_draw = bench.draw, cold_bare = bare(&bench, font);
    double warm_set = 1e9, warm_draw = 1e9, warm_bare = 1e9;
    for (long i = 0; i < rounds; i++) {
        round_once(&bench);
        warm_set = least(warm_set, bench.set);
        warm_draw = least(warm_draw, bench.draw);
        warm_bare = least(warm_bare, bare(&bench, font));
    }
    size_t words = 0;
    for (size_t i = 0; i < PARAGRAPHS; i++)
        words += text_count_words(article[i]);
    printf("%zu words, %zu lines, %d px in %d px; milliseconds\n", words, bench.line_count, SIZE, WIDTH);
    printf("opening the fonts %.2f\n", opened);
    printf("cold: set %.2f + draw %.2f = %.2f; bare %.2f; ratio %.2f\n", cold_set, cold_draw,
           cold_set + cold_draw, cold_bare, (cold_set + cold_draw) / cold_bare);
    printf("warm: set %.2f + draw %.2f = %.2f; bare %.2f; ratio %.2f\n", warm_set, warm_draw,
           warm_set + warm_draw, warm_bare, (warm_set + warm_draw) / warm_bare);
    while (bench.line_count > 0)
        free(bench.lines[--bench.line_count]);
    SDL_FreeSurface(bench.surface);
    TTF_CloseFont(font);
    fonts_destroy(bench.fonts);
    return 0;
}
