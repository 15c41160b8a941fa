/* What one photo costs: `bench_photo [FILE.jpg …]` prepares each for a 1080p screen and prints time and peak
 * memory over the compressed bytes. Without a file it makes one of 24 megapixels. Each photo is prepared in a
 * process of its own, so that its peak is its own. */
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

/* Soft waves with fine noise: compresses about as a photo does. */
static void bench_row(unsigned char *row, unsigned width, unsigned y, unsigned *seed)
{
    for (unsigned x = 0; x < width; x++, row += 3) {
        *seed = *seed * 1664525U + 1013904223U;
        unsigned noise = *seed >> 28;
        row[0] = (unsigned char)((x * y >> 12 & 127U) + noise);
        row[1] = (unsigned char)((x >> 4 & 127U) + noise);
        row[2] = (unsigned char)((y >> 4 & 127U) + noise);
    }
}

static void bench_make(FILE *to, unsigned width, unsigned height, bool progressive)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, to);
    info.image_width = width;
    info.image_height = height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 90, TRUE);
    if (progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    unsigned char *row = malloc((size_t)width * 3);
    unsigned seed = 1;
    while (info.next_scanline < height) {
        bench_row(row, width, info.next_scanline, &seed);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    free(row);
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
static int bench_own(bool progressive)
{
    char path[] = "/tmp/bench_photo.XXXXXX";
    FILE *file = fdopen(mkstemp(path), "wb");
    if (!file)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        bench_make(file, 6000, 4000, progressive);
        exit(fclose(file));
    }
    fclose(file);
    int status = waitpid(child, NULL, 0) == child ? bench_apart(path) : 1;
    remove(path);
    return status;
}

int main(int count, char **arguments)
{
    int failed = 0;
    if (count == 1)
        failed = bench_own(false) | bench_own(true);
    for (int i = 1; i < count; i++)
        failed |= bench_apart(arguments[i]);
    return failed != 0;
}
