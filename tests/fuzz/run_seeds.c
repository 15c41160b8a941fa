/* Runs a fuzz target over every file of a folder, for builds without libFuzzer. */
#include "base/file.h"

#include <dirent.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SEED_MAX = 16 << 20 };

static int run_seed(const char *folder, const char *name)
{
    struct buffer bytes;
    struct error error = {0};
    char *path = file_join(folder, name);
    buffer_init(&bytes, SEED_MAX);
    bool fine = file_read(path, &bytes, &error);
    if (fine)
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.bytes, bytes.length);
    else
        fprintf(stderr, "%s\n", error.text);
    buffer_finish(&bytes);
    free(path);
    return fine ? 0 : 1;
}

int main(int argc, char **argv)
{
    int seeds = 0, failed = 0;
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: %s FOLDER-OF-SEEDS\n", argv[0]);
        return 2;
    }
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        failed += run_seed(argv[1], entry->d_name);
        seeds++;
    }
    closedir(folder);
    printf("%d seeds, %d unreadable\n", seeds, failed);
    return failed || seeds == 0;
}
