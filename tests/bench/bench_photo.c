/* What one photo costs: `bench_photo [FILE …]` prepares each for a 1080p screen and prints time and peak
 * memory over the compressed bytes. Without a file it makes one of 24 megapixels of each kind; `bench_photo
 * --make FOLDER` keeps those there. Each photo is made and prepared in a process of its own, so that its peak
 * is its own. */
#include "base/buffer.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "ingest/photo/photo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

enum { WIDTH = 6000, HEIGHT = 4000 };

/* Soft waves with fine noise: compresses about as a photo does. */
static void bench_row(unsigned char *row, unsigned y, unsigned *seed)
{
    for (unsigned x = 0; x < WIDTH; x++, row += 3) {
        *seed = *seed * 1664525U + 1013904223U;
        unsigned noise = *seed >> 28;
        row[0] = (unsigned char)((x * y >> 12 & 127U) + noise);
        row[1] = (unsigned char)((x >> 4 & 127U) + noise);
        row[2] = (unsigned char)((y >> 4 & 127U) + noise);
    }
}

static void bench_rows(void *to, void (*add)(void *to, unsigned char *row))
{
    unsigned char *row = malloc((size_t)WIDTH * 3);
    unsigned seed = 1;
    for (unsigned y = 0; y < HEIGHT; y++) {
        bench_row(row, y, &seed);
        add(to, row);
    }
    free(row);
}

static void jpeg_add(void *to, unsigned char *row)
{
    jpeg_write_scanlines(to, &row, 1);
}

static void bench_make_jpeg(FILE *to, bool progressive)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, to);
    info.image_width = WIDTH;
    info.image_height = HEIGHT;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 90, TRUE);
    if (progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    bench_rows(&info, jpeg_add);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
}

static void png_add(void *to, unsigned char *row)
{
    png_write_row(to, row);
}

static void bench_make_png(FILE *to, bool variant)
{
    (void)variant;
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(writer);
    png_init_io(writer, to);
    png_set_compression_level(writer, 1);
    png_set_IHDR(writer, info, WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_write_info(writer, info);
    bench_rows(writer, png_add);
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
}

static void webp_add(void *to, unsigned char *row)
{
    unsigned char **place = to;
    memcpy(*place, row, (size_t)WIDTH * 3);
    *place += (size_t)WIDTH * 3;
}

static void bench_make_webp(FILE *to, bool lossless)
{
    unsigned char *pixels = malloc((size_t)WIDTH * HEIGHT * 3), *place = pixels;
    bench_rows(&place, webp_add);
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    if (WebPConfigInit(&config) && WebPPictureInit(&picture)) {
        config.lossless = lossless;
        config.method = 0;
        picture.use_argb = lossless;
        picture.width = WIDTH;
        picture.height = HEIGHT;
        picture.writer = WebPMemoryWrite;
        picture.custom_ptr = &writer;
        if (WebPPictureImportRGB(&picture, pixels, WIDTH * 3) && WebPEncode(&config, &picture))
            fwrite(writer.mem, 1, writer.size, to);
        WebPPictureFree(&picture);
    }
    WebPMemoryWriterClear(&writer);
    free(pixels);
}

static long bench_peak(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss; /* KiB */
}

static int bench_prepare(const char *path)
{
    struct buffer file;
    struct error error = {0};
    struct photo_prepared prepared;
    buffer_init(&file, LIMIT_PHOTO_TRANSFER);
    bool fine = file_read(path, &file, &error);
    long before = bench_peak();
    tick start = clock_monotonic(clock_system());
    fine = fine && photo_prepare(file.bytes, file.length, photo_target(1920, 1080), &prepared, &error);
    tick spent = clock_monotonic(clock_system()) - start;
    if (fine)
        printf("%s: %zu bytes, to %d x %d in %zu bytes, %ld ms, peak %.1f MB over the compressed bytes\n",
               path, file.length, prepared.width, prepared.height, prepared.length,
               (long)(spent / TICK_MS(1)), (double)(bench_peak() - before) / 1024);
    else
        printf("%s: %s\n", path, error.text);
    buffer_finish(&file);
    if (fine)
        photo_prepared_finish(&prepared);
    return fine ? 0 : 1;
}

static int bench_apart(const char *path)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        exit(bench_prepare(path));
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child ? status : 1;
}

/* Made by a child too: the peak of a process never shrinks. */
static int bench_made(const char *path, void (*make)(FILE *to, bool variant), bool variant)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        make(file, variant);
        exit(fclose(file));
    }
    fclose(file);
    return waitpid(child, NULL, 0) == child ? bench_apart(path) : 1;
}

static int bench_own(const char *folder, bool kept)
{
    static const struct {
        const char *name;
        void (*make)(FILE *to, bool variant);
        bool variant;
    } kinds[] = {{"baseline.jpg", bench_make_jpeg, false},
                 {"progressive.jpg", bench_make_jpeg, true},
                 {"photo.png", bench_make_png, false},
                 {"lossy.webp", bench_make_webp, false},
                 {"lossless.webp", bench_make_webp, true}};
    int failed = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char *path = file_join(folder, kinds[i].name);
        failed |= bench_made(path, kinds[i].make, kinds[i].variant);
        if (!kept)
            remove(path);
        free(path);
    }
    return failed;
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/bench_photo.XXXXXX";
    int failed = 0;
    if (count == 3 && strcmp(arguments[1], "--make") == 0)
        return bench_own(arguments[2], true);
    if (count == 1) {
        failed = !mkdtemp(folder) || bench_own(folder, false);
        rmdir(folder);
    }
    for (int i = 1; i < count; i++)
        failed |= bench_apart(arguments[i]);
    return failed != 0;
}
