/* libjpeg's errors as ours: it leaves by longjmp, and its message becomes the struct error's. Private to the
 * files that use libjpeg; one thread at a time. */
#ifndef FOYER_INGEST_PHOTO_JPEG_ERROR_H
#define FOYER_INGEST_PHOTO_JPEG_ERROR_H

#include "base/error.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

struct jpeg_failure {
    struct jpeg_error_mgr manager; /* first, for libjpeg hands out a pointer to it */
    jmp_buf back;
    struct error *error; /* borrowed; NULL */
};

static inline void jpeg_failure_exit(j_common_ptr info)
{
    struct jpeg_failure *failure = (struct jpeg_failure *)info->err;
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    error_set(failure->error, "cannot be decoded: %s", text);
    longjmp(failure->back, 1);
}

static inline void jpeg_failure_output(j_common_ptr info)
{
    (void)info;
}

static inline struct jpeg_error_mgr *jpeg_failure_init(struct jpeg_failure *failure, struct error *error)
{
    jpeg_std_error(&failure->manager);
    failure->manager.error_exit = jpeg_failure_exit;
    failure->manager.output_message = jpeg_failure_output;
    failure->error = error;
    return &failure->manager;
}

#endif
